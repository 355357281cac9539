package org.netloupe.figure.internal;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.util.ArrayList;
import java.util.List;

/** The measures of text, the same for every device, so that a layout does not depend on where it is painted. */
public final class Lettering {

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final String ELLIPSIS = "\u2026";

    private Lettering() {}

    /** Advance width of the text in logical pixels. */
    public static double width(Font font, String text) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, CONTEXT).getWidth();
    }

    /** Height above the base line in logical pixels. */
    public static double ascent(Font font) {
        return metrics(font).getAscent();
    }

    /** Distance of base lines in logical pixels. */
    public static double lineHeight(Font font) {
        return Math.ceil(metrics(font).getAscent() + metrics(font).getDescent());
    }

    /** The text, with its middle left out where it is wider than allowed; empty if not even one letter fits. */
    public static String elide(Font font, String text, double allowed) {
        if (width(font, text) <= allowed) {
            return text;
        }
        int low = 0;
        int high = text.length() - 1;
        while (low < high) {
            int kept = (low + high + 1) / 2;
            if (width(font, keep(text, kept)) <= allowed) {
                low = kept;
            } else {
                high = kept - 1;
            }
        }
        return low == 0 ? "" : keep(text, low);
    }

    /** The words in lines no wider than allowed; a single longer word stays whole. */
    public static List<String> wrap(Font font, String text, double allowed) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(font, longer) > allowed) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }

    private static String keep(String text, int letters) {
        int head = (letters + 1) / 2;
        return text.substring(0, head).stripTrailing() + ELLIPSIS
                + text.substring(text.length() - (letters - head)).stripLeading();
    }

    private static LineMetrics metrics(Font font) {
        return font.getLineMetrics("Agjp0", CONTEXT);
    }
}
