package org.netloupe.figure;

import java.awt.Graphics2D;
import java.util.Optional;

/**
 * A figure laid out for one size and theme. Immutable and safe for any thread; keep it as long as model, size and theme
 * stay, so that hover costs no layout. All coordinates are logical pixels.
 */
public interface Picture {

    /** The size that it was laid out for. */
    Size size();

    /**
     * Paints everything but the overlay, background included, inside of 0, 0, width, height.
     *
     * @param graphics
     *            left as it was found
     */
    void paint(Graphics2D graphics);

    /**
     * Paints hover, cursor read-out and rubber band over the base picture; cheap. By default only the rubber band.
     *
     * @param graphics
     *            left as it was found
     */
    void paintOverlay(Graphics2D graphics, Interaction interaction);

    /** What lies at a place, or empty. */
    Optional<Hit> hit(double x, double y);

    /** The part that zooms and pans, or empty for a picture without axes. */
    default Optional<Plot> plot() {
        return Optional.empty();
    }
}
