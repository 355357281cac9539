package org.netloupe.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Probe;
import org.netloupe.core.data.Split;
import org.netloupe.data.Opened;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

class ImageFolderProviderTest {
    private final ImageFolderProvider provider = new ImageFolderProvider();
    private final Path folder;

    ImageFolderProviderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void put(String image, String... places) throws IOException {
        for (String place : places) {
            Path file = folder.resolve(place);
            Files.createDirectories(file.getParent());
            Files.copy(Opened.resource("image/" + image), file);
        }
    }

    @Test
    void readsAFolderPerClass() throws IOException {
        put("rgb.png", "b/1.png", "b/2.PNG", "a/deeper/3.png", "c/4.png");
        put("rgb.jpg", "a/5.jpeg", "a/.hidden.jpg");
        Files.writeString(folder.resolve("a/notes.txt"), "no image");
        try (Dataset dataset = Opened.at(provider, folder, Map.of("validation", "0.2", "test", "0.2"))) {
            assertEquals(5, dataset.size());
            assertEquals(List.of("a", "b", "c"), dataset.target().classNames());
            assertEquals(Shape.of(3, 12, 16), dataset.featureShape());
            assertArrayEquals(new int[]{0}, dataset.targets(0));
            assertEquals(new AttributeValue.Text("a/5.jpeg"), dataset.attribute(0, 0));
            assertEquals(1, dataset.splits().count(Split.TEST));
            float[] first = Opened.features(dataset, 2);
            assertEquals(15 * 3 / 255f, first[3], "red grows by 15 a column");
            assertEquals(20 * 2 / 255f, first[12 * 16 + 2 * 16], "green grows by 20 a row");
        }
    }

    @Test
    void readsSplitsBelowAFolderThatAllShare() throws IOException {
        put("grey.png", "data/train/x/1.png", "data/train/y/2.png", "data/val/x/3.png", "data/test/y/4.png");
        try (Dataset dataset = Opened.at(provider, folder)) {
            assertEquals(Shape.of(1, 12, 16), dataset.featureShape());
            assertEquals(List.of("x", "y"), dataset.target().classNames());
            assertEquals(Split.VALIDATION, dataset.splits().of(2));
            assertEquals(Split.TEST, dataset.splits().of(3));
            assertEquals(1, dataset.label(3));
        }
    }

    @Test
    void readsTheSameFromAZipFile() throws IOException {
        put("rgb.png", "in/train/x/1.png", "in/test/y/2.png", "in/__MACOSX/x/1.png");
        Path zip = zip(folder.resolve("in"));
        try (Dataset dataset = Opened.at(provider, zip)) {
            assertEquals(2, dataset.size());
            assertEquals(List.of("x", "y"), dataset.target().classNames());
            assertEquals(20 * 2 / 255f, Opened.features(dataset, 1)[12 * 16 + 2 * 16]);
            assertEquals(Probe.CERTAIN, provider.probe(zip));
        }
    }

