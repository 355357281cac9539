package org.netloupe.dl4j.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.management.OperatingSystemMXBean;

/**
 * Memory that this machine can still give a process. Systems other than Linux do not say what they would free for one, so
 * there it is all that the machine has.
 */
final class FreeMemory {
    private static final Path MEMORY_INFO = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d{1,12}) kB$");

    private FreeMemory() {}

    /** In bytes; in a container at most what it may use. */
    static long now() {
        long whole = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Files.isReadable(MEMORY_INFO) ? Math.min(whole, read(MEMORY_INFO)) : whole;
    }

    /** What Linux tells, in bytes; no limit where it does not, as kernels before 3.14. */
    static long read(Path memoryInfo) {
        try {
            Matcher line = AVAILABLE.matcher(Files.readString(memoryInfo));
            return line.find() ? Long.parseLong(line.group(1)) << 10 : Long.MAX_VALUE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
