package org.netloupe.agent;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** Makes files that only their owner can read, under names that nobody can guess. */
final class PrivateFiles {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Path MEMORY = Path.of("/dev/shm");

    private PrivateFiles() {}

    /** Where files live in memory, if the system has such a folder, else the one for temporary files. */
    static Path memoryFolder() {
        return Files.isDirectory(MEMORY) && Files.isWritable(MEMORY) ? MEMORY : temporaryFolder();
    }

    /** The folder for temporary files: the system property {@code netloupe.spill}, or the system's own. */
    static Path temporaryFolder() {
        return Path.of(System.getProperty("netloupe.spill", System.getProperty("java.io.tmpdir")));
    }

    static Path name(Path folder, String suffix) {
        byte[] random = new byte[12];
        RANDOM.nextBytes(random);
        return folder.resolve(
                "netloupe-" + ProcessHandle.current().pid() + "-" + HexFormat.of().formatHex(random) + suffix);
    }

    /** Opens a new file of mode 600 for reading and writing. */
    static FileChannel create(Path file, OpenOption... further) throws IOException {
        Set<OpenOption> options = new java.util.HashSet<>(Set.of(further));
        options.addAll(Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
        return FileChannel.open(file, options, ownerOnly());
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
