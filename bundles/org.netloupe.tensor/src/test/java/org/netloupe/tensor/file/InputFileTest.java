package org.netloupe.tensor.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.tensor.InputException;

class InputFileTest {
    private final Path folder;

    InputFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsHeadsAndMapsWholeFiles() throws IOException {
        Path file = Files.write(folder.resolve("f"), new byte[]{1, 2, 3});
        assertArrayEquals(new byte[]{1, 2}, InputFile.head(file, 2, "a file"));
        assertArrayEquals(new byte[]{1, 2, 3}, InputFile.head(file, 9, "a file"));
        assertEquals(3, InputFile.map(file, "a file").byteSize());
        assertEquals(0, InputFile.map(Files.createFile(folder.resolve("empty")), "a file").byteSize());
    }

    @Test
    void namesWhatCannotBeRead() throws IOException {
        InputException absent = assertThrows(InputException.class,
                () -> InputFile.open(folder.resolve("none"), "a list"));
        assertEquals(folder.resolve("none") + ": expected a list, found no such file. Check the path.",
                absent.getMessage());
        assertTrue(assertThrows(InputException.class, () -> InputFile.map(folder, "a list")).getMessage()
                .contains("a folder"));
    }

    @Test
    void namesMissingPermission() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
        Path locked = Files.createFile(folder.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("-w-------")));
        assertTrue(assertThrows(InputException.class, () -> InputFile.open(locked, "a list")).getMessage()
                .contains("no permission"));
    }
}
