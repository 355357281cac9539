package org.netloupe.data;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.data.array.ArrayProvider;
import org.netloupe.data.cifar.CifarProvider;
import org.netloupe.data.idx.IdxProvider;
import org.netloupe.data.image.ImageFolderProvider;
import org.netloupe.data.table.CsvProvider;
import org.netloupe.tensor.InputException;

/**
 * Broken files of every kind, from fixed seeds: they can be read all the same, or end in an {@link InputException}, when
 * they are opened or at an instance. Memory is bounded by the heap that tests run with.
 */
class FuzzTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private final Path folder;

    FuzzTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain/train-images-idx3-ubyte", "plain/train-labels-idx1-ubyte",
            "packed/train-images-idx3-ubyte.gz", "packed/train-labels-idx1-ubyte.gz"})
    void idx(String name) throws IOException {
        Path source = Opened.resource("idx/" + name);
        for (String other : new String[]{"images-idx3", "labels-idx1"}) {
            Path beside = source.resolveSibling(source.getFileName().toString().replaceAll("images-idx3|labels-idx1",
                    other));
            Files.copy(beside, folder.resolve(beside.getFileName()));
        }
        Path file = folder.resolve(source.getFileName());
        fuzz(new IdxProvider(), file, folder, Map.of(), 700);
    }

    @Test
    void cifar() throws IOException {
        Path file = Samples.cifar(folder);
        fuzz(new CifarProvider(), file, file, Map.of(), 400);
    }

    @Test
    void npyFeatures() throws IOException {
        Path file = Samples.npy(folder);
        fuzz(new ArrayProvider(), file, file, Map.of(), 700);
    }

    @Test
    void npyLabels() throws IOException {
        Path file = Samples.npy(folder);
        fuzz(new ArrayProvider(), folder.resolve("y.npy"), file, Map.of(), 500);
    }

    @Test
    void npz() throws IOException {
        Samples.npy(folder);
        Path file = Samples.npz(folder);
        fuzz(new ArrayProvider(), file, file, Map.of(), 700);
    }

    @Test
    void zipOfImages() throws IOException {
        Path file = Samples.imageZip(folder);
        fuzz(new ImageFolderProvider(), file, file, Map.of(), 300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb.png", "grey.png", "palette.png", "deep.png", "rgb.jpg", "grey.jpg", "rgb.bmp",
            "palette.gif"})
    void images(String name) throws IOException {
        Path file = Files.createDirectories(folder.resolve("images/a")).resolve(name);
        Files.copy(Opened.resource("image/" + name), file);
        Map<String, String> options = Map.of("width", "8", "height", "8");
        fuzz(new ImageFolderProvider(), file, folder.resolve("images"), options, 250);
    }

    @Test
    void table() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"),
                "a,b,word,class\n1,2,x,u\n3,4.5,,v\n5,-6e1,\"y,\"\"z\",u\n");
        fuzz(new CsvProvider(), file, file, Map.of(), 1000);
    }

    private static void fuzz(DataProvider provider, Path file, Path opened, Map<String, String> options, int rounds)
            throws IOException {
        byte[] valid = Files.readAllBytes(file);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom")
                .create(file.getFileName().toString().hashCode());
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int round = 0; round < rounds; round++) {
                Files.write(file, mutated(valid, random));
                try (Dataset dataset = Opened.at(provider, opened, options)) {
                    readAll(dataset);
                } catch (InputException expected) {
                    // what a broken file is to end in; anything else fails the test
                }
            }
        });
    }

    private static void readAll(Dataset dataset) throws IOException {
        float[] features = new float[(int) dataset.featureShape().size()];
        for (int i = 0; i < dataset.size(); i++) {
            try {
                dataset.features(i, features, 0);
            } catch (InputException expected) {
                // one broken instance leaves the others readable
            }
            dataset.targets(i);
            for (int a = 0; a < dataset.attributes().size(); a++) {
                dataset.attribute(i, a);
            }
        }
    }

    /** Some bytes changed, often near the beginning or to extremes; sometimes cut off, longer, or with a part repeated. */
    private static byte[] mutated(byte[] valid, RandomGenerator random) {
        byte[] bytes = valid.clone();
        byte[] extremes = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff};
        int changes = 1 + random.nextInt(5);
        for (int i = 0; i < changes; i++) {
            int range = random.nextInt(3) == 0 ? bytes.length : Math.min(bytes.length, 60);
            bytes[random.nextInt(range)] = random.nextBoolean()
                    ? extremes[random.nextInt(extremes.length)]
                    : (byte) random.nextInt(256);
        }
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(100));
            case 2 -> repeated(bytes, random);
            default -> bytes;
        };
    }

    private static byte[] repeated(byte[] bytes, RandomGenerator random) {
        int from = random.nextInt(bytes.length);
        int to = random.nextInt(bytes.length);
        int count = Math.min(random.nextInt(64), bytes.length - Math.max(from, to));
        System.arraycopy(bytes.clone(), from, bytes, to, count);
        return bytes;
    }
}
