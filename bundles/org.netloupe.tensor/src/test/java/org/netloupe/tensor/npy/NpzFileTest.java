package org.netloupe.tensor.npy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.tensor.DType;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.Tensor;

class NpzFileTest {
    private final Path folder;

    NpzFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsStoredArrays() throws IOException {
        try (NpzFile npz = NpzFile.open(NpyFixture.file("stored.npz"))) {
            assertEquals(List.of("x", "y"), npz.names());
            assertEquals(Shape.of(2, 3, 4), npz.header("x").shape());
            assertEquals(23, npz.read("x").getFloat(23));
            assertEquals(DType.INT64, npz.header("y").dtype());
            assertEquals(1, npz.read("y").getLong(0));
        }
    }

    @Test
    void readsDeflatedArraysThatStayValidAfterClosing() throws IOException {
        Tensor fortran;
        try (NpzFile npz = NpzFile.open(NpyFixture.file("deflated.npz"))) {
            fortran = npz.read("f");
            assertThrows(InputException.class, () -> npz.read("z"));
        }
        for (int i = 0; i < 24; i++) {
            assertEquals(i, fortran.getLong(i));
        }
    }

    @Test
    void refusesZipFilesWithoutArraysAndOtherFiles() throws IOException {
        Path zip = zip("readme.txt", "hello".getBytes());
        assertTrue(assertThrows(InputException.class, () -> NpzFile.open(zip)).getMessage().contains("without npy"));
        Path text = Files.writeString(folder.resolve("text.npz"), "no zip");
        assertThrows(InputException.class, () -> NpzFile.open(text));
        assertThrows(InputException.class, () -> NpzFile.open(folder.resolve("none.npz")));
        assertThrows(InputException.class, () -> NpzFile.open(folder));
    }

    @Test
    void refusesAnEntryThatIsShorterThanItsHeaderSays() throws IOException {
        Path file = zip("x.npy", NpyHeader.bytes(DType.FLOAT64, Shape.of(1_000_000_000_000L)));
        try (NpzFile npz = NpzFile.open(file)) {
            assertThrows(InputException.class, () -> npz.read("x"));
        }
    }

    private Path zip(String entry, byte[] bytes) throws IOException {
        Path file = folder.resolve("made.npz");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(bytes);
        }
        return file;
    }
}
