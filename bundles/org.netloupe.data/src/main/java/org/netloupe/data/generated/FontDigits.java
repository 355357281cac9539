package org.netloupe.data.generated;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.netloupe.tensor.InputException;

/** The digits as the fonts of this machine draw them: the logical families in all styles, one font or many behind them. */
final class FontDigits {
    private static final List<String> FAMILIES = List.of(Font.SERIF, Font.SANS_SERIF, Font.MONOSPACED);

    private FontDigits() {}

    /**
     * For each digit its outline in each face.
     *
     * @throws InputException if the machine has no font at all
     */
    static List<List<Outline>> read() throws InputException {
        try {
            return IntStream.range(0, 10).mapToObj(FontDigits::faces).toList();
        } catch (RuntimeException | LinkageError | InternalError e) {
            // what AWT throws without fontconfig or without any font is not declared and differs by version
            throw new InputException("Option face", "a font on this machine", "none that works",
                    "Install one (fonts-dejavu-core), or choose pen.", e);
        }
    }

    private static List<Outline> faces(int digit) {
        FontRenderContext context = new FontRenderContext(null, true, true);
        List<Outline> outlines = new ArrayList<>();
        for (String family : FAMILIES) {
            for (int style = Font.PLAIN; style <= (Font.BOLD | Font.ITALIC); style++) {
                Font font = new Font(family, style, 100);
                outlines.add(Outline.of(font.createGlyphVector(context, Integer.toString(digit)).getOutline(), true));
            }
        }
        return outlines;
    }
}
