package org.netloupe.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.figure.chart.LineChart;

class FigureExportTest {

    private static final Size SIZE = new Size(400, 250);
    private static final LineChart CHART = SampleFigures.line(SampleFigures.noise(1000, 1));

    @TempDir
    Path folder;

    @Test
    @DisplayName("A PNG has size times scale pixels, the same as on screen, and replaces an older file")
    void png() throws Exception {
        Path file = folder.resolve("chart.png");
        Files.writeString(file, "older");
        FigureExport.write(CHART, SIZE, Theme.DARK, 2, file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(800, image.getWidth());
        assertEquals(500, image.getHeight());
        assertArrayEquals(Painting.pixels(CHART.picture(SIZE, Theme.DARK), 2), Painting.pixels(image));
        assertEquals(List.of("chart.png"), names());
    }

    @Test
    @DisplayName("An SVG has the size, and an image within it is a PNG")
    void svg() throws Exception {
        var root = Painting.svg(CHART, SIZE, Theme.LIGHT, folder).getDocumentElement();
        assertEquals("400", root.getAttribute("width"));
        assertEquals("250", root.getAttribute("height"));
        var images = Painting.svg(SampleFigures.images(2), SIZE, Theme.LIGHT, folder).getElementsByTagName("image");
        assertEquals(2, images.getLength());
        String data = images.item(0).getAttributes().getNamedItem("xlink:href").getNodeValue();
        assertTrue(data.startsWith("data:image/png;base64,"));
        byte[] png = java.util.Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1).replaceAll("\\s", ""));
        assertEquals(12, ImageIO.read(new java.io.ByteArrayInputStream(png)).getWidth());
    }

    @Test
    @DisplayName("Where nothing can be written, a sentence says why and nothing is left behind")
    void failures() throws Exception {
        Path absent = folder.resolve("absent").resolve("chart.png");
        assertSentence("does not exist", absent);
        Path taken = Files.createDirectory(folder.resolve("folder.svg"));
        Files.writeString(taken.resolve("kept"), "kept");
        assertSentence("it is a folder", taken);
        assertSentence("ends in .png or .svg", folder.resolve("chart.gif"));
        assertEquals(List.of("folder.svg"), names());
        FigureException huge = assertThrows(FigureException.class,
                () -> FigureExport.writePng(CHART, SIZE, Theme.LIGHT, 1e6, folder.resolve("huge.png")));
        assertTrue(huge.getMessage().contains("268 million"), huge.getMessage());
        assertThrows(FigureException.class,
                () -> FigureExport.writePng(CHART, SIZE, Theme.LIGHT, Double.NaN, folder.resolve("nan.png")));
    }

    @Test
    @DisplayName("A full disk and a missing permission are named as such")
    void reasons() {
        Path file = Path.of("/somewhere/chart.png");
        assertEquals("the disk is full; free some space or choose another folder.",
                FigureExport.reason(new IOException("No space left on device"), file));
        assertEquals("the disk is full; free some space or choose another folder.",
                FigureExport.reason(new FileSystemException("x", null, "No space left on device"), file));
        assertEquals("no permission to write into /somewhere; choose another folder.",
                FigureExport.reason(new AccessDeniedException("x"), file));
    }

    private void assertSentence(String part, Path file) {
        FigureException e = assertThrows(FigureException.class,
                () -> FigureExport.write(CHART, SIZE, Theme.LIGHT, 1, file));
        assertTrue(e.getMessage().contains(part) && e.getMessage().endsWith("."), e.getMessage());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
