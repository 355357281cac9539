package org.netloupe.figure.scatter;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

import org.netloupe.figure.Interval;
import org.netloupe.figure.Theme;
import org.netloupe.figure.colour.ColourMap;

/** What the colour of a point says. Arrays are shared, not copied, and must not change. */
public sealed interface Colouring {

    /** All points alike. */
    Colouring PLAIN = new ByClass("", new byte[0], List.of());

    /** What is told apart, over the legend; may be empty. */
    String title();

    /** The colour of each point as 0xRRGGBB; points beyond the values have that of no value. */
    IntUnaryOperator colours(Theme theme);

    /** The colour of one point as 0xRRGGBB. */
    default int rgb(int point, Theme theme) {
        return colours(theme).applyAsInt(point);
    }

    /**
     * One colour for each class, the same as in every view.
     *
     * @param classes
     *            index of the class of each point as an unsigned byte; empty for all alike
     * @param names
     *            of the classes, at most 256
     */
    record ByClass(String title, byte[] classes, List<String> names) implements Colouring {

        /** @throws IllegalArgumentException if a point has a class without name */
        public ByClass {
            names = List.copyOf(names);
            for (int i = 0; i < classes.length; i++) {
                if (Byte.toUnsignedInt(classes[i]) >= names.size()) {
                    throw new IllegalArgumentException("Point " + i + " has class " + Byte.toUnsignedInt(classes[i])
                            + ", but there are only " + names.size() + " classes.");
                }
            }
        }

        /**
         * From indices of classes.
         *
         * @throws IllegalArgumentException
         *             if there are more than 256 classes or an index has no name
         */
        public static ByClass of(String title, int[] classes, List<String> names) {
            byte[] narrow = new byte[classes.length];
            for (int i = 0; i < classes.length; i++) {
                if (classes[i] < 0 || classes[i] >= Math.min(256, names.size())) {
                    throw new IllegalArgumentException("Point " + i + " has class " + classes[i] + ", expected 0 to "
                            + (Math.min(256, names.size()) - 1) + ".");
                }
                narrow[i] = (byte) classes[i];
            }
            return new ByClass(title, narrow, names);
        }

        /** The class of a point, or -1 if it has none. */
        public int classOf(int point) {
            return point < classes.length ? Byte.toUnsignedInt(classes[point]) : -1;
        }

        /** How many points each class has. */
        public int[] counts() {
            int[] counts = new int[names.size()];
            for (byte index : classes) {
                counts[Byte.toUnsignedInt(index)]++;
            }
            return counts;
        }

        @Override
        public IntUnaryOperator colours(Theme theme) {
            int[] palette = new int[names.size()];
            Arrays.setAll(palette, i -> 0xFFFFFF & theme.classColour(i).getRGB());
            int plain = 0xFFFFFF & theme.accent().getRGB();
            return point -> point < classes.length ? palette[Byte.toUnsignedInt(classes[point])] : plain;
        }
    }

    /**
     * A colour map over a number of each point, such as its confidence.
     *
     * @param values
     *            one per point; NaN is drawn in the muted colour
     * @param range
     *            what the ends of the map stand for; values beyond have the colour of the end
     */
    record ByValue(String title, double[] values, Interval range, ColourMap map) implements Colouring {

        /** Over the whole range of the values, in viridis. */
        public static ByValue of(String title, double[] values) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            Interval range = low <= high ? Interval.covering(low, high) : new Interval(0, 1);
            return new ByValue(title, values, range, ColourMap.VIRIDIS);
        }

        @Override
        public IntUnaryOperator colours(Theme theme) {
            int missing = 0xFFFFFF & theme.muted().getRGB();
            return point -> point >= values.length || Double.isNaN(values[point])
                    ? missing
                    : 0xFFFFFF & map.argb(range.fraction(values[point]));
        }
    }
}
