package org.netloupe.figure.ridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.figure.Histogram;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Painting;
import org.netloupe.figure.Picture;
import org.netloupe.figure.SampleFigures;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;

class RidgeTest {

    @Test
    @DisplayName("More histograms than fit are thinned and counted; first and newest stay")
    void thinned(@TempDir Path folder) throws Exception {
        String text = Painting.svgText(SampleFigures.ridge(300), new Size(400, 300), folder);
        assertTrue(text.contains("of 300 shown"), text);
        assertTrue(text.contains("2\u2009990"), "the newest step is named");
    }

    @Test
    @DisplayName("A hit tells the share of the values below the pointer")
    void hit() {
        Histogram even = new Histogram(4, new double[]{0, 1, 2}, new double[]{10, 10});
        Picture picture = new Ridge("R", "value", "epoch", List.of(even)).picture(new Size(400, 200), Theme.LIGHT);
        Hit hit = picture.hit(60, 190 - 40).orElseThrow();
        assertEquals(new Subject.Value(0), hit.subject());
        assertTrue(hit.text().startsWith("epoch 4\n"), hit.text());
        assertEquals(0.25, even.shareBelow(0.5));
        assertEquals(1, even.shareBelow(9));
    }

    @Test
    @DisplayName("Bins of different width have their density as height")
    void density() {
        Histogram histogram = new Histogram(0, new double[]{0, 1, 3}, new double[]{4, 4});
        assertEquals(4, histogram.density(0));
        assertEquals(2, histogram.density(1));
        assertThrows(IllegalArgumentException.class, () -> new Histogram(0, new double[1], new double[1]));
    }
}
