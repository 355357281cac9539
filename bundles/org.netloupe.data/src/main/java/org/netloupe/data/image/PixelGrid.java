package org.netloupe.data.image;

/** Pixels of one image in unsigned bytes, [channels, height, width]. Filled by one thread. */
final class PixelGrid {
    private final int channels;
    private final int height;
    private final int width;
    private final byte[] values;

    PixelGrid(int channels, int height, int width) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.values = new byte[Math.multiplyExact(Math.multiplyExact(channels, height), width)];
    }

    int channels() {
        return channels;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** The values themselves, row-major; not a copy. */
    byte[] values() {
        return values;
    }

    int get(int channel, int y, int x) {
        return values[(channel * height + y) * width + x] & 0xff;
    }

    void set(int channel, int y, int x, int value) {
        values[(channel * height + y) * width + x] = (byte) value;
    }

    /** The same image with one channel of brightness (ITU-R 601, as Pillow weighs) or three equal ones. */
    PixelGrid withChannels(int wanted) {
        if (wanted == channels) {
            return this;
        }
        PixelGrid grid = new PixelGrid(wanted, height, width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int brightness = channels == 1
                        ? get(0, y, x)
                        : get(0, y, x) * 19595 + get(1, y, x) * 38470 + get(2, y, x) * 7471 + 0x8000 >> 16;
                for (int channel = 0; channel < wanted; channel++) {
                    grid.set(channel, y, x, brightness);
                }
            }
        }
        return grid;
    }

    /** The largest part of the middle with the same ratio of width to height. */
    PixelGrid croppedTo(int wantedWidth, int wantedHeight) {
        int cropWidth = Math.clamp(Math.round((double) height * wantedWidth / wantedHeight), 1, width);
        int cropHeight = Math.clamp(Math.round((double) width * wantedHeight / wantedWidth), 1, height);
        int left = (width - cropWidth) / 2;
        int top = (height - cropHeight) / 2;
        PixelGrid grid = new PixelGrid(channels, cropHeight, cropWidth);
        for (int row = 0; row < channels * cropHeight; row++) {
            int channel = row / cropHeight;
            int from = (channel * height + top + row % cropHeight) * width + left;
            System.arraycopy(values, from, grid.values, row * cropWidth, cropWidth);
        }
        return grid;
    }

    /** Scaled with a triangle filter that widens when it shrinks, so that nothing is skipped. */
    PixelGrid scaledTo(int wantedWidth, int wantedHeight) {
        if (wantedWidth == width && wantedHeight == height) {
            return this;
        }
        TriangleFilter across = new TriangleFilter(width, wantedWidth);
        TriangleFilter down = new TriangleFilter(height, wantedHeight);
        PixelGrid narrow = new PixelGrid(channels, height, wantedWidth);
        PixelGrid scaled = new PixelGrid(channels, wantedHeight, wantedWidth);
        for (int channel = 0; channel < channels; channel++) {
            int c = channel;
            for (int y = 0; y < height; y++) {
                int row = y;
                across.apply(x -> get(c, row, x), (x, value) -> narrow.set(c, row, x, value));
            }
            for (int x = 0; x < wantedWidth; x++) {
                int column = x;
                down.apply(y -> narrow.get(c, y, column), (y, value) -> scaled.set(c, y, column, value));
            }
        }
        return scaled;
    }
}
