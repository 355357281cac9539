package org.netloupe.dl4j.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What this machine's processor can do.
 *
 * @param flags instruction sets in the words of Linux: avx2, avx512f; empty where the system does not tell
 */
record Processor(Set<String> flags) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    Processor {
        flags = Set.copyOf(flags);
    }

    /** The processor that this runs on; without flags on systems other than Linux. */
    static Processor current() {
        return Files.isReadable(CPU_INFO) ? read(CPU_INFO) : new Processor(Set.of());
    }

    static Processor read(Path cpuInfo) {
        try (Stream<String> lines = Files.lines(cpuInfo)) {
            return new Processor(lines.filter(line -> line.startsWith("flags")).findFirst()
                    .map(line -> Set.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+"))).orElse(Set.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasAll(Set<String> wanted) {
        return flags.containsAll(wanted);
    }
}
