package org.netloupe.figure.matrix;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;

import org.netloupe.figure.Box;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Interaction;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.figure.VisualData.Image;
import org.netloupe.figure.internal.Heading;
import org.netloupe.figure.internal.Lettering;
import org.netloupe.figure.internal.Pen;
import org.netloupe.figure.text.Numbers;

/** An image grid laid out. */
final class ImageGridPicture implements Picture {

    private static final double MARGIN = 8;
    private static final double GAP = 8;
    private static final double ICON = 12;

    private final ImageGrid grid;
    private final Size size;
    private final Theme theme;
    private final double top;
    private final double cellWidth;
    private final double cellHeight;
    private final int columns;
    private final int shown;

    ImageGridPicture(ImageGrid grid, Size size, Theme theme) {
        this.grid = grid;
        this.size = size;
        this.theme = theme;
        this.top = MARGIN + Lettering.lineHeight(theme.bold()) + 4;
        this.cellWidth = grid.edge() + GAP;
        this.cellHeight = grid.edge() + Lettering.lineHeight(theme.small()) + GAP;
        this.columns = (int) Math.max(1, (size.width() - 2 * MARGIN + GAP) / cellWidth);
        int rows = (int) Math.max(1, (size.height() - top - MARGIN + GAP) / cellHeight);
        this.shown = Math.min(columns * rows, grid.thumbnails().size() - grid.first());
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Graphics2D graphics) {
        try (Pen pen = Pen.forPicture(graphics, size, theme)) {
            Heading.of(grid.title(), shown, grid.thumbnails().size()).paint(pen, size, theme, MARGIN);
            if (grid.thumbnails().isEmpty()) {
                pen.textCentred("No images. Choose a dataset of images or select instances.", size.width() / 2.0,
                        size.height() / 2.0, theme.font(), theme.muted());
            }
            for (int i = 0; i < shown; i++) {
                paintThumbnail(pen, i);
            }
        }
    }

    private void paintThumbnail(Pen pen, int position) {
        Thumbnail thumbnail = grid.thumbnails().get(grid.first() + position);
        Box box = imageBox(position, thumbnail.image());
        paintImage(pen.graphics(), thumbnail.image(), box);
        pen.draw(box.inset(-0.5).toRectangle(), theme.grid(), 1);
        Box cell = cell(position);
        double left = cell.x();
        double base = cell.y() + grid.edge() + 2 + Lettering.ascent(theme.small());
        if (thumbnail.status().isPresent()) {
            Box icon = new Box(left, base - ICON + 2, ICON - 2, ICON - 2);
            pen.fill(thumbnail.status().get().icon(icon), theme.statusColour(thumbnail.status().get()));
            left += ICON;
        }
        String caption = Lettering.elide(theme.small(), thumbnail.caption(), cell.x() + grid.edge() - left + 4);
        pen.text(caption, left, base, theme.small(), theme.text());
    }

    private static void paintImage(Graphics2D graphics, Image image, Box box) {
        BufferedImage pixels = pixels(image);
        boolean smaller = box.width() * graphics.getTransform().getScaleX() < image.width();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
                smaller
                        ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                        : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        int factor = (int) Math.max(1, image.width() / Math.max(1, box.width() * graphics.getTransform().getScaleX()));
        BufferedImage source = factor > 1 ? averaged(pixels, factor) : pixels;
        graphics.drawImage(source, (int) box.x(), (int) box.y(), (int) box.width(), (int) box.height(), null);
    }

    private static BufferedImage pixels(Image image) {
        BufferedImage pixels = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        byte[] samples = image.samples();
        int channels = image.channels();
        for (int i = 0; i < image.width() * image.height(); i++) {
            int red = samples[i * channels] & 255;
            int green = samples[i * channels + (channels > 2 ? 1 : 0)] & 255;
            int blue = samples[i * channels + (channels > 2 ? 2 : 0)] & 255;
            pixels.setRGB(i % image.width(), i / image.width(), red << 16 | green << 8 | blue);
        }
        return pixels;
    }

    /** Every factor x factor pixels become their mean: a plain reduction would leave pixels out. */
    private static BufferedImage averaged(BufferedImage image, int factor) {
        int width = Math.max(1, image.getWidth() / factor);
        int height = Math.max(1, image.getHeight() / factor);
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                result.setRGB(x, y, mean(image, x * factor, y * factor, factor));
            }
        }
        return result;
    }

    private static int mean(BufferedImage image, int left, int top, int factor) {
        int right = Math.min(image.getWidth(), left + factor);
        int bottom = Math.min(image.getHeight(), top + factor);
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int rgb = image.getRGB(x, y);
                red += rgb >> 16 & 255;
                green += rgb >> 8 & 255;
                blue += rgb & 255;
            }
        }
        long count = Math.max(1, (long) (right - left) * (bottom - top));
        return (int) (red / count << 16 | green / count << 8 | blue / count);
    }

    private Box cell(int position) {
        return new Box(MARGIN + position % columns * cellWidth, top + position / columns * cellHeight, grid.edge(),
                cellHeight - GAP);
    }

    private Box imageBox(int position, Image image) {
        Box cell = cell(position);
        double scale = grid.edge() / (double) Math.max(1, Math.max(image.width(), image.height()));
        double width = Math.max(1, Math.round(image.width() * scale));
        double height = Math.max(1, Math.round(image.height() * scale));
        return new Box(Math.round(cell.x() + (grid.edge() - width) / 2), Math.round(cell.y() + grid.edge() - height),
                width,
                height);
    }

    @Override
    public void paintOverlay(Graphics2D graphics, Interaction interaction) {
        try (Pen pen = Pen.over(graphics, size, theme)) {
            interaction.hovered().ifPresent(subject -> {
                for (int i = 0; i < shown; i++) {
                    Thumbnail thumbnail = grid.thumbnails().get(grid.first() + i);
                    if (subject.equals(new Subject.Instance(thumbnail.instance()))) {
                        pen.draw(imageBox(i, thumbnail.image()).inset(-2).toRectangle(), theme.selection(), 2);
                    }
                }
            });
        }
    }

    @Override
    public Optional<Hit> hit(double x, double y) {
        for (int i = 0; i < shown; i++) {
            if (cell(i).contains(x, y)) {
                Thumbnail thumbnail = grid.thumbnails().get(grid.first() + i);
                String state = thumbnail.status().map(s -> ", " + s.word()).orElse("");
                return Optional.of(
                        new Hit("instance " + Numbers.count(thumbnail.instance()) + state + "\n" + thumbnail.caption(),
                                new Subject.Instance(thumbnail.instance()), cell(i)));
            }
        }
        return Optional.empty();
    }
}
