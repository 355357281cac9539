package org.netloupe.data.cifar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Probe;
import org.netloupe.core.data.Split;
import org.netloupe.data.Opened;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

class CifarProviderTest {
    private final CifarProvider provider = new CifarProvider();
    private final Path folder;

    CifarProviderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Records whose label is the number modulo 10 and whose pixel p is (number + p) modulo 256. */
    private Path write(String name, int first, int count) throws IOException {
        byte[] bytes = new byte[count * CifarFile.RECORD];
        for (int i = 0; i < count; i++) {
            bytes[i * CifarFile.RECORD] = (byte) ((first + i) % 10);
            for (int p = 0; p < CifarFile.PIXELS; p++) {
                bytes[i * CifarFile.RECORD + 1 + p] = (byte) (first + i + p);
            }
        }
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void opensTheFolder() throws IOException {
        write("data_batch_1.bin", 0, 20);
        write("data_batch_2.bin", 20, 20);
        write("test_batch.bin", 40, 5);
        try (Dataset dataset = Opened.at(provider, folder)) {
            assertEquals(45, dataset.size());
            assertEquals(Shape.of(3, 32, 32), dataset.featureShape());
            assertEquals(5, dataset.splits().count(Split.TEST));
            assertEquals(4, dataset.splits().count(Split.VALIDATION));
            assertEquals("cat", dataset.target().classNames().get(3));
            assertArrayEquals(new int[]{3}, dataset.targets(43));
            assertEquals((43 + 1025) % 256 / 255f, Opened.features(dataset, 43)[1025], "green, second pixel");
            assertEquals(new AttributeValue.Text("data_batch_2.bin"), dataset.attribute(25, 0));
            assertEquals(new AttributeValue.Number(5), dataset.attribute(25, 1));
        }
        assertEquals(Probe.CERTAIN, provider.probe(folder));
    }

    @Test
    void takesClassNamesFromTheFolder() throws IOException {
        write("test_batch.bin", 0, 10);
        Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n");
        try (Dataset dataset = Opened.at(provider, folder)) {
            assertEquals("d", dataset.target().classNames().get(3));
        }
    }

    @Test
    void opensOneFile() throws IOException {
        Path file = write("data_batch_3.bin", 0, 10);
        assertEquals(Probe.POSSIBLE, provider.probe(file));
        try (Dataset dataset = Opened.at(provider, file)) {
            assertEquals(10, dataset.size());
            assertEquals(1, dataset.splits().count(Split.TEST));
        }
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertRefused(folder, "no such files");
        assertRefused(folder.resolve("none.bin"), "no such file");
        Path file = write("data_batch_1.bin", 0, 2);
        byte[] bytes = Files.readAllBytes(file);
        bytes[CifarFile.RECORD] = 10;
        Files.write(file, bytes);
        assertRefused(file, "record 1");
        assertRefused(folder, "a label of 0 to 9, found 10");
        Files.write(file, new byte[CifarFile.RECORD - 1]);
        assertRefused(file, "records of 3073 bytes");
        Files.write(file, new byte[0]);
        assertRefused(file, "records of 3073 bytes");
        assertEquals(Probe.NO, provider.probe(file));
        assertEquals(Probe.NO, provider.probe(folder));
    }

    private void assertRefused(Path path, String part) {
        InputException refused = assertThrows(InputException.class, () -> Opened.at(provider, path));
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
}
