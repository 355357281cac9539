package org.netloupe.figure.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.figure.Box;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Painting;
import org.netloupe.figure.Picture;
import org.netloupe.figure.SampleFigures;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;

class MatrixFiguresTest {

    private static final Size SIZE = new Size(700, 500);

    /** 3 classes; rows are truth. */
    private static final Confusion CONFUSION = new Confusion(List.of("cat", "dog", "owl"),
            new long[]{8, 2, 0, 1, 9, 0, 0, 0, 0});

    @Test
    @DisplayName("Recall, precision and accuracy are those of the definition")
    void numbers() {
        assertEquals(0.8, CONFUSION.recall(0), 1e-12);
        assertEquals(8 / 9.0, CONFUSION.precision(0), 1e-12);
        assertEquals(9 / 11.0, CONFUSION.precision(1), 1e-12);
        assertEquals(17 / 20.0, CONFUSION.accuracy(), 1e-12);
        assertTrue(Double.isNaN(CONFUSION.recall(2)) && Double.isNaN(CONFUSION.precision(2)));
        assertThrows(IllegalArgumentException.class, () -> new Confusion(List.of("a"), new long[2]));
        assertThrows(IllegalArgumentException.class, () -> new Confusion(List.of("a"), new long[]{-1}));
    }

    @Test
    @DisplayName("Every cell answers a hit with its classes and counts")
    void hits() {
        Picture picture = ConfusionMatrix.of("Confusion", CONFUSION).picture(SIZE, Theme.LIGHT);
        Set<Subject> found = new HashSet<>();
        String text = "";
        for (int y = 0; y < SIZE.height(); y += 5) {
            for (int x = 0; x < SIZE.width(); x += 5) {
                if (picture.hit(x, y).isPresent()) {
                    Hit hit = picture.hit(x, y).get();
                    found.add(hit.subject());
                    text = hit.subject().equals(new Subject.Cell(0, 1)) ? hit.text() : text;
                }
            }
        }
        assertEquals(9, found.size());
        assertEquals("cat predicted as dog: 2 of 10 (20.0\u2009%)", text);
    }

    @Test
    @DisplayName("Cells are squares within the picture, whatever its shape")
    void squares() {
        for (Size size : List.of(SIZE, new Size(400, 760), new Size(1400, 300), new Size(210, 210))) {
            Picture picture = ConfusionMatrix.of("Confusion", CONFUSION).picture(size, Theme.LIGHT);
            Box cell = last(picture, size);
            assertEquals(cell.width(), cell.height(), 1e-9, "in " + size);
            assertTrue(cell.width() > 8 && cell.right() < size.width() && cell.bottom() < size.height(), "in " + size);
        }
    }

    private static Box last(Picture picture, Size size) {
        for (double y = size.height(); y > 0; y -= 2) {
            for (double x = size.width(); x > 0; x -= 2) {
                if (picture.hit(x, y).isPresent()) {
                    return picture.hit(x, y).get().bounds();
                }
            }
        }
        throw new AssertionError("no cell in " + size);
    }

    @Test
    @DisplayName("Counts, shares, margins and both axis titles stand in the picture")
    void texts(@TempDir Path folder) throws Exception {
        String text = Painting.svgText(ConfusionMatrix.of("Confusion", CONFUSION), SIZE, folder);
        for (String part : List.of("truth", "prediction", "recall", "precision", "accuracy 85.0\u2009%", "80.0\u2009%",
                "88.9\u2009%", "81.8\u2009%", "cat", "dog", "owl", "share of row")) {
            assertTrue(text.contains(part), part + " in " + text);
        }
    }

    @Test
    @DisplayName("A single confusion among 900 classes is still a mark")
    void rareConfusionIsSeen() {
        long[] counts = new long[900 * 900];
        counts[450 * 900 + 20] = 1;
        Size size = new Size(400, 300);
        Picture with = ConfusionMatrix.of("", new Confusion(SampleFigures.names(900), counts)).picture(size,
                Theme.LIGHT);
        int[] pixels = Painting.pixels(with, 1);
        int marks = 0;
        for (int i = 200 * 400 / 2; i < pixels.length; i++) {
            int green = pixels[i] >> 8 & 255;
            int blue = pixels[i] & 255;
            marks += blue - green > 25 ? 1 : 0; // everything else down there is grey
        }
        assertTrue(marks >= 1, "no mark");
    }

    @Test
    @DisplayName("An image grid shows the pixels unsmoothed, names instances and counts what does not fit")
    void images(@TempDir Path folder) throws Exception {
        ImageGrid grid = SampleFigures.images(300);
        Size size = new Size(300, 200);
        assertTrue(Painting.svgText(grid, size, folder).contains(" of 300 shown"));
        Hit hit = grid.hit(12, 40, size, Theme.LIGHT).orElseThrow();
        assertEquals(new Subject.Instance(100), hit.subject());
        assertTrue(hit.text().contains("0 as 1"));
        Hit scrolled = grid.scrolledTo(7).hit(12, 40, size, Theme.LIGHT).orElseThrow();
        assertEquals(new Subject.Instance(107), scrolled.subject());
        byte[] chequered = {0, -1, -1, 0};
        ImageGrid one = ImageGrid.of("", List.of(new Thumbnail(1,
                new org.netloupe.figure.VisualData.Image("i", 2, 2, 1, chequered), "", java.util.Optional.empty())));
        int[] pixels = Painting.pixels(one.picture(size, Theme.LIGHT), 1);
        int at = 40 * 300 + 20;
        assertEquals(0xFF000000, pixels[at]);
        assertEquals(0xFFFFFFFF, pixels[at + 40]);
    }
}
