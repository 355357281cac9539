package org.netloupe.tensor.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.tensor.DType;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.npy.NpyWriter;

class WholeFileTest {
    private final Path folder;

    WholeFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void writesIntoFoldersThatItMakesAndReplacesFiles() throws IOException {
        Path file = folder.resolve("a/b/c.txt");
        WholeFile.writeText(file, "one");
        WholeFile.writeText(file, "two €");
        assertEquals("two €", Files.readString(file));
        assertEquals(List.of(file), filesIn(file.getParent()));
    }

    @Test
    void givesFilesThePermissionsOfOrdinaryOnes() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions");
        Path ordinary = Files.createFile(folder.resolve("ordinary"));
        Path file = folder.resolve("whole");
        WholeFile.writeText(file, "x");
        assertEquals(PosixFilePermissions.toString(Files.getPosixFilePermissions(ordinary)),
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void keepsTheOldContentWhenTheNewFails() throws IOException {
        Path file = folder.resolve("kept.txt");
        WholeFile.writeText(file, "old");
        IOException thrown = assertThrows(IOException.class, () -> WholeFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("the content's own");
        }));
        assertEquals("the content's own", thrown.getMessage());
        assertThrows(IllegalStateException.class, () -> WholeFile.write(file, _ -> {
            throw new IllegalStateException();
        }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void saysThatTheDiskIsFullAndLeavesNothing() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()),
                "mounting a small disk needs root");
        try {
            Path file = disk.resolve("large.bin");
            InputException full = assertThrows(InputException.class,
                    () -> WholeFile.write(file, out -> out.write(new byte[1 << 20])));
            assertTrue(full.getMessage().contains("full disk"), full.getMessage());
            assertTrue(full.getMessage().contains(file.toString()), full.getMessage());
            assertEquals(List.of(), filesIn(disk));
            assertNpyWriterSaysSo(disk);
        } finally {
            run("umount", disk.toString());
        }
    }

    private static void assertNpyWriterSaysSo(Path disk) throws IOException {
        try (NpyWriter writer = NpyWriter.create(disk.resolve("a.npy"), DType.FLOAT32, Shape.of(1000))) {
            InputException full = assertThrows(InputException.class, () -> {
                for (int i = 0; i < 1000; i++) {
                    writer.append(new float[1000], 0, 1);
                }
            });
            assertTrue(full.getMessage().contains("full disk"), full.getMessage());
        }
        assertEquals(List.of(), filesIn(disk));
    }

    @Test
    void saysThatAFolderMayNotBeWritten() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may write everywhere");
        Path locked = Files.createDirectory(folder.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        InputException refused = assertThrows(InputException.class,
                () -> WholeFile.writeText(locked.resolve("a"), "x"));
        assertTrue(refused.getMessage().contains("no permission"), refused.getMessage());
    }

    @Test
    void saysThatAFileIsInTheWayOfAFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThrows(InputException.class, () -> WholeFile.writeText(file.resolve("below"), "x"));
        Path occupied = Files.createDirectories(folder.resolve("occupied/x")).getParent();
        assertThrows(InputException.class, () -> WholeFile.writeText(occupied, "x"));
        assertTrue(Files.isDirectory(occupied));
    }

    @Test
    void draftsAppearWhenCommittedOnly() throws IOException {
        Path file = folder.resolve("draft");
        try (WholeFile.Draft draft = WholeFile.begin(file)) {
            Files.writeString(draft.temporary(), "x");
            assertFalse(Files.exists(file));
            draft.commit();
        }
        assertEquals("x", Files.readString(file));
        assertEquals(List.of(file), filesIn(folder));
    }

    /** A process that replaces the file for ever, all of it the same letter, is killed at some moment. */
    @Test
    void readersSeeAWholeFileAfterTheWriterWasKilled() throws Exception {
        Path file = folder.resolve("letters");
        Process writer = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp",
                System.getProperty("java.class.path"), Endless.class.getName(), file.toString())
                .redirectErrorStream(true).start();
        try {
            for (int i = 0; i < 20; i++) {
                assertEquals('.', writer.getInputStream().read(), "the writer reports each file");
            }
            if (Files.exists(file)) {
                assertWhole(Files.readAllBytes(file));
            }
        } finally {
            writer.destroyForcibly();
        }
        assertTrue(writer.waitFor(10, TimeUnit.SECONDS));
        assertWhole(Files.readAllBytes(file));
    }

    private static void assertWhole(byte[] bytes) {
        assertEquals(Endless.LENGTH, bytes.length);
        byte[] expected = new byte[Endless.LENGTH];
        Arrays.fill(expected, bytes[0]);
        assertEquals(-1, Arrays.mismatch(expected, bytes));
    }

    /** The writer that is killed. */
    static final class Endless {
        static final int LENGTH = 3 << 20;

        private Endless() {}

        public static void main(String[] args) throws IOException {
            byte[] bytes = new byte[LENGTH];
            for (int i = 0;; i++) {
                Arrays.fill(bytes, (byte) ('a' + i % 26));
                WholeFile.write(Path.of(args[0]), out -> out.write(bytes));
                System.out.print('.');
                System.out.flush();
            }
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // no such command here
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
