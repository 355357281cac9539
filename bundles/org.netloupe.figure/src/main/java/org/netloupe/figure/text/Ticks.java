package org.netloupe.figure.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import org.netloupe.figure.Interval;

/** Ticks at round values: 1, 2 and 5 times powers of ten, whole units of time, or decades. */
public final class Ticks {

    private static final double[] TIME_STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800,
            21600, 43200, 86400, 172800, 432000, 864000};
    private static final String[] PREFIXES = {"", "k", "M", "G", "T"};

    private Ticks() {}

    /**
     * Ticks of a linear axis, ascending, labelled alike with as many decimals as their step needs.
     *
     * @param most
     *            at most so many, at least 1
     */
    public static List<Tick> linear(Interval interval, int most) {
        return labelled(interval, roundStep(interval.span() / Math.max(1, most)));
    }

    /** Ticks at whole numbers only, for iterations and epochs. */
    public static List<Tick> whole(Interval interval, int most) {
        return labelled(interval, Math.max(1, roundStep(interval.span() / Math.max(1, most))));
    }

    /** Ticks of an axis in seconds at whole units of time; below a second as {@link #linear}. */
    public static List<Tick> time(Interval interval, int most) {
        double least = interval.span() / Math.max(1, most);
        if (least <= 1 || least > TIME_STEPS[TIME_STEPS.length - 1]) {
            double step = roundStep(least);
            return positions(interval, step).stream().map(p -> new Tick(p, Numbers.duration(p))).toList();
        }
        double step = TIME_STEPS[0];
        for (int i = 0; step < least; i++) {
            step = TIME_STEPS[i];
        }
        return positions(interval, step).stream().map(p -> new Tick(p, Numbers.duration(p))).toList();
    }

    /**
     * Ticks of a logarithmic axis: powers of ten, with minor ticks at 2 to 9 times them where there is room, and
     * labelled at 2 and 5 where less than two decades are shown.
     *
     * @param interval
     *            of decadic logarithms
     */
    public static List<Tick> logarithmic(Interval interval, int most) {
        if (interval.span() < 0.7) {
            return linearOnLogarithmic(interval, most);
        }
        int stride = Math.max(1, (int) Math.ceil(interval.span() / Math.max(1, most)));
        List<Tick> ticks = new ArrayList<>();
        for (int decade = (int) Math.floor(interval.min()); decade <= interval.max(); decade++) {
            boolean labelled = Math.floorMod(decade, stride) == 0;
            add(ticks, interval, decade, labelled ? power(decade, 1) : "");
            for (int digit = 2; digit <= 9 && stride == 1; digit++) {
                boolean named = interval.span() < 2 && (digit == 2 || digit == 5) && most >= 4;
                add(ticks, interval, decade + Math.log10(digit), named ? power(decade, digit) : "");
            }
        }
        return ticks;
    }

    private static List<Tick> linearOnLogarithmic(Interval interval, int most) {
        Interval values = Interval.covering(Math.pow(10, interval.min()), Math.pow(10, interval.max()));
        return linear(values, most).stream().filter(t -> t.position() > 0)
                .map(t -> new Tick(Math.log10(t.position()), t.label())).filter(t -> interval.contains(t.position()))
                .toList();
    }

    private static void add(List<Tick> ticks, Interval interval, double position, String label) {
        if (interval.contains(position)) {
            ticks.add(new Tick(position, label));
        }
    }

    private static String power(int decade, int digit) {
        return decade >= -3 && decade <= 4
                ? new BigDecimal(digit).movePointRight(decade).stripTrailingZeros().toPlainString()
                : Numbers.typographic(digit + "e" + decade);
    }

    private static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, Double.MIN_NORMAL))));
        for (int factor : new int[]{1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static List<Double> positions(Interval interval, double step) {
        List<Double> positions = new ArrayList<>();
        double first = Math.ceil(interval.min() / step - 1e-9);
        double last = Math.floor(interval.max() / step + 1e-9);
        for (double i = first; i <= last && positions.size() < 1000; i++) {
            positions.add(i * step + 0.0);
        }
        return positions;
    }

    private static List<Tick> labelled(Interval interval, double step) {
        double largest = Math.max(Math.abs(interval.min()), Math.abs(interval.max()));
        return positions(interval, step).stream().map(p -> new Tick(p, label(p, step, largest))).toList();
    }

    private static String label(double value, double step, double largest) {
        if (largest >= 1e15 || largest < 1e-3) {
            return scientific(value, step);
        }
        int thousands = largest < 1e5 ? 0 : Math.min(4, (int) (Math.log10(largest) / 3));
        while (thousands > 0 && step / Math.pow(1000, thousands) < 0.0099) {
            thousands--;
        }
        return Math.abs(value) < step / 2 ? "0" : fixed(value, step, thousands) + PREFIXES[thousands];
    }

    private static String fixed(double value, double step, int thousands) {
        double unit = Math.pow(1000, thousands);
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step / unit) - 1e-9));
        BigDecimal rounded = new BigDecimal(value / unit).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.scale() == 0 ? Numbers.count(rounded.longValue()) : Numbers.typographic(rounded.toPlainString());
    }

    private static String scientific(double value, double step) {
        if (Math.abs(value) < step / 2) {
            return "0";
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
        int digits = Math.clamp((int) Math.ceil(exponent - Math.log10(step) - 1e-9), 0, 15);
        BigDecimal mantissa = new BigDecimal(value).movePointLeft(exponent).setScale(digits, RoundingMode.HALF_EVEN);
        return Numbers.typographic(mantissa.stripTrailingZeros().toPlainString() + "e" + exponent);
    }
}
