package org.netloupe.tensor.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloupe.tensor.DType;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.Tensor;

class NpyFileTest {
    private final Path folder;

    NpyFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"b1,BOOL", "i1,INT8", "u1,UINT8", "i2,INT16", "u2,UINT16", "i4,INT32", "u4,UINT32", "i8,INT64",
            "f2,FLOAT16", "f4,FLOAT32", "f8,FLOAT64"})
    void readsEveryTypeInBothByteOrders(String code, DType dtype) throws IOException {
        int first = code.startsWith("i") || code.startsWith("f") ? -3 : 0;
        for (String order : List.of("little_", "big_")) {
            Tensor tensor = NpyFile.map(NpyFixture.file(order + code + ".npy"));
            assertEquals(dtype, tensor.dtype());
            assertEquals(Shape.of(2, 3, 4), tensor.shape());
            for (int i = 0; i < 24; i++) {
                double expected = dtype == DType.BOOL ? i == 0 ? 0 : 1 : first + i;
                assertEquals(expected, tensor.getDouble(i), order + code + " at " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fortran.npy", "fortran_big.npy"})
    void makesColumnMajorArraysRowMajor(String name) throws IOException {
        Tensor tensor = NpyFile.map(NpyFixture.file(name));
        for (int i = 0; i < 24; i++) {
            assertEquals(i, tensor.getDouble(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"version2.npy", "version3.npy"})
    void readsLaterFormatVersions(String name) throws IOException {
        Tensor tensor = NpyFile.map(NpyFixture.file(name));
        assertEquals(Shape.of(2, 3, 4), tensor.shape());
        assertEquals(23, tensor.getLong(23));
    }

    @Test
    void readsScalarsEmptyArraysAndExtremeValues() throws IOException {
        assertEquals(2.5, NpyFile.map(NpyFixture.file("scalar.npy")).getDouble(0));
        assertEquals(Shape.of(0, 5), NpyFile.map(NpyFixture.file("empty.npy")).shape());
        assertArrayEquals(new float[]{Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE,
                Float.MAX_VALUE}, NpyFile.map(NpyFixture.file("extremes.npy")).toFloats());
    }

    @ParameterizedTest
    @CsvSource({"objects.npy,pickle", "text.npy,text", "complex.npy,complex", "times.npy,times",
            "fields.npy,structured", "u8.npy,unsigned 64-bit"})
    void refusesWhatHasNoNumbersByName(String name, String word) {
        InputException refused = assertThrows(InputException.class, () -> NpyFile.map(NpyFixture.file(name)));
        assertTrue(refused.getMessage().contains(word), refused.getMessage());
        assertTrue(refused.getMessage().contains(name), refused.getMessage());
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void readsBackWhatItWrote(DType dtype) throws IOException {
        Tensor tensor = Tensor.allocate(dtype, Shape.of(3, 2));
        for (int i = 0; i < 6; i++) {
            tensor.set(i, i);
        }
        Path file = folder.resolve("a.npy");
        NpyFile.write(file, tensor);
        assertEquals(-1, tensor.data().mismatch(NpyFile.map(file).data()));
        assertEquals(dtype, NpyFile.header(file).dtype());
        assertEquals(0, NpyFile.header(file).dataOffset() % 64);
    }

    @Test
    void numpyReadsWhatWeWrite() throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python) && run(python, "import numpy") == 0, "python3-numpy is not installed");
        NpyFile.write(folder.resolve("whole.npy"), Tensor.of(new float[]{1, 2, 3, 4, 5, 6}, 3, 2));
        try (NpyWriter writer = NpyWriter.create(folder.resolve("streamed.npy"), DType.INT64, Shape.of())) {
            writer.append(Tensor.of(new long[]{7, 8}, 2));
            writer.append(Tensor.of(new long[]{9}));
            writer.finish();
        }
        String script = """
                import numpy as np
                w = np.load('whole.npy'); s = np.load('streamed.npy', mmap_mode='r')
                assert w.dtype == '<f4' and w.tolist() == [[1, 2], [3, 4], [5, 6]], w
                assert s.dtype == '<i8' and s.tolist() == [7, 8, 9], s
                """;
        assertEquals(0, run(python, script));
    }

    private int run(Path python, String script) throws IOException, InterruptedException {
        return new ProcessBuilder(python.toString(), "-c", script).directory(folder.toFile()).inheritIO().start()
                .waitFor();
    }

    @Test
    void mapsMoreThanTwoGigabytes() throws IOException {
        long rows = 300_000_000L; // 2.4 GB, sparse: only the touched pages exist
        Path file = folder.resolve("large.npy");
        byte[] header = NpyHeader.bytes(DType.FLOAT64, Shape.of(rows));
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(header);
            out.setLength(header.length + rows * 8);
            out.seek(header.length + (rows - 1) * 8);
            out.writeLong(Long.reverseBytes(Double.doubleToLongBits(42.5)));
        }
        Tensor tensor = NpyFile.map(file);
        assertEquals(42.5, tensor.getDouble(rows - 1));
        assertEquals(42.5, tensor.slice(rows - 2, 2).getDouble(1));
        assertEquals(0, tensor.getDouble(rows / 2));
    }

    @Test
    void saysWhereAFileEndsTooSoonOrTooLate() throws IOException {
        byte[] whole = Files.readAllBytes(NpyFixture.file("little_f4.npy"));
        for (int length : new int[]{0, 5, 7, 9, 20, 127, 128, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("cut.npy"), Arrays.copyOf(whole, length));
            assertThrows(InputException.class, () -> NpyFile.map(cut), "cut to " + length);
        }
        Path longer = Files.write(folder.resolve("longer.npy"), Arrays.copyOf(whole, whole.length + 4));
        InputException refused = assertThrows(InputException.class, () -> NpyFile.map(longer));
        assertTrue(refused.getMessage().contains("96 bytes"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'descr': '<f4', 'fortran_order': False}", "{'descr': '<f4'", "",
            "{'descr': '<f4', 'fortran_order': 3, 'shape': (1,)}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}",
            "{'descr': '<f8', 'fortran_order': False, 'shape': (4000000000, 4000000000)}",
            "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000000000,)}",
            "{'descr': '<f8', 'fortran_order': True, 'shape': (4, 100000000000000000)}",
            "{'descr': '<f8', 'fortran_order': False, 'shape': (4,)} + __import__('os')",
            "{'descr': '', 'fortran_order': False, 'shape': (4,)}", "{'evil': 'x'}", "{{{{{{{{"})
    void refusesHeadersThatNumpyWouldNotWrite(String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = new byte[10 + body.length + 64];
        System.arraycopy(NpyHeader.MAGIC, 0, bytes, 0, 6);
        bytes[6] = 1;
        bytes[8] = (byte) body.length;
        System.arraycopy(body, 0, bytes, 10, body.length);
        Path file = Files.write(folder.resolve("header.npy"), bytes);
        assertThrows(InputException.class, () -> NpyFile.map(file));
    }

    @Test
    void namesAbsentFilesAndFolders() {
        assertTrue(assertThrows(InputException.class, () -> NpyFile.map(folder.resolve("none.npy"))).getMessage()
                .contains("no such file"));
        assertTrue(assertThrows(InputException.class, () -> NpyFile.map(folder)).getMessage().contains("a folder"));
        assertFalse(NpyFile.hasMagic(folder));
        assertTrue(NpyFile.hasMagic(NpyFixture.file("scalar.npy")));
    }
}
