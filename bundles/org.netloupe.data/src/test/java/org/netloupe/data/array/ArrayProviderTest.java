package org.netloupe.data.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Probe;
import org.netloupe.core.data.Split;
import org.netloupe.core.data.Target;
import org.netloupe.data.Opened;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.Tensor;
import org.netloupe.tensor.npy.NpyFile;

class ArrayProviderTest {
    private final ArrayProvider provider = new ArrayProvider();
    private final Path folder;

    ArrayProviderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path npy(String name, Tensor tensor) throws IOException {
        NpyFile.write(folder.resolve(name), tensor);
        return folder.resolve(name);
    }

    private Path npz(Map<String, Tensor> arrays) throws IOException {
        Path file = folder.resolve("made.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
                zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
                Files.copy(npy("entry.npy", array.getValue()), zip);
            }
        }
        return file;
    }

    @Test
    void readsRowsWithTheLabelsBesideThem() throws IOException {
        Path x = npy("X_all.npy", Tensor.of(new double[]{1, 2, 3, 4, 5, 6}, 3, 2));
        npy("y_all.npy", Tensor.of(new long[]{0, 2, -1}, 3));
        try (Dataset dataset = Opened.at(provider, x)) {
            assertEquals(FeatureKind.VECTOR, dataset.featureKind());
            assertArrayEquals(new float[]{3, 4}, Opened.features(dataset, 1));
            assertEquals(List.of("0", "1", "2"), dataset.target().classNames());
            assertEquals(2, dataset.label(1));
            assertEquals(-1, dataset.label(2));
        }
    }

    @Test
    void readsImagesOfAnyLayout() throws IOException {
        byte[] pixels = new byte[2 * 2 * 5 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        try (Dataset dataset = Opened.at(provider, npy("last.npy", Tensor.ofBytes(pixels, 2, 2, 5, 3)))) {
            assertEquals(Shape.of(3, 2, 5), dataset.featureShape());
            assertEquals((30 + 7 * 3 + 2) / 255f, Opened.features(dataset, 1)[2 * 10 + 7]);
            assertEquals(new Target.None(), dataset.target());
        }
        try (Dataset dataset = Opened.at(provider, npy("grey.npy", Tensor.ofBytes(pixels, 2, 6, 5)))) {
            assertEquals(Shape.of(1, 6, 5), dataset.featureShape());
        }
        try (Dataset dataset = Opened.at(provider, npy("flat.npy", Tensor.ofBytes(pixels, 2, 30)),
                Map.of("image", "3x2x5", "divisor", "1"))) {
            assertEquals(Shape.of(3, 2, 5), dataset.featureShape());
            assertEquals(59, Opened.features(dataset, 1)[29]);
        }
        try (Dataset dataset = Opened.at(provider, npy("quickdraw.npy", Tensor.ofBytes(new byte[784 * 2], 2, 784)))) {
            assertEquals(Shape.of(1, 28, 28), dataset.featureShape());
        }
    }

    @Test
    void readsSplitsAndClassesFromANpzFile() throws IOException {
        Tensor four = Tensor.of(new float[8], 4, 2);
        Path file = npz(Map.of("x_train", four, "y_train", Tensor.of(new int[]{0, 1, 1, 0}, 4), "x_test",
                Tensor.of(new float[]{9, 8}, 1, 2), "y_test", Tensor.of(new int[]{1}, 1)));
        try (Dataset dataset = Opened.at(provider, file, Map.of("validation", "0.25", "classes", "no,yes"))) {
            assertEquals(5, dataset.size());
            assertEquals(Split.TEST, dataset.splits().of(4));
            assertEquals(1, dataset.splits().count(Split.VALIDATION));
            assertArrayEquals(new float[]{9, 8}, Opened.features(dataset, 4));
            assertEquals(1, dataset.label(4));
            assertEquals(List.of("no", "yes"), dataset.target().classNames());
        }
        assertEquals(Probe.CERTAIN, provider.probe(file));
    }

    @Test
    void readsArraysOfOtherNamesWhenTold() throws IOException {
        Path file = npz(Map.of("hidden", Tensor.of(new float[]{1, 2}, 2, 1), "kind", Tensor.of(new int[2], 2)));
        assertRefused(file, "Name it with the option features");
        try (Dataset dataset = Opened.at(provider, file, Map.of("features", "hidden", "labels", "kind"))) {
            assertEquals(2, Opened.features(dataset, 1)[0]);
            assertEquals(0, dataset.label(1));
        }
    }

    @Test
    void refusesValuesThatAreNoNumbersNamingThem() throws IOException {
        Path x = npy("x.npy", Tensor.of(new float[]{1, 2, 3, Float.NaN, 5, Float.NEGATIVE_INFINITY}, 3, 2));
        try (Dataset dataset = Opened.at(provider, x)) {
            assertArrayEquals(new float[]{1, 2}, Opened.features(dataset, 0));
            InputException nan = assertThrows(InputException.class, () -> Opened.features(dataset, 1));
            assertTrue(nan.getMessage().contains("row 1, value 1"), nan.getMessage());
            assertThrows(InputException.class, () -> Opened.features(dataset, 2));
        }
    }

    @Test
    void saysWhatDoesNotFit() throws IOException {
        Path x = npy("x.npy", Tensor.of(new float[6], 3, 2));
        npy("y.npy", Tensor.of(new long[2], 2));
        assertRefused(x, "3 labels, one for each instance");
        npy("y.npy", Tensor.of(new float[]{0, 0.5f, 1}, 3));
        assertRefused(x, "label 1");
        npy("y.npy", Tensor.of(new long[]{0, 1, 99_999}, 3));
        assertRefused(x, "found 99999");
        npy("y.npy", Tensor.of(new long[6], 3, 2));
        assertRefused(x, "argmax");
        assertRefused(npy("a.npy", Tensor.of(new float[3], 3)), "2 to 4 axes");
        assertRefused(npy("b.npy", Tensor.of(new float[0], 0, 3)), "an empty dataset");
        assertRefused(npy("c.npy", Tensor.of(new float[2 * 5 * 6 * 7], 2, 5, 6, 7)), "option channels");
        assertRefused(folder.resolve("none.npy"), "no such file");
        assertRefused(folder.resolve("none.npz"), "no such file");
        Path other = npy("d.npy", Tensor.of(new float[6], 3, 2));
        assertThrows(InputException.class, () -> Opened.at(provider, other, Map.of("image", "5x5")));
        assertThrows(InputException.class, () -> Opened.at(provider, other, Map.of("image", "square")));
        assertThrows(InputException.class, () -> Opened.at(provider, other, Map.of("labels", "none.npy")));
    }

    private void assertRefused(Path file, String part) {
        InputException refused = assertThrows(InputException.class, () -> Opened.at(provider, file));
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
}
