package org.netloupe.figure.internal;

import org.netloupe.figure.Box;
import org.netloupe.figure.Interval;
import org.netloupe.figure.Theme;
import org.netloupe.figure.colour.ColourMap;
import org.netloupe.figure.text.Numbers;

/** The upright bar that says which colour stands for which value. */
public final class ColourBar {

    private static final double BAR = 12;
    private static final double GAP = 6;
    private static final double HIGHEST = 200;

    private ColourBar() {}

    /** The width that a bar with its numbers needs. */
    public static double width(Interval range, Theme theme) {
        return BAR + GAP + Math.max(Lettering.width(theme.small(), Numbers.brief(range.min())),
                Lettering.width(theme.small(), Numbers.brief(range.max())));
    }

    /** Paints the bar at the top left of the room, no higher than is of use. */
    public static void paint(Pen pen, Box room, ColourMap map, Interval range, Theme theme) {
        double height = Math.min(HIGHEST, room.height());
        for (int i = 0; i < height; i++) {
            pen.fill(new Box(room.x(), room.y() + i, BAR, 1), map.colour(1 - i / height));
        }
        double x = room.x() + BAR + GAP;
        double ascent = Lettering.ascent(theme.small());
        pen.text(Numbers.brief(range.max()), x, room.y() + ascent, theme.small(), theme.text());
        if (height > 3.5 * ascent && range.min() < 0 && range.max() > 0) {
            double zero = room.y() + (1 - range.fraction(0)) * height;
            if (zero > room.y() + 2 * ascent && zero < room.y() + height - ascent) {
                pen.text("0", x, zero + ascent * 0.38, theme.small(), theme.text());
            }
        }
        if (height > 2 * ascent) {
            pen.text(Numbers.brief(range.min()), x, room.y() + height, theme.small(), theme.text());
        }
    }
}
