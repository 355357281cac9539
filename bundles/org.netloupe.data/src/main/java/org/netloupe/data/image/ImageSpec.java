package org.netloupe.data.image;

import java.io.IOException;
import java.util.List;

import org.netloupe.core.option.OptionValues;
import org.netloupe.tensor.InputException;

/**
 * What every image of a dataset is made to be.
 *
 * @param channels 1 for grey, 3 for colour
 * @param resize whether images of another size are scaled; otherwise they are refused
 * @param crop whether the middle is cut out to keep proportions
 */
record ImageSpec(int channels, int height, int width, boolean resize, boolean crop) {
    /** How many images, spread over the dataset, are looked at to find out what they are. */
    private static final int LOOKED_AT = 16;

    /**
     * From the options, and where these leave it open from some images.
     *
     * @throws InputException if one cannot be read, or they differ in size and no size is wanted
     */
    static ImageSpec of(ImageFiles files, List<String> paths, OptionValues options) throws IOException {
        int width = (int) options.whole(ImageFolderProvider.WIDTH);
        int height = (int) options.whole(ImageFolderProvider.HEIGHT);
        if (width == 0 != (height == 0)) {
            throw new InputException("Options width and height", "both or neither", "only one of them", "");
        }
        Look look = Look.at(files, paths, width == 0);
        String colour = options.text(ImageFolderProvider.COLOUR);
        boolean grey = colour.equals("auto") ? look.grey : colour.equals("grey");
        boolean crop = options.text(ImageFolderProvider.FIT).equals("crop");
        return width == 0
                ? new ImageSpec(grey ? 1 : 3, look.height, look.width, false, crop)
                : new ImageSpec(grey ? 1 : 3, height, width, true, crop);
    }

    /** What some images have in common. */
    private record Look(int width, int height, boolean grey) {
        static Look at(ImageFiles files, List<String> paths, boolean sameSize) throws IOException {
            Look look = null;
            int step = Math.max(1, paths.size() / LOOKED_AT);
            for (int i = 0; i < paths.size(); i += step) {
                String path = paths.get(i);
                try (ImageReading reading = new ImageReading(files.source(path), files.read(path))) {
                    Look next = new Look(reading.width(), reading.height(), reading.isGrey());
                    if (look != null && sameSize && (next.width != look.width || next.height != look.height)) {
                        throw sizes(files.source(path), look.width, look.height, next.width, next.height);
                    }
                    look = new Look(next.width, next.height, next.grey && (look == null || look.grey));
                }
            }
            if (look == null) {
                throw new IllegalArgumentException("No images");
            }
            return look;
        }
    }

    private static InputException sizes(String source, int width, int height, int foundWidth, int foundHeight) {
        return new InputException(source, "%d x %d pixels, as other images have".formatted(width, height),
                "%d x %d".formatted(foundWidth, foundHeight),
                "Set the options width and height to scale all images.");
    }

    /**
     * Makes an image what it is to be.
     *
     * @return [channels, height, width] of unsigned bytes
     * @throws InputException if the file is broken, or of another size where none is wanted
     */
    byte[] decode(String source, byte[] file) throws InputException {
        try (ImageReading reading = new ImageReading(source, file)) {
            if (!resize && (reading.width() != width || reading.height() != height)) {
                throw sizes(source, width, height, reading.width(), reading.height());
            }
            PixelGrid pixels = reading.decode(step(reading)).withChannels(channels);
            PixelGrid part = crop ? pixels.croppedTo(width, height) : pixels;
            return part.scaledTo(width, height).values();
        }
    }

    /** Huge images are thinned out while they are decoded, but kept at four times the wanted size for the filter. */
    private int step(ImageReading reading) throws InputException {
        int smaller = Math.min(reading.width() / width, reading.height() / height);
        return resize ? Math.max(1, smaller / 4) : 1;
    }
}
