package org.netloupe.figure;

import java.awt.Color;
import java.awt.Font;

import org.netloupe.figure.colour.ClassColours;

/**
 * The colours and the font of all pictures, by what they are for. Text, muted and status colours have a contrast of at
 * least 4.5:1 to background and surface, marks (accent, selection, class colours) at least 3:1.
 *
 * @param name
 *            shown to the user
 * @param dark
 *            whether the background is dark
 * @param background
 *            behind the data
 * @param surface
 *            behind cards, headers and legends
 * @param text
 *            for words and numbers
 * @param muted
 *            for axis labels and notes
 * @param grid
 *            for grid lines and separators, decoration only
 * @param accent
 *            for what can be acted upon
 * @param selection
 *            for what is selected
 * @param fontFamily
 *            a family or logical name known to AWT
 * @param fontSize
 *            of running text, in logical pixels
 */
public record Theme(String name, boolean dark, Color background, Color surface, Color text, Color muted, Color grid,
        Color accent, Color selection, String fontFamily, float fontSize) {

    /** Dark on white. */
    public static final Theme LIGHT = new Theme("light", false, new Color(0xFFFFFF), new Color(0xF5F6F8),
            new Color(0x1B1F24), new Color(0x59616C), new Color(0xE1E4E8), new Color(0x0A62C4), new Color(0xB5179E),
            Font.SANS_SERIF, 12);

    /** Light on near black. */
    public static final Theme DARK = new Theme("dark", true, new Color(0x1E1F22), new Color(0x2B2D30),
            new Color(0xDFE1E5), new Color(0xA3A9B2), new Color(0x3C3F44), new Color(0x6CB2FF), new Color(0xFF85E1),
            Font.SANS_SERIF, 12);

    /** The light or the dark theme. */
    public static Theme of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /** The same theme with the system's font. */
    public Theme withFont(String family, float size) {
        return new Theme(name, dark, background, surface, text, muted, grid, accent, selection, family, size);
    }

    /** The same theme over another background, such as that of a selected table row. */
    public Theme withBackground(Color colour) {
        return new Theme(name, dark, colour, surface, text, muted, grid, accent, selection, fontFamily, fontSize);
    }

    /** Running text. */
    public Font font() {
        return new Font(fontFamily, Font.PLAIN, 1).deriveFont(fontSize);
    }

    /** Titles and emphasis. */
    public Font bold() {
        return font().deriveFont(Font.BOLD);
    }

    /** Axis labels, notes and captions. */
    public Font small() {
        return font().deriveFont(fontSize * 11 / 12);
    }

    /** The colour of a class or series, the same in every view; indices beyond the palette begin again. */
    public Color classColour(int index) {
        return ClassColours.of(index, dark);
    }

    /** The colour of a state; never used without its icon or word. */
    public Color statusColour(Status status) {
        return switch (status) {
            case RUNNING -> accent;
            case WAITING, DONE -> muted;
            case PAUSED -> new Color(dark ? 0xE3B341 : 0x8A5A00);
            case FAILED -> new Color(dark ? 0xFF8078 : 0xC22121);
        };
    }
}
