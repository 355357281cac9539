package org.netloupe.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {
    @ParameterizedTest
    @EnumSource(DType.class)
    void holdsSmallNumbersOfEveryType(DType dtype) {
        Tensor tensor = Tensor.allocate(dtype, Shape.of(2, 2));
        tensor.set(3, 1);
        assertEquals(1, tensor.getDouble(3));
        assertEquals(1, tensor.getFloat(3));
        assertEquals(1, tensor.getLong(3));
        assertEquals(0, tensor.getDouble(2));
        assertEquals(4L * dtype.bytes(), tensor.data().byteSize());
    }

    @Test
    void readsUnsignedAndSignedExtremes() {
        assertEquals(255, Tensor.ofBytes(new byte[]{-1}, 1).getLong(0));
        assertEquals(4294967295L, set(DType.UINT32, 4294967295.0).getLong(0));
        assertEquals(65535, set(DType.UINT16, 65535).getLong(0));
        assertEquals(-128, set(DType.INT8, -128).getLong(0));
        assertEquals(-32768, set(DType.INT16, -32768).getLong(0));
        assertEquals(Long.MIN_VALUE, Tensor.of(new long[]{Long.MIN_VALUE}, 1).getLong(0));
        assertEquals(65504, set(DType.FLOAT16, 65504).getDouble(0));
        assertEquals(Double.POSITIVE_INFINITY, set(DType.FLOAT16, 1e6).getDouble(0));
        assertEquals(Double.NaN, set(DType.FLOAT32, Double.NaN).getDouble(0));
        assertEquals(1, set(DType.BOOL, 0.5).getLong(0));
    }

    private static Tensor set(DType dtype, double value) {
        Tensor tensor = Tensor.allocate(dtype, Shape.of(1));
        tensor.set(0, value);
        return tensor;
    }

    @Test
    void slicesRowsAndReshapesShareMemory() {
        float[] values = {0, 1, 2, 3, 4, 5};
        Tensor tensor = Tensor.of(values, 3, 2);
        Tensor middle = tensor.slice(1, 1);
        assertEquals(Shape.of(1, 2), middle.shape());
        assertEquals(Shape.of(2), tensor.row(1).shape());
        middle.set(0, 9);
        assertEquals(9, values[2]);
        assertEquals(9, tensor.row(1).getFloat(0));
        assertEquals(9, tensor.reshape(Shape.of(6)).getFloat(2));
        assertThrows(IndexOutOfBoundsException.class, () -> tensor.slice(2, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> tensor.row(3));
        assertThrows(IndexOutOfBoundsException.class, () -> tensor.getFloat(6));
        assertThrows(IllegalArgumentException.class, () -> tensor.reshape(Shape.of(5)));
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(values, 7));
    }

    @Test
    void copiesAsFloats() {
        float[] target = new float[4];
        Tensor.of(new double[]{1, 2, 3}, 3).copyTo(1, target, 2, 2);
        assertArrayEquals(new float[]{0, 0, 2, 3}, target);
        Tensor.of(new float[]{5, 6, 7}, 3).copyTo(0, target, 0, 3);
        assertArrayEquals(new float[]{5, 6, 7, 3}, target);
        assertArrayEquals(new float[]{1, -2}, Tensor.of(new int[]{1, -2}, 2).toFloats());
    }

    @Test
    void addressesMoreThanTwoGigabytes(@TempDir Path folder) throws IOException {
        long size = 5L << 30;
        try (RandomAccessFile sparse = new RandomAccessFile(folder.resolve("sparse").toFile(), "rw")) {
            sparse.setLength(size);
            MemorySegment mapped = sparse.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, size, Arena.ofAuto());
            Tensor tensor = Tensor.over(DType.UINT8, Shape.of(5, 1L << 30), mapped);
            tensor.set(size - 1, 7);
            assertEquals(7, tensor.row(4).getLong((1L << 30) - 1));
            assertEquals(7, tensor.getLong(size - 1));
            assertEquals(0, tensor.getLong(size - 2));
        }
    }

    @Test
    void refusesToMakeOneArrayOfTooManyElements() {
        Tensor view = Tensor.over(DType.FLOAT32, Shape.of(0, 1L << 40), MemorySegment.ofArray(new byte[0]));
        assertEquals(0, view.toFloats().length);
        assertEquals("FLOAT32 [0, 1099511627776]", view.toString());
    }
}
