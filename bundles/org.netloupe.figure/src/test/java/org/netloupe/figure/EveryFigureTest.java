package org.netloupe.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every figure, whatever its model, size and theme. */
class EveryFigureTest {

    private static final List<Size> SIZES = List.of(new Size(400, 250), new Size(60, 40), new Size(1, 1),
            new Size(700, 12), new Size(12, 300));

    static List<Figure> figures() {
        return SampleFigures.all();
    }

    @ParameterizedTest
    @MethodSource("figures")
    @DisplayName("Nothing is painted outside, at any size, with the pointer anywhere")
    void staysInside(Figure figure) {
        for (Size size : SIZES) {
            Picture picture = figure.picture(size, Theme.LIGHT);
            Painting.assertNothingOutside(picture, Interaction.at(size.width() / 2.0, size.height() / 2.0));
            Painting.assertNothingOutside(picture,
                    Interaction.NONE.withBand(Optional.of(new Box(-50, -50, 5000, 5000))));
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    @DisplayName("The same model gives the same pixels, at 100 and at 200 %")
    void repeatable(Figure figure) {
        Size size = new Size(400, 250);
        for (double scale : new double[]{1, 2}) {
            assertArrayEquals(Painting.pixels(figure.picture(size, Theme.DARK), scale),
                    Painting.pixels(figure.picture(size, Theme.DARK), scale));
        }
        assertEquals(800 * 500, Painting.pixels(figure.picture(size, Theme.DARK), 2).length);
    }

    @ParameterizedTest
    @MethodSource("figures")
    @DisplayName("Every hit has a text and lies within its own bounds; outside there is none")
    void hits(Figure figure) {
        for (Size size : List.of(new Size(400, 250), new Size(60, 40))) {
            Picture picture = figure.picture(size, Theme.LIGHT);
            for (int y = -4; y < size.height() + 4; y += 4) {
                for (int x = -4; x < size.width() + 4; x += 5) {
                    Optional<Hit> hit = picture.hit(x, y);
                    if (hit.isPresent()) {
                        assertFalse(hit.get().text().isBlank());
                        assertTrue(hit.get().bounds().inset(-12).contains(x, y), hit.get() + " at " + x + ", " + y);

                    }
                }
            }
            Point middle = new Point(size.width() / 2.0, size.height() / 2.0);
            assertEquals(picture.hit(middle.x(), middle.y()), figure.hit(middle.x(), middle.y(), size, Theme.LIGHT));
            assertTrue(picture.hit(-1000, -1000).isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    @DisplayName("The SVG is well-formed and the picture has no NaN in it")
    void svg(Figure figure, @TempDir Path folder) throws Exception {
        for (Size size : List.of(new Size(400, 250), new Size(60, 40))) {
            Path file = folder.resolve("figure.svg");
            FigureExport.write(figure, size, Theme.LIGHT, 1, file);
            String svg = java.nio.file.Files.readString(file);
            Painting.svg(figure, size, Theme.LIGHT, folder);
            String marks = svg.replaceAll("(?s)<text.*?</text>", "");
            assertFalse(marks.contains("NaN") || marks.contains("Infinity"), "coordinates must be finite");
        }
    }

    @Test
    @DisplayName("A figure without any data says what to do, and a table cell stays blank")
    void empty(@TempDir Path folder) throws Exception {
        Size size = new Size(500, 250);
        assertTrue(Painting.svgText(SampleFigures.lines(), size, folder).contains("Start a training"));
        assertTrue(Painting.svgText(SampleFigures.confusion(0), size, folder).contains("Evaluate a model"));
        assertTrue(Painting.svgText(SampleFigures.images(0), size, folder).contains("Choose a dataset"));
        assertTrue(Painting.svgText(SampleFigures.graph(0), size, folder).contains("Choose a model"));
        Picture cell = new org.netloupe.figure.chart.Sparkline("loss", 0, org.netloupe.figure.chart.Samples.NONE)
                .picture(new Size(60, 16), Theme.DARK);
        assertEquals(0, Painting.inked(cell, Theme.DARK));
    }

    @ParameterizedTest
    @MethodSource("figures")
    @DisplayName("Light and dark theme fill their own background")
    void themes(Figure figure) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            int[] pixels = Painting.pixels(figure.picture(new Size(400, 250), theme), 1);
            assertEquals(theme.background().getRGB(), pixels[0]);
            assertEquals(theme.background().getRGB(), pixels[pixels.length - 1]);
        }
    }
}
