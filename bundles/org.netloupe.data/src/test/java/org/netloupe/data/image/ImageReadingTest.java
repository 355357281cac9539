package org.netloupe.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netloupe.data.Opened;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Tensor;
import org.netloupe.tensor.npy.NpyFile;

/** Against what Pillow reads in the same files, see src/test/resources/image/make_images.py. */
class ImageReadingTest {
    @ParameterizedTest
    @CsvSource({"rgb.png,0", "grey.png,0", "alpha.png,0", "palette.png,0", "two.png,0", "deep.png,0", "rgb.bmp,0",
            "palette.gif,0", "grey.jpg,3", "rgb.jpg,6"})
    void decodesAsPillowDoes(String name, int tolerance) throws IOException {
        Tensor expected = NpyFile.map(Opened.resource("image/" + name + ".npy"));
        try (ImageReading reading = read(name)) {
            PixelGrid grid = reading.decode(1).withChannels((int) expected.shape().extent(0));
            assertEquals(expected.shape().extent(1), grid.height());
            assertEquals(expected.shape().extent(2), grid.width());
            assertNear(expected, grid, tolerance);
        }
    }

    private static ImageReading read(String name) throws IOException {
        return new ImageReading(name, Files.readAllBytes(Opened.resource("image/" + name)));
    }

    private static void assertNear(Tensor expected, PixelGrid grid, int tolerance) {
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.getDouble(i), grid.values()[i] & 0xff, tolerance, "value " + i);
        }
    }

    @Test
    void scalesAsPillowDoes() throws IOException {
        try (ImageReading reading = read("rgb.png")) {
            assertNear(NpyFile.map(Opened.resource("image/scaled.npy")), reading.decode(1).scaledTo(7, 5), 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"rgb.png,false", "grey.png,true", "deep.png,true", "rgb.jpg,false", "grey.jpg,true", "rgb.bmp,false"})
    void knowsGreyWithoutDecoding(String name, boolean grey) throws IOException {
        try (ImageReading reading = read(name)) {
            assertEquals(grey, reading.isGrey());
        }
    }

    @Test
    void cropsTheMiddle() throws IOException {
        try (ImageReading reading = read("rgb.png")) {
            PixelGrid whole = reading.decode(1);
            PixelGrid crop = whole.croppedTo(4, 4);
            assertEquals(12, crop.width());
            assertEquals(12, crop.height());
            assertEquals(whole.get(2, 5, 2), crop.get(2, 5, 0));
            assertEquals(4, whole.croppedTo(5, 15).width());
        }
    }

    @Test
    void makesGreyOfColourAsPillowDoesAndBack() {
        PixelGrid red = new PixelGrid(3, 1, 1);
        red.set(0, 0, 0, 255);
        PixelGrid grey = red.withChannels(1);
        assertEquals(76, grey.get(0, 0, 0));
        assertEquals(76, grey.withChannels(3).get(2, 0, 0));
    }

    @Test
    void refusesABombBeforeItDecodesIt() throws IOException {
        byte[] bomb = Files.readAllBytes(Opened.resource("image/rgb.png"));
        ByteBuffer header = ByteBuffer.wrap(bomb);
        header.putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        header.putInt(29, (int) crc.getValue());
        assertRefused(bomb, "60000 x 60000");
        header.putInt(33, Integer.MAX_VALUE); // length of the chunk after the header
        assertRefused(bomb, "a chunk of 2147483647 bytes");
    }

    @Test
    void refusesOtherFilesAndCutOffOnes() throws IOException {
        assertRefused(new byte[0], "an empty file");
        assertRefused("hello".getBytes(), "another kind of file");
        byte[] png = Files.readAllBytes(Opened.resource("image/rgb.png"));
        for (int length : new int[]{8, 20, 33, 60, png.length - 20}) {
            assertRefused(Arrays.copyOf(png, length), "bytes.png");
        }
    }

    private static void assertRefused(byte[] bytes, String part) {
        InputException refused = assertThrows(InputException.class, () -> {
            try (ImageReading reading = new ImageReading("bytes.png", bytes)) {
                reading.decode(1);
            }
        });
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }

    @Test
    void thinsOutHugeImages() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2000, 1000, BufferedImage.TYPE_BYTE_GRAY), "png", out);
        try (ImageReading reading = new ImageReading("huge.png", out.toByteArray())) {
            assertEquals(200, reading.decode(10).width());
        }
    }
}
