package org.netloupe.figure.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as every picture and table writes them: at most four significant digits, the full value only on hover. The
 * decimal sign is a point in every language, so that numbers can be copied into code.
 */
public final class Numbers {

    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_UP);
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E"};
    private static final char MINUS = '\u2212';
    private static final char GROUP = '\u2009';

    private Numbers() {}

    /** The value with at most four significant digits: 0.1235, 1235, 1.235e7, 1.235e−5, NaN, ∞. */
    public static String brief(double value) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return typographic(exponent >= -3 && exponent < 4 ? rounded.toPlainString() : scientific(rounded, exponent));
    }

    /** The value with all its digits, as Java writes and reads it, but with a minus sign of proper length. */
    public static String full(double value) {
        return Double.isFinite(value) ? typographic(withoutPointZero(Double.toString(value))) : notFinite(value);
    }

    /** An exact count with thin spaces between groups of three digits: 1 234 567. */
    public static String count(long value) {
        return typographic(String.format(Locale.ROOT, "%,d", value).replace(',', GROUP));
    }

    /** A count with at most four significant digits and a prefix: 320, 44.43k, 1.204M. */
    public static String compact(long value) {
        if (Math.abs(value) < 10_000) {
            return typographic(Long.toString(value));
        }
        BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS);
        int thousands = (rounded.precision() - rounded.scale() - 1) / 3;
        return typographic(
                rounded.movePointLeft(3 * thousands).stripTrailingZeros().toPlainString() + PREFIXES[thousands]);
    }

    /** A share of 0 to 1 in per cent with one decimal, 0 % and 100 % only where it is exact; NaN gives a dash. */
    public static String percent(double share) {
        if (!Double.isFinite(share)) {
            return "\u2013";
        }
        boolean extreme = Math.abs(share) < 0.0005 || Math.abs(1 - share) < 0.0005;
        int decimals = share == 0 || share == 1 ? 0 : extreme ? 2 : 1;
        BigDecimal value = new BigDecimal(share * 100).setScale(decimals, RoundingMode.HALF_UP);
        return typographic(value.toPlainString()) + GROUP + "%";
    }

    /** A duration as it is read at a glance: 12.3 s, 4:05, 2:03:07, 3 d 04:00. */
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return notFinite(seconds);
        }
        String sign = seconds < 0 ? String.valueOf(MINUS) : "";
        double length = Math.abs(seconds);
        if (length < 60) {
            return sign + brief(new BigDecimal(length).round(new MathContext(3, RoundingMode.HALF_UP)).doubleValue())
                    + GROUP + "s";
        }
        return length > 1e15 ? sign + brief(length) + GROUP + "s" : sign + clock(Math.round(length));
    }

    private static String clock(long seconds) {
        long hours = seconds / 3600;
        long minutes = seconds / 60 % 60;
        if (hours >= 48) {
            return String.format(Locale.ROOT, "%d%cd %02d:%02d", hours / 24, GROUP, hours % 24, minutes);
        }
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60);
    }

    private static String scientific(BigDecimal rounded, int exponent) {
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    private static String withoutPointZero(String text) {
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String notFinite(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "\u221E" : MINUS + "\u221E";
    }

    static String typographic(String number) {
        return number.replace('-', MINUS);
    }
}
