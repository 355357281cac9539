package org.netloupe.figure;

import java.util.Optional;

/**
 * What the user is doing over a picture, painted by {@link Picture#paintOverlay}.
 *
 * @param pointer
 *            where the pointer is, if over the picture
 * @param hovered
 *            what is hovered here or in a linked view
 * @param band
 *            the rubber band of a box zoom in progress
 */
public record Interaction(Optional<Point> pointer, Optional<Subject> hovered, Optional<Box> band) {

    /** Nothing is going on. */
    public static final Interaction NONE = new Interaction(Optional.empty(), Optional.empty(), Optional.empty());

    /** The pointer alone. */
    public static Interaction at(double x, double y) {
        return new Interaction(Optional.of(new Point(x, y)), Optional.empty(), Optional.empty());
    }

    /** The same with something hovered. */
    public Interaction withHovered(Optional<Subject> subject) {
        return new Interaction(pointer, subject, band);
    }

    /** The same with a rubber band. */
    public Interaction withBand(Optional<Box> box) {
        return new Interaction(pointer, hovered, box);
    }
}
