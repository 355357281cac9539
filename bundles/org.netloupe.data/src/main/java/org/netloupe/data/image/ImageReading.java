package org.netloupe.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.netloupe.tensor.InputException;

/**
 * Decodes one image file by the readers of the JDK. Sizes are looked at before pixels are, so that a small file cannot
 * ask for much memory, and whatever a broken file makes the readers throw ends in one sentence.
 */
final class ImageReading implements AutoCloseable {
    /** Cameras stay below; decoded at 4 bytes a pixel it fits into any heap that we run with. */
    static final long MOST_PIXELS = 40_000_000;

    private final String source;
    private final ImageReader reader;
    private final ImageInputStream input;

    /**
     * @param source for messages
     * @param bytes of the file
     * @throws InputException if it is no PNG, JPEG, GIF or BMP, or has more pixels than {@link #MOST_PIXELS}
     */
    ImageReading(String source, byte[] bytes) throws InputException {
        this.source = source;
        String format = format(bytes).orElseThrow(() -> new InputException(source, "an image (png, jpg, bmp, gif)",
                bytes.length == 0 ? "an empty file" : "another kind of file", "Remove it, or convert it to png."));
        if (format.equals("png")) {
            checkChunks(bytes);
        }
        this.reader = ImageIO.getImageReadersByFormatName(format).next();
        this.input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
        reader.setInput(input, true, true);
        long pixels = (long) width() * height();
        if (pixels > MOST_PIXELS) {
            InputException tooLarge = new InputException(source, "an image of at most %d pixels".formatted(MOST_PIXELS),
                    "%d x %d".formatted(width(), height()), "Scale it down first.");
            close();
            throw tooLarge;
        }
    }

    private static Optional<String> format(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.equals("\u0089PNG\r\n\u001a\n")) {
            return Optional.of("png");
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("jpeg");
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Optional.of("gif");
        }
        return head.startsWith("BM") ? Optional.of("bmp") : Optional.empty();
    }

    /** The JDK's reader takes memory for a chunk before it sees that the file has no such bytes. */
    private void checkChunks(byte[] bytes) throws InputException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int at = 8; at + 8 <= bytes.length;) {
            long length = Integer.toUnsignedLong(buffer.getInt(at));
            if (length > bytes.length - at - 8) {
                throw new InputException(source, "a whole PNG file",
                        "a chunk of %d bytes where %d are left".formatted(length, bytes.length - at - 8),
                        "The file seems to be cut off or damaged.");
            }
            if (buffer.getInt(at + 4) == 0x49454e44) { // IEND
                return;
            }
            at += 12 + (int) length;
        }
    }

    private interface Step<R> {
        R take() throws IOException;
    }

    private <R> R guarded(Step<R> step) throws InputException {
        try {
            return step.take();
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // broken files make the readers throw what is not declared: index and argument faults, huge allocations
            String reason = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
            throw new InputException(source, "an image that can be decoded",
                    "a fault (%s)".formatted(reason.lines().findFirst().orElse("")),
                    "The file seems to be damaged, or is of a kind that is not read (CMYK).", e);
        }
    }

    int width() throws InputException {
        return guarded(() -> reader.getWidth(0));
    }

    int height() throws InputException {
        return guarded(() -> reader.getHeight(0));
    }

    /** Whether the file has one channel of brightness, and perhaps transparency. Decodes nothing. */
    boolean isGrey() throws InputException {
        return guarded(() -> {
            Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
            return types.hasNext() && types.next().getColorModel().getNumColorComponents() == 1;
        });
    }

    /**
     * Decodes the first image of the file.
     *
     * @param step every how many pixels one is taken, from 1
     */
    PixelGrid decode(int step) throws InputException {
        return guarded(() -> {
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, parameters);
            return isPlainGrey(image.getColorModel()) ? greyGrid(image) : colourGrid(image);
        });
    }

    /** Grey as Java reads it is "linear", and its way to RGB would brighten it; the values in the file are meant. */
    private static boolean isPlainGrey(ColorModel model) {
        return model instanceof ComponentColorModel && model.getNumColorComponents() == 1;
    }

    private static PixelGrid greyGrid(BufferedImage image) {
        Raster raster = image.getRaster();
        int bits = raster.getSampleModel().getSampleSize(0);
        PixelGrid grid = new PixelGrid(1, image.getHeight(), image.getWidth());
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getSamples(0, y, row.length, 1, 0, row);
            for (int x = 0; x < row.length; x++) {
                grid.set(0, y, x, bits > 8 ? row[x] >>> bits - 8 : row[x]);
            }
        }
        return grid;
    }

    private static PixelGrid colourGrid(BufferedImage image) {
        PixelGrid grid = new PixelGrid(3, image.getHeight(), image.getWidth());
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                grid.set(0, y, x, row[x] >> 16 & 0xff);
                grid.set(1, y, x, row[x] >> 8 & 0xff);
                grid.set(2, y, x, row[x] & 0xff);
            }
        }
        return grid;
    }

    @Override
    public void close() {
        reader.dispose();
    }
}
