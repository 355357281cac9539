package org.netloupe.figure.internal;

import org.netloupe.figure.Size;
import org.netloupe.figure.Theme;
import org.netloupe.figure.text.Numbers;

/** The first line of a picture: its title, and how much of the data is shown where not all of it is. */
public record Heading(String title, int shown, int all) {

    /**
     * Paints it over the whole width, the title shortened to what the note leaves.
     *
     * @param margin between the line and the sides of the picture
     */
    public void paint(Pen pen, Size size, Theme theme, double margin) {
        double base = margin - 2 + Lettering.ascent(theme.bold());
        String note = shown < all ? Numbers.count(shown) + " of " + Numbers.count(all) + " shown" : "";
        pen.textRight(note, size.width() - margin, base, theme.small(), theme.muted());
        double room = size.width() - 2 * margin - 12 - Lettering.width(theme.small(), note);
        pen.text(Lettering.elide(theme.bold(), title, room), margin, base, theme.bold(), theme.text());
    }
}
