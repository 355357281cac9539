package org.netloupe.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture rasterised at a device scale, with the base painted once and the overlay painted over a copy of it: what a
 * canvas blits. Not safe for several threads at once.
 */
public final class FigureImage {

    private final Picture picture;
    private final double scale;
    private final BufferedImage base;
    private final BufferedImage frame;

    /**
     * Paints the base picture.
     *
     * @param scale
     *            device pixels per logical pixel, such as 1, 1.5 or 2
     */
    public FigureImage(Picture picture, double scale) {
        this.picture = picture;
        this.scale = scale;
        this.base = render(picture, scale);
        this.frame = new BufferedImage(base.getWidth(), base.getHeight(), BufferedImage.TYPE_INT_RGB);
    }

    /**
     * Paints a picture without overlay.
     *
     * @param scale
     *            device pixels per logical pixel, above 0
     * @return opaque, of type {@link BufferedImage#TYPE_INT_RGB}
     */
    public static BufferedImage render(Picture picture, double scale) {
        int width = (int) Math.max(1, Math.round(picture.size().width() * scale));
        int height = (int) Math.max(1, Math.round(picture.size().height() * scale));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale((double) width / picture.size().width(), (double) height / picture.size().height());
            picture.paint(graphics);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** The picture that it shows. */
    public Picture picture() {
        return picture;
    }

    /** Width in device pixels. */
    public int width() {
        return base.getWidth();
    }

    /** Height in device pixels. */
    public int height() {
        return base.getHeight();
    }

    /**
     * The base with an overlay.
     *
     * @return row-major 0x00RRGGBB pixels, shared and overwritten by the next call
     */
    public int[] pixels(Interaction interaction) {
        int[] target = pixelsOf(frame);
        System.arraycopy(pixelsOf(base), 0, target, 0, target.length);
        if (!interaction.equals(Interaction.NONE)) {
            Graphics2D graphics = frame.createGraphics();
            try {
                graphics.scale(scale, scale);
                picture.paintOverlay(graphics, interaction);
            } finally {
                graphics.dispose();
            }
        }
        return target;
    }

    private static int[] pixelsOf(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
