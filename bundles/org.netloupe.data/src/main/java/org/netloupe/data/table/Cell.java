package org.netloupe.data.table;

import java.util.Locale;
import java.util.Set;

/** What a cell of a table means. */
final class Cell {
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");
    private static final Set<String> INFINITE = Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

    private Cell() {}

    /** Whether nothing is there: empty, NA, n/a, NaN, null, None or ?. */
    static boolean isMissing(String text) {
        return text.length() <= 4 && MISSING.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Whether it is a decimal number, perhaps with exponent, or an infinite one. */
    static boolean isNumber(String text) {
        return isDecimal(text) || isInfinite(text);
    }

    private static boolean isInfinite(String text) {
        return text.length() <= 9 && INFINITE.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isDecimal(String text) {
        boolean digits = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits |= c >= '0' && c <= '9';
            // what Java's own parser takes beside these (hexadecimal, a final d or f) is text to everybody else
            if ("0123456789+-.eE".indexOf(c) < 0) {
                return false;
            }
        }
        return digits && parses(text);
    }

    private static boolean parses(String text) {
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The number in a cell that {@link #isNumber}. */
    static double number(String text) {
        return isDecimal(text)
                ? Double.parseDouble(text)
                : text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** Whether a number has no fraction and is exact as such. */
    static boolean isWhole(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1L << 53;
    }
}
