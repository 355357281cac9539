package org.netloupe.figure;

import java.awt.Graphics2D;
import java.util.Optional;

/**
 * A picture as a pure function of its model, a size and a theme. The same figure is the view on screen, the exported
 * PNG or SVG, the picture of the command line and the subject of its own test. Immutable and safe for any thread.
 */
public interface Figure {

    /** What the picture shows in a few words: the name of an exported file, read out by a screen reader. */
    String title();

    /** Lays the figure out. */
    Picture picture(Size size, Theme theme);

    /** Lays out and paints; same model, size and theme give the same pixels. */
    default void paint(Graphics2D graphics, Size size, Theme theme) {
        picture(size, theme).paint(graphics);
    }

    /** What lies at a place of the picture of that size. */
    default Optional<Hit> hit(double x, double y, Size size, Theme theme) {
        return picture(size, theme).hit(x, y);
    }

    /**
     * The figure after a click on one of its own controls, such as a legend entry.
     *
     * @return this figure if the subject is no control of it
     */
    default Figure clicked(Subject subject) {
        return this;
    }
}