    private Path zip(Path root) throws IOException {
        Path zip = folder.resolve("images.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(root.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return zip;
    }

    @Test
    void scalesAndConvertsOnDemand() throws IOException {
        put("rgb.png", "a/1.png");
        put("grey.png", "b/2.png");
        Map<String, String> options = Map.of("width", "8", "height", "8", "colour", "grey", "fit", "crop");
        try (Dataset dataset = Opened.at(provider, folder, options)) {
            assertEquals(Shape.of(1, 8, 8), dataset.featureShape());
            assertEquals(64, Opened.features(dataset, 1).length);
        }
        try (Dataset dataset = Opened.at(provider, folder)) {
            assertEquals(3, dataset.featureShape().extent(0), "one image in colour makes it a dataset in colour");
        }
    }

    @Test
    void refusesImagesOfDifferentSizes() throws IOException {
        put("rgb.png", "a/1.png");
        Files.createDirectories(folder.resolve("b"));
        ImageIO.write(new BufferedImage(3, 4, 5), "png",
                folder.resolve("b/2.png").toFile());
        assertRefused(folder, "Set the options width and height");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertRefused(folder, "found none");
        assertRefused(folder.resolve("none.zip"), "no such file");
        put("rgb.png", "1.png", "a/2.png");
        assertRefused(folder, "in the folder of its class");
        Path broken = Files.writeString(folder.resolve("broken.zip"), "PK\3\4 and no more");
        assertRefused(broken, "no readable zip file");
        assertEquals(Probe.NO, provider.probe(broken));
    }

    @Test
    void saysAtTheInstanceThatItsFileIsBroken() throws IOException {
        put("rgb.png", "a/1.png", "a/2.png");
        try (Dataset dataset = Opened.at(provider, folder)) {
            Files.writeString(folder.resolve("a/2.png"), "no image");
            InputException refused = assertThrows(InputException.class, () -> Opened.features(dataset, 1));
            assertTrue(refused.getMessage().contains("2.png"), refused.getMessage());
            Files.delete(folder.resolve("a/2.png"));
            assertThrows(InputException.class, () -> Opened.features(dataset, 1));
        }
    }

    @Test
    void namesAFolderThatMayNotBeRead() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
        put("rgb.png", "a/1.png");
        Path locked = Files.createDirectory(folder.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("-wx------")));
        assertRefused(folder, locked.toString());
    }

    private void assertRefused(Path path, String part) {
        InputException refused = assertThrows(InputException.class, () -> Opened.at(provider, path));
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }

    @Test
    void opensSixtyThousandFilesWithoutDecodingThem() throws IOException {
        Path memory = Path.of("/dev/shm");
        Path root = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "netloupe-images")
                : Files.createDirectory(folder.resolve("many"));
        try {
            writeSixtyThousand(root);
            // processor time, so that a busy machine does not matter
            ThreadMXBean clock = ManagementFactory.getThreadMXBean();
            long start = clock.getCurrentThreadCpuTime();
            try (Dataset dataset = Opened.at(provider, root)) {
                double seconds = (clock.getCurrentThreadCpuTime() - start) / 1e9;
                assertEquals(60_000, dataset.size());
                assertTrue(seconds < 2, "took %.2f s".formatted(seconds));
            }
        } finally {
            try (Stream<Path> files = Files.walk(root)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    /** Only those that are looked at for their size are images: a reader that decoded the others would say so. */
    private static void writeSixtyThousand(Path root) throws IOException {
        byte[] image = Files.readAllBytes(Opened.resource("image/grey.png"));
        for (int label = 0; label < 10; label++) {
            Path inside = Files.createDirectories(root.resolve("class" + label));
            for (int i = 0; i < 6_000; i++) {
                Path file = inside.resolve("%05d.png".formatted(i));
                if ((label * 6_000 + i) % 3_750 == 0) {
                    Files.write(file, image);
                } else {
                    Files.createFile(file);
                }
            }
        }
    }

    @Test
    void opensCifarImagesInAZipFile() throws IOException {
        Path zip = Path.of("../../../shared/data/cifar10/cifar10-subset.zip");
        assumeTrue(Files.isReadable(zip), "no images at " + zip);
        try (Dataset dataset = Opened.at(provider, zip)) {
            assertEquals(12_000, dataset.size());
            assertEquals(2_000, dataset.splits().count(Split.TEST));
            assertEquals(1_000, dataset.splits().count(Split.VALIDATION));
            assertEquals(Shape.of(3, 32, 32), dataset.featureShape());
            assertEquals(10, dataset.target().classNames().size());
            for (int i = 0; i < dataset.size(); i += 500) {
                float sum = 0;
                for (float value : Opened.features(dataset, i)) {
                    sum += value;
                }
                assertTrue(sum > 10, "image " + i + " is not black");
            }
        }
    }
}
