package org.netloupe.stream.events;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.netloupe.agent.value.Image;
import org.netloupe.tensor.InputException;

/** Images as PNG files, without loss of a sample; reads all that the Java runtime knows. */
public final class PngImage {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final long MOST_PIXELS = 40_000_000;

    private PngImage() {}

    /** The image as a PNG file of 8 bits a sample. */
    public static byte[] encode(Image image) {
        try (ByteArrayOutputStream file = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(file)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(image));
            chunk(out, "IDAT", pixels(image));
            chunk(out, "IEND", new byte[0]);
            return file.toByteArray();
        } catch (IOException e) {
            throw new AssertionError("Memory cannot refuse to be written", e);
        }
    }

    private static byte[] header(Image image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(image.width());
        out.writeInt(image.height());
        out.writeByte(8);
        out.writeByte(image.channels() == 1 ? 0 : image.channels() == 3 ? 2 : 6);
        out.write(new byte[3]); // deflate, no other filters, not interlaced
        return bytes.toByteArray();
    }

    private static byte[] pixels(Image image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] samples = image.samples();
        int row = image.width() * image.channels();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            for (int y = 0; y < image.height(); y++) {
                out.write(0); // the row is as it is
                out.write(samples, y * row, row);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }

    /**
     * Decodes an image file: grey ones have one channel, those with transparency four, others three.
     *
     * @param where it comes from, for the message
     * @throws InputException if it is broken, of an unknown format or above 40 million pixels
     */
    public static Image decode(byte[] encoded, String where) throws InputException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(encoded))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new InputException(where, "an image in PNG, JPEG or GIF", "an unknown format", "");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new InputException(where, "an image of at most 40 million pixels", pixels + " pixels", "");
                }
                return image(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the runtime's readers throw almost anything on broken files
            throw new InputException(where, "a sound image", "a broken one (" + e.getMessage() + ")", "", e);
        }
    }

    private static Image image(BufferedImage read) {
        Raster raster = read.getRaster();
        boolean bytes = read.getSampleModel().getSampleSize(0) == 8;
        boolean grey = bytes && raster.getNumBands() <= 2
                && !(read.getColorModel() instanceof java.awt.image.IndexColorModel);
        if (grey) {
            return grey(raster, read.getWidth(), read.getHeight());
        }
        int channels = read.getColorModel().hasAlpha() ? 4 : 3;
        byte[] samples = new byte[read.getWidth() * read.getHeight() * channels];
        int[] row = new int[read.getWidth()];
        int at = 0;
        for (int y = 0; y < read.getHeight(); y++) {
            read.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int argb : row) {
                samples[at++] = (byte) (argb >> 16);
                samples[at++] = (byte) (argb >> 8);
                samples[at++] = (byte) argb;
                if (channels == 4) {
                    samples[at++] = (byte) (argb >> 24);
                }
            }
        }
        return new Image(read.getWidth(), read.getHeight(), channels, samples);
    }

    /** From the samples themselves, as Java would brighten grey values on their way to RGB. */
    private static Image grey(Raster raster, int width, int height) {
        int bands = raster.getNumBands();
        int channels = bands == 1 ? 1 : 4;
        int[] row = new int[width * bands];
        byte[] samples = new byte[width * height * channels];
        int at = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                byte value = (byte) row[x * bands];
                samples[at++] = value;
                if (channels == 4) {
                    samples[at++] = value;
                    samples[at++] = value;
                    samples[at++] = (byte) row[x * bands + 1];
                }
            }
        }
        return new Image(width, height, channels, samples);
    }
}
