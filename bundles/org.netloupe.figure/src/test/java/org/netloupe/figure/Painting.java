package org.netloupe.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;

/** What tests of pictures share: pixels, nothing outside, text of an SVG. */
public final class Painting {

    private static final int OUTSIDE = 0xFF12AB34;
    private static final int BORDER = 30;

    private Painting() {}

    /** The pixels of a picture, row-major. */
    public static int[] pixels(Picture picture, double scale) {
        return pixels(FigureImage.render(picture, scale));
    }

    /** The pixels of an image, row-major 0xAARRGGBB. */
    public static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** Paints base and overlay into the middle of a larger image and demands that its border stays. */
    public static void assertNothingOutside(Picture picture, Interaction interaction) {
        int width = picture.size().width();
        int height = picture.size().height();
        BufferedImage image = new BufferedImage(width + 2 * BORDER, height + 2 * BORDER, BufferedImage.TYPE_INT_ARGB);
        int[] fill = new int[image.getWidth() * image.getHeight()];
        Arrays.fill(fill, OUTSIDE);
        image.setRGB(0, 0, image.getWidth(), image.getHeight(), fill, 0, image.getWidth());
        Graphics2D graphics = image.createGraphics();
        graphics.translate(BORDER, BORDER);
        AffineTransform before = graphics.getTransform();
        picture.paint(graphics);
        picture.paintOverlay(graphics, interaction);
        assertEquals(before, graphics.getTransform(), "the graphics are left as they were");
        graphics.dispose();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean inside = x >= BORDER && x < BORDER + width && y >= BORDER && y < BORDER + height;
                if (!inside && image.getRGB(x, y) != OUTSIDE) {
                    throw new AssertionError("painted outside at " + (x - BORDER) + ", " + (y - BORDER));
                }
            }
        }
    }

    /** Number of pixels that differ from the background. */
    public static long inked(Picture picture, Theme theme) {
        return Arrays.stream(pixels(picture, 1)).filter(p -> p != theme.background().getRGB()).count();
    }

    /** Exports as SVG and parses it. */
    public static Document svg(Figure figure, Size size, Theme theme, Path folder) throws Exception {
        Path file = Files.createTempFile(folder, "figure", ".svg");
        FigureExport.writeSvg(figure, size, theme, file);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    /** All text of an SVG. */
    public static String svgText(Figure figure, Size size, Path folder) throws Exception {
        return svg(figure, size, Theme.LIGHT, folder).getDocumentElement().getTextContent();
    }
}
