package org.netloupe.monitor.ui.internal.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.netloupe.figure.Theme;
import org.netloupe.ui.theme.Themes;

/** The colours of a query's words: stages and windows, numbers, texts. */
final class QueryColours {
    private static final Pattern WORDS = Pattern.compile("(?<text>'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\")" //$NON-NLS-1$
            + "|(?<stage>(?<=\\|)\\s*[A-Za-z]+|\\b(?:by|every|until|end|events|ms|s|min|h)\\b(?!\\s*[.(]))" //$NON-NLS-1$
            + "|(?<number>\\b\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b)"); //$NON-NLS-1$

    private QueryColours() {}

    static StyleRange[] of(String query, Theme theme) {
        List<StyleRange> ranges = new ArrayList<>();
        Matcher words = WORDS.matcher(query);
        while (words.find()) {
            StyleRange range = new StyleRange();
            range.start = words.start();
            range.length = words.end() - words.start();
            range.foreground = Themes.colour(words.group("stage") != null //$NON-NLS-1$
                    ? theme.accent()
                    : theme.classColour(words.group("text") != null ? 2 : 4)); //$NON-NLS-1$
            range.fontStyle = words.group("stage") != null ? SWT.BOLD : SWT.NORMAL; //$NON-NLS-1$
            ranges.add(range);
        }
        return ranges.toArray(StyleRange[]::new);
    }
}
