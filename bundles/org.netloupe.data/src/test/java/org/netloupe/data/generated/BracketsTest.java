package org.netloupe.data.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.data.Opened;
import org.netloupe.tensor.Shape;

class BracketsTest {
    private static String text(Dataset dataset, int index, int attribute) throws IOException {
        return ((AttributeValue.Text) dataset.attribute(index, attribute)).value();
    }

    @Test
    void speaksTheLanguage() throws IOException {
        boolean[] seen = new boolean[7];
        try (Dataset dataset = Opened.of(new BracketsProvider(), Map.of("size", "300"))) {
            assertEquals(FeatureKind.TOKENS, dataset.featureKind());
            assertEquals(Shape.of(50), dataset.featureShape());
            assertEquals(new Target.NextToken(List.of("(", ")", "0", "1", "2", "3", "4")), dataset.target());
            for (int i = 0; i < dataset.size(); i++) {
                assertIsSentence(text(dataset, i, 0), text(dataset, i, 1));
                float[] tokens = Opened.features(dataset, i);
                int[] next = dataset.targets(i);
                for (int step = 0; step < 49; step++) {
                    assertEquals(tokens[step + 1], next[step]);
                    seen[(int) tokens[step]] = true;
                }
                assertEquals(-1, next[49]);
            }
        }
        assertArrayEquals(new boolean[]{true, true, true, true, true, true, true}, seen);
    }

    private static void assertIsSentence(String text, String nesting) {
        int level = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            level += c == '(' ? 1 : c == ')' ? -1 : 0;
            assertTrue(level >= 0 && level <= 4, text);
            assertTrue(c == '(' || c == ')' || c == '0' + level, text);
            assertEquals('0' + level, nesting.charAt(i), text);
        }
        assertEquals(0, level, text);
    }

    @Test
    void keepsToTheDepthAndLengthAskedFor() throws IOException {
        try (Dataset dataset = Opened.of(new BracketsProvider(), Map.of("size", "50", "depth", "1", "steps", "2"))) {
            for (int i = 0; i < 50; i++) {
                assertTrue(List.of("()", "00").contains(text(dataset, i, 0)), text(dataset, i, 0));
            }
        }
    }
}
