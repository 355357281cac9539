package org.netloupe.ui.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.netloupe.figure.Interaction;
import org.netloupe.figure.Picture;

/**
 * Hover and rubber band over a base raster. Only the tiles that differ from the base become SWT images, so that moving
 * the pointer over a large picture stays cheap. Owns its images.
 */
final class Overlay {
    /** Side of a tile in device pixels: small enough for a thin line, large enough for few images. */
    private static final int TILE = 64;

    /** A changed part at its place in logical pixels. */
    private record Patch(Image image, int x, int y) {}

    private final List<Patch> patches = new ArrayList<>();
    private @Nullable Raster scratch;

    /** Replaces the overlay. @return the places, in logical pixels, that changed on screen */
    List<Rectangle> update(Display display, Raster base, Picture picture, Interaction interaction) {
        List<Rectangle> dirty = areas();
        clear();
        Raster over = scratchFor(base);
        base.copyTo(over, graphics -> picture.paintOverlay(graphics, interaction));
        for (int y = 0; y < base.height(); y += TILE) {
            patchRow(display, base, over, y);
        }
        dirty.addAll(areas());
        return dirty;
    }

    private Raster scratchFor(Raster base) {
        Raster kept = scratch;
        if (kept == null || kept.width() != base.width() || kept.height() != base.height()
                || kept.zoom() != base.zoom()) {
            kept = base.sibling();
            scratch = kept;
        }
        return kept;
    }

    /** Joins neighbouring changed tiles of a row into one image. */
    private void patchRow(Display display, Raster base, Raster over, int y) {
        int height = Math.min(TILE, base.height() - y);
        int from = -1;
        for (int x = 0; x < base.width() + TILE; x += TILE) {
            boolean changed = x < base.width() && differs(base, over, x, y, height);
            if (changed && from < 0) {
                from = x;
            } else if (!changed && from >= 0) {
                int width = Math.min(x, base.width()) - from;
                patches.add(new Patch(over.toImage(display, from, y, width, height), from * 100 / base.zoom(),
                        y * 100 / base.zoom()));
                from = -1;
            }
        }
    }

    private static boolean differs(Raster base, Raster over, int x, int y, int height) {
        int to = Math.min(x + TILE, base.width());
        for (int row = y; row < y + height; row++) {
            int start = row * base.width();
            if (!Arrays.equals(base.pixels(), start + x, start + to, over.pixels(), start + x, start + to)) {
                return true;
            }
        }
        return false;
    }

    void paint(org.eclipse.swt.graphics.GC gc) {
        for (Patch patch : patches) {
            gc.drawImage(patch.image(), patch.x(), patch.y());
        }
    }

    private List<Rectangle> areas() {
        List<Rectangle> areas = new ArrayList<>();
        for (Patch patch : patches) {
            Rectangle size = patch.image().getBounds();
            areas.add(new Rectangle(patch.x(), patch.y(), size.width + 1, size.height + 1));
        }
        return areas;
    }

    /** Disposes the images. */
    void clear() {
        patches.forEach(patch -> patch.image().dispose());
        patches.clear();
    }
}
