package org.netloupe.tensor.npy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.tensor.DType;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.Tensor;

class NpyWriterTest {
    private final Path folder;

    NpyWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void streamsRowsAndBatchesOfAnySize() throws IOException {
        Path file = folder.resolve("states.npy");
        int written = 0;
        try (NpyWriter writer = NpyWriter.create(file, DType.FLOAT32, Shape.of(7))) {
            for (int count : new int[]{1, 3, 0, 20_000, 1, 5}) {
                float[] values = new float[count * 7 + 2];
                for (int i = 0; i < count * 7; i++) {
                    values[i + 2] = written * 7 + i;
                }
                writer.append(values, 2, count);
                written += count;
            }
            writer.append(Tensor.of(new float[]{1, 2, 3, 4, 5, 6, 7}, 7));
            assertFalse(Files.exists(file), "appears when it is whole");
            writer.finish();
        }
        Tensor read = NpyFile.map(file);
        assertEquals(Shape.of(written + 1, 7), read.shape());
        for (int i = 0; i < written * 7; i++) {
            assertEquals(i, read.getFloat(i));
        }
        assertEquals(7, read.getFloat(read.size() - 1));
    }

    @Test
    void leavesNothingWithoutFinish() throws IOException {
        Path file = folder.resolve("states.npy");
        Files.writeString(file, "before");
        try (NpyWriter writer = NpyWriter.create(file, DType.FLOAT32, Shape.of(2))) {
            writer.append(new float[]{1, 2}, 0, 1);
        }
        assertEquals("before", Files.readString(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void refusesRowsOfAnotherShapeOrType() throws IOException {
        try (NpyWriter writer = NpyWriter.create(folder.resolve("a.npy"), DType.FLOAT32, Shape.of(2))) {
            assertThrows(IllegalArgumentException.class, () -> writer.append(Tensor.of(new float[3], 3)));
            assertThrows(IllegalArgumentException.class, () -> writer.append(Tensor.of(new double[2], 2)));
        }
    }

    @Test
    void finishesEmptyArraysAndOnlyOnce() throws IOException {
        Path file = folder.resolve("empty.npy");
        try (NpyWriter writer = NpyWriter.create(file, DType.UINT8, Shape.of(3, 4))) {
            writer.finish();
            assertThrows(IllegalStateException.class, writer::finish);
        }
        assertEquals(Shape.of(0, 3, 4), NpyFile.map(file).shape());
    }
}
