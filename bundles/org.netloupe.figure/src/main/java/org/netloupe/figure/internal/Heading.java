package org.netloupe.figure.internal;

import org.netloupe.figure.Size;
import org.netloupe.figure.Theme;
import org.netloupe.figure.text.Numbers;

/**
 * The first line of a picture.
 *
 * @param title at the left
 * @param note at the right, may be empty
 */
public record Heading(String title, String note) {

    /** A title, and how much of the data is shown where not all of it is. */
    public static Heading of(String title, int shown, int all) {
        return new Heading(title, part(shown, all));
    }

    /** "3 of 5 shown", or nothing if all is shown. */
    public static String part(int shown, int all) {
        return shown < all ? Numbers.count(shown) + " of " + Numbers.count(all) + " shown" : "";
    }

    /**
     * Paints it over the whole width, the title shortened to what the note leaves.
     *
     * @param margin between the line and the sides of the picture
     */
    public void paint(Pen pen, Size size, Theme theme, double margin) {
        double base = margin - 2 + Lettering.ascent(theme.bold());
        pen.textRight(note, size.width() - margin, base, theme.small(), theme.muted());
        double room = size.width() - 2 * margin - 12 - Lettering.width(theme.small(), note);
        pen.text(Lettering.elide(theme.bold(), title, room), margin, base, theme.bold(), theme.text());
    }
}
