package org.netloupe.data.generated;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The named colours of the shapes; each instance has one that is a little off. */
enum Colour {
    RED(0.86f, 0.16f, 0.16f), GREEN(0.18f, 0.66f, 0.24f), BLUE(0.16f, 0.34f, 0.86f), YELLOW(0.92f, 0.82f,
            0.18f), PURPLE(0.58f, 0.22f, 0.72f), ORANGE(0.94f, 0.52f, 0.12f);

    private static final float VARIATION = 0.08f;

    private final float[] rgb;

    Colour(float red, float green, float blue) {
        rgb = new float[]{red, green, blue};
    }

    /** Lower-case names, in order. */
    static List<String> names() {
        return Stream.of(values()).map(Colour::label).toList();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Red, green and blue, 0..1, a little off by chance. */
    float[] vary(SplittableRandom random) {
        float[] varied = new float[3];
        for (int i = 0; i < 3; i++) {
            varied[i] = rgb[i] + VARIATION * (float) (2 * random.nextDouble() - 1);
        }
        return varied;
    }
}
