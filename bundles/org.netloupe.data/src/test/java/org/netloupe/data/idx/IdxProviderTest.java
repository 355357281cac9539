package org.netloupe.data.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Probe;
import org.netloupe.core.data.Split;
import org.netloupe.core.data.Target;
import org.netloupe.data.Opened;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

/** Files of src/test/resources/idx, written by make_idx.py there. */
class IdxProviderTest {
    private final IdxProvider provider = new IdxProvider();
    private final Path folder;

    IdxProviderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"idx/plain", "idx/packed"})
    void opensAFolderWithItsOwnTestSplit(String name) throws IOException {
        try (Dataset dataset = Opened.at(provider, Opened.resource(name), Map.of("validation", "0.3"))) {
            assertEquals(10, dataset.size());
            assertEquals(Shape.of(1, 5, 4), dataset.featureShape());
            assertEquals(new Target.Classes(List.of("0", "1", "2")), dataset.target());
            assertEquals(2, dataset.splits().count(Split.VALIDATION));
            assertArrayEquals(new int[]{7, 8, 9}, dataset.splits().indices(Split.TEST));
            assertPixels(dataset, 2, 2);
            assertPixels(dataset, 9, 102);
            assertArrayEquals(new int[]{102 % 3}, dataset.targets(9));
            assertEquals(new AttributeValue.Number(2), dataset.attribute(9, 1));
            assertTrue(((AttributeValue.Text) dataset.attribute(9, 0)).value().startsWith("t10k-images"));
        }
    }

    private static void assertPixels(Dataset dataset, int index, int number) throws IOException {
        float[] features = Opened.features(dataset, index);
        for (int p = 0; p < 20; p++) {
            assertEquals((number * 31 + p) % 256 / 255f, features[p]);
        }
    }

    @Test
    void opensOneFileWithTheLabelsBesideIt() throws IOException {
        try (Dataset dataset = Opened.at(provider, Opened.resource("idx/plain/train-images-idx3-ubyte"))) {
            assertEquals(7, dataset.size());
            assertEquals(1, dataset.label(4));
            assertEquals(1, dataset.splits().count(Split.TEST));
        }
    }

    @Test
    void opensImagesAloneWithoutLabels() throws IOException {
        Path alone = copy("idx/plain/train-images-idx3-ubyte", "train-images-idx3-ubyte");
        try (Dataset dataset = Opened.at(provider, alone)) {
            assertEquals(new Target.None(), dataset.target());
            assertEquals(-1, dataset.label(0));
        }
    }

    @Test
    void turnsTransposedImages() throws IOException {
        Map<String, String> options = Map.of("transposed", "true", "classes", "zero, one, two, three");
        try (Dataset dataset = Opened.at(provider, Opened.resource("idx/plain"), options)) {
            assertEquals(Shape.of(1, 4, 5), dataset.featureShape());
            assertEquals(7 / 255f, Opened.features(dataset, 0)[3 * 5 + 1], "row 1, column 3 of the file");
            assertEquals(List.of("zero", "one", "two", "three"), dataset.target().classNames());
        }
    }

    @Test
    void isCertainByMagicAlone() throws IOException {
        assertEquals(Probe.CERTAIN, provider.probe(Opened.resource("idx/plain")));
        assertEquals(Probe.CERTAIN, provider.probe(Opened.resource("idx/packed")));
        assertEquals(Probe.CERTAIN, provider.probe(Opened.resource("idx/packed/t10k-images-idx3-ubyte.gz")));
        assertEquals(Probe.CERTAIN, provider.probe(copy("idx/plain/t10k-images-idx3-ubyte", "unnamed")));
        assertEquals(Probe.NO, provider.probe(folder));
        assertEquals(Probe.NO, provider.probe(Opened.resource("idx/make_idx.py")));
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        Path images = copy("idx/plain/train-images-idx3-ubyte", "train-images-idx3-ubyte");
        assertRefused(folder, "a labels file beside it");
        Path labels = copy("idx/plain/t10k-labels-idx1-ubyte", "train-labels-idx1-ubyte");
        assertRefused(folder, "7 labels");
        assertRefused(labels, "These are labels");
        byte[] whole = Files.readAllBytes(images);
        Files.write(images, Arrays.copyOf(whole, whole.length - 1));
        assertRefused(images, "140 bytes of data");
        Files.write(images, Arrays.copyOf(whole, whole.length + 1));
        assertRefused(images, "found 141");
        Files.write(images, Arrays.copyOf(whole, 9));
        assertRefused(images, "a header of 16 bytes");
        Files.write(images, new byte[0]);
        assertRefused(images, "an empty file");
        whole[2] = 0x0d;
        Files.write(images, whole);
        assertRefused(images, "unsigned bytes");
        whole[2] = 8;
        Arrays.fill(whole, 8, 16, (byte) 0xff);
        Files.write(images, whole);
        assertRefused(images, "images with 1 to 2^26 pixels");
        assertRefused(folder.resolve("none"), "no such file");
    }

    @Test
    void refusesADatasetWithoutImages() throws IOException {
        Path images = Files.write(folder.resolve("a-images-idx3-ubyte"),
                new byte[]{0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 4});
        assertRefused(images, "an empty dataset");
        Files.delete(images);
        assertRefused(folder, "no such files");
    }

    @Test
    void refusesACutOffGzipFile() throws IOException {
        Path images = copy("idx/packed/train-images-idx3-ubyte.gz", "train-images-idx3-ubyte.gz");
        byte[] whole = Files.readAllBytes(images);
        Files.write(images, Arrays.copyOf(whole, whole.length - 12));
        assertRefused(images, "damaged or cut off");
    }

    private void assertRefused(Path path, String part) {
        InputException refused = assertThrows(InputException.class, () -> Opened.at(provider, path));
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }

    private Path copy(String resource, String name) throws IOException {
        return Files.copy(Opened.resource(resource), folder.resolve(name));
    }

    @Test
    void opensMnist() throws IOException {
        Path mnist = Path.of("../../../shared/data/mnist");
        assumeTrue(Files.isDirectory(mnist), "no MNIST at " + mnist);
        try (Dataset dataset = Opened.at(provider, mnist)) {
            assertEquals(70_000, dataset.size());
            assertEquals(10_000, dataset.splits().count(Split.TEST));
            assertEquals(6_000, dataset.splits().count(Split.VALIDATION));
            assertEquals(Shape.of(1, 28, 28), dataset.featureShape());
            assertEquals(10, dataset.target().classNames().size());
            assertEquals(7, dataset.label(60_000), "the first test digit of MNIST is a seven");
        }
    }
}
