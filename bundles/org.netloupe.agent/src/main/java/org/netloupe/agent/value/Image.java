package org.netloupe.agent.value;

import java.util.Arrays;

/**
 * A picture of 8-bit samples, row-major from the top left, channels innermost (height x width x channels). An image owns
 * its samples: it is given and gives copies.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param channels 1 (grey), 3 (RGB) or 4 (RGBA)
 * @param samples height * width * channels bytes, 0 to 255
 */
public record Image(int width, int height, int channels, byte[] samples) implements Value {
    public Image {
        if (width < 1 || height < 1 || channels != 1 && channels != 3 && channels != 4) {
            throw new IllegalArgumentException("An image has at least one pixel and 1, 3 or 4 channels, not " + width
                    + " x " + height + " with " + channels + ".");
        }
        long expected = (long) width * height * channels;
        if (expected != samples.length) {
            throw new IllegalArgumentException("An image of " + width + " x " + height + " with " + channels
                    + " channels has " + expected + " samples, but " + samples.length + " were given.");
        }
        samples = samples.clone();
    }

    @Override
    public ValueType type() {
        return ValueType.IMAGE;
    }

    /** The samples, as a copy. */
    @Override
    public byte[] samples() {
        return samples.clone();
    }

    @Override
    public boolean equals(@org.eclipse.jdt.annotation.Nullable Object other) {
        return other instanceof Image that && width == that.width && height == that.height && channels == that.channels
                && Arrays.equals(samples, that.samples);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "image " + width + " x " + height + " x " + channels;
    }
}
