package org.netloupe.benchmarks;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import org.netloupe.numerics.Points;

/**
 * The digits that projections are measured on: MNIST, if {@code -Dmnist=FOLDER} names the folder with its four files, and
 * otherwise as many points around ten curved sheets, which are no digits but as hard.
 */
final class Digits {
    private static final int PIXELS = 784;

    private Digits() {}

    /** The test split for up to 10 000, behind it the training split; values from 0 to 1. */
    static Points load(int count) throws IOException {
        String folder = System.getProperty("mnist", "");
        return folder.isEmpty() ? sheets(count) : mnist(Path.of(folder), count);
    }

    private static Points mnist(Path folder, int count) throws IOException {
        float[] values = new float[count * PIXELS];
        int read = read(folder.resolve("t10k-images-idx3-ubyte.gz"), values, 0);
        read(folder.resolve("train-images-idx3-ubyte.gz"), values, read);
        return Points.of(values, count, PIXELS);
    }

    private static int read(Path file, float[] values, int start) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new GZIPInputStream(raw))) {
            in.readInt();
            int images = in.readInt();
            in.readLong();
            byte[] image = new byte[PIXELS];
            int at = start;
            for (int i = 0; i < images && at < values.length; i++) {
                in.readFully(image);
                for (byte pixel : image) {
                    values[at++] = (pixel & 0xff) / 255f;
                }
            }
            return at;
        }
    }

    private static Points sheets(int count) {
        Random random = new Random(1);
        float[] directions = new float[10 * 3 * PIXELS];
        for (int i = 0; i < directions.length; i++) {
            directions[i] = (float) random.nextGaussian();
        }
        float[] values = new float[count * PIXELS];
        for (int i = 0; i < count; i++) {
            int sheet = i % 10;
            double u = random.nextGaussian();
            double v = random.nextGaussian();
            for (int j = 0; j < PIXELS; j++) {
                int at = sheet * 3 * PIXELS + j;
                values[i * PIXELS + j] = (float) (2 * directions[at] + Math.sin(u) * directions[at + PIXELS]
                        + Math.cos(v) * directions[at + 2 * PIXELS] + 0.3 * random.nextGaussian());
            }
        }
        return Points.of(values, count, PIXELS);
    }
}
