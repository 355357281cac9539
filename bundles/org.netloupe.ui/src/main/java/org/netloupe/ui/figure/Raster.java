package org.netloupe.ui.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Display;
import org.netloupe.figure.FigureImage;
import org.netloupe.figure.Picture;

/** Pixels painted through Graphics2D at the zoom of a monitor, on their way to SWT. */
final class Raster {
    private static final PaletteData RGB = new PaletteData(0xFF0000, 0xFF00, 0xFF);

    private final BufferedImage image;
    private final int zoom;

    private Raster(BufferedImage image, int zoom) {
        this.image = image;
        this.zoom = zoom;
    }

    /** Paints a picture; any thread. @param zoom in per cent */
    static Raster paint(Picture picture, int zoom) {
        return new Raster(FigureImage.render(picture, zoom / 100.0), zoom);
    }

    private void draw(Consumer<Graphics2D> painter) {
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(zoom / 100.0, zoom / 100.0);
            painter.accept(graphics);
        } finally {
            graphics.dispose();
        }
    }

    /** A copy of the base with more painted over it. @param into the raster to reuse, of the same size */
    void copyTo(Raster into, Consumer<Graphics2D> overlay) {
        int[] source = pixels();
        System.arraycopy(source, 0, into.pixels(), 0, source.length);
        into.draw(overlay);
    }

    /** An empty raster of the same size. */
    Raster sibling() {
        return new Raster(new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB), zoom);
    }

    int[] pixels() {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    int zoom() {
        return zoom;
    }

    /** All pixels as an SWT image, which the caller disposes. */
    Image toImage(Display display) {
        return toImage(display, 0, 0, width(), height());
    }

    /** A part, in device pixels, as an SWT image, which the caller disposes. */
    Image toImage(Display display, int x, int y, int width, int height) {
        ImageData data = data(x, y, width, height);
        ImageDataProvider provider = wanted -> wanted == zoom
                ? data
                : data.scaledTo(Math.max(1, width * wanted / zoom), Math.max(1, height * wanted / zoom));
        return new Image(display, provider);
    }

    /** The pixels of a part as SWT keeps them. */
    ImageData data(int x, int y, int width, int height) {
        ByteBuffer bytes = ByteBuffer.allocate(width * height * 4);
        int[] pixels = pixels();
        for (int row = 0; row < height; row++) {
            bytes.slice(row * width * 4, width * 4).asIntBuffer().put(pixels, (y + row) * width() + x, width);
        }
        return new ImageData(width, height, 32, RGB, 1, bytes.array());
    }
}
