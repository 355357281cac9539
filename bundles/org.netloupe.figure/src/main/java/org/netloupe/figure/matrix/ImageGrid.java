package org.netloupe.figure.matrix;

import java.util.List;

import org.netloupe.figure.Figure;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Theme;

/**
 * Images with captions in rows, as many as fit; their pixels are data and stay square.
 *
 * @param title
 *            over the grid
 * @param thumbnails
 *            in reading order
 * @param edge
 *            longest side of an image in logical pixels, at least 8
 * @param first
 *            the first image shown, for scrolling
 */
public record ImageGrid(String title, List<Thumbnail> thumbnails, int edge, int first) implements Figure {

    /** Puts edge and first into their ranges. */
    public ImageGrid {
        thumbnails = List.copyOf(thumbnails);
        edge = Math.max(8, edge);
        first = Math.clamp(first, 0, Math.max(0, thumbnails.size() - 1));
    }

    /** Images of 64 pixels from the first on. */
    public static ImageGrid of(String title, List<Thumbnail> thumbnails) {
        return new ImageGrid(title, thumbnails, 64, 0);
    }

    /** The same scrolled. */
    public ImageGrid scrolledTo(int thumbnail) {
        return new ImageGrid(title, thumbnails, edge, thumbnail);
    }

    @Override
    public Picture picture(Size size, Theme theme) {
        return new ImageGridPicture(this, size, theme);
    }
}
