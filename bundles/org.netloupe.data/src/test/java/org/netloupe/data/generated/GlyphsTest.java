package org.netloupe.data.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Split;
import org.netloupe.data.Opened;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

class GlyphsTest {
    private final GlyphsProvider provider = new GlyphsProvider();

    @Test
    void paintsTheSameGlyphsInAnyOrderAndSize() throws IOException {
        try (Dataset small = Opened.of(provider, Map.of("size", "20"));
                Dataset large = Opened.of(provider, Map.of("size", "100000"))) {
            for (int i = 19; i >= 0; i--) {
                assertArrayEquals(Opened.features(small, i), Opened.features(large, i));
                assertEquals(small.label(i), large.label(i));
                assertEquals(small.attribute(i, 1), large.attribute(i, 1));
            }
        }
    }

    /** A change of this number is a change of everybody's samples: not to be made lightly. */
    @Test
    void paintsTheSameGlyphsOnEveryMachine() throws IOException {
        CRC32 sum = new CRC32();
        try (Dataset dataset = Opened.of(provider, Map.of("size", "50", "seed", "7"))) {
            for (int i = 0; i < 50; i++) {
                for (float pixel : Opened.features(dataset, i)) {
                    sum.update(Math.round(pixel * 255));
                }
            }
        }
        assertEquals(837233753L, sum.getValue());
    }

    @Test
    void variesWithSeedAndIndex() throws IOException {
        try (Dataset one = Opened.of(provider, Map.of("size", "2", "seed", "1"));
                Dataset two = Opened.of(provider, Map.of("size", "2", "seed", "2"))) {
            assertFalse(Arrays.equals(Opened.features(one, 0), Opened.features(two, 0)));
            assertFalse(Arrays.equals(Opened.features(one, 0), Opened.features(one, 1)));
        }
    }

    @Test
    void hasAllDigitsAboutEquallyOften() throws IOException {
        int[] counts = new int[10];
        try (Dataset dataset = Opened.of(provider, Map.of("size", "10000"))) {
            for (int i = 0; i < dataset.size(); i++) {
                counts[dataset.label(i)]++;
            }
            assertEquals(1000, dataset.splits().count(Split.VALIDATION));
            assertEquals(1000, dataset.splits().count(Split.TEST));
        }
        for (int count : counts) {
            assertTrue(count > 850 && count < 1150, Arrays.toString(counts));
        }
    }

    @Test
    void showsADigitOnADarkGround() throws IOException {
        try (Dataset dataset = Opened.of(provider, Map.of("size", "200", "noise", "0"))) {
            assertEquals(Shape.of(1, 28, 28), dataset.featureShape());
            for (int i = 0; i < 200; i++) {
                float[] pixels = Opened.features(dataset, i);
                double ink = 0;
                for (float pixel : pixels) {
                    assertTrue(pixel >= 0 && pixel <= 1);
                    ink += pixel;
                }
                assertTrue(ink > 10 && ink < 300, "ink of glyph " + i + " is " + ink);
                assertTrue(border(pixels) < 8, "glyph " + i + " runs out of its image");
            }
        }
    }

    private static double border(float[] pixels) {
        double sum = 0;
        for (int i = 0; i < 28; i++) {
            sum += pixels[i] + pixels[27 * 28 + i] + pixels[i * 28] + pixels[i * 28 + 27];
        }
        return sum;
    }

    @Test
    void undistortedGlyphsOfOneHandDifferInStrokeOnly() throws IOException {
        try (Dataset dataset = Opened.of(provider, Map.of("size", "50", "distortion", "0", "side", "64"))) {
            assertEquals(Shape.of(1, 64, 64), dataset.featureShape());
            assertEquals(new AttributeValue.Number(0), dataset.attribute(3, 1));
            assertTrue(((AttributeValue.Text) dataset.attribute(3, 0)).value()
                    .startsWith(Integer.toString(dataset.label(3))));
        }
    }

    @Test
    void alsoPaintsWithTheFontsOfTheMachine() throws IOException {
        try (Dataset dataset = Opened.of(provider, Map.of("size", "20", "face", "fonts"))) {
            double ink = 0;
            for (float pixel : Opened.features(dataset, 3)) {
                ink += pixel;
            }
            assertTrue(ink > 20, "a glyph is there");
        } catch (InputException e) {
            abort(e.getMessage());
        }
    }
}
