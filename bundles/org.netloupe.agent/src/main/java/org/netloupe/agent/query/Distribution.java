package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.value.Tensor;

import com.tdunning.math.stats.MergingDigest;

/**
 * The accumulators that look at all numbers of a window alike, be they values, items of tuples or elements of tensors. Up to
 * {@value #EXACT} numbers are kept as they are; of more there is a summary of fixed size.
 */
abstract sealed class Distribution extends Accumulator {
    static final int EXACT = 4096;

    private double[] kept = new double[64];
    private int count;
    private boolean any;

    @Override
    final void add(Object value) {
        any = true;
        if (value instanceof Number number) {
            addNumber(number.doubleValue());
        } else if (value instanceof List<?> items) {
            Numbers.of(items).forEach(this::addNumber);
        } else if (value instanceof Tensor tensor) {
            Numbers.of(tensor).forEach(this::addNumber);
        } else {
            throw new ExpressionException("A distribution needs numbers, found " + Methods.described(value)
                    + "; choose one with map, as in map(b -> b.loss).");
        }
    }

    private void addNumber(double value) {
        if (!keeps(value)) {
            return;
        }
        if (count < 0) {
            summarise(value);
        } else if (count < EXACT) {
            kept = count == kept.length ? Arrays.copyOf(kept, 2 * count) : kept;
            kept[count++] = value;
        } else {
            begin(kept);
            count = -1;
            summarise(value);
        }
    }

    @Override
    final @Nullable Object take() {
        Object result = any ? count < 0 ? summary() : exact(Arrays.copyOf(kept, count)) : null;
        clear();
        count = 0;
        any = false;
        return result;
    }

    /** Whether the number belongs into the distribution; if not it is counted apart. */
    abstract boolean keeps(double value);

    /** There are too many numbers from now on; these are the first. */
    abstract void begin(double[] first);

    abstract void summarise(double value);

    abstract Object exact(double[] numbers);

    abstract Object summary();

    /** A new window begins. */
    abstract void clear();

    /** Histograms between fixed limits, which need no summary. */
    static final class Fixed extends Distribution {
        private final Reducer.Histogram kind;
        private final double low;
        private final double high;
        private Histogram histogram;

        Fixed(Reducer.Histogram kind) {
            this.kind = kind;
            low = Double.parseDouble(kind.range().get(0));
            high = Double.parseDouble(kind.range().get(1));
            histogram = new Histogram(kind.bins(), low, high);
        }

        @Override
        boolean keeps(double value) {
            histogram.add(value);
            return false;
        }

        @Override
        void begin(double[] first) {
            throw new IllegalStateException("Nothing is kept.");
        }

        @Override
        void summarise(double value) {
            throw new IllegalStateException("Nothing is kept.");
        }

        @Override
        Object exact(double[] numbers) {
            return histogram.result();
        }

        @Override
        Object summary() {
            return histogram.result();
        }

        @Override
        void clear() {
            histogram = new Histogram(kind.bins(), low, high);
        }
    }

    /**
     * Histograms from the least to the greatest number: many fine places, of which two become one whenever a number lies
     * outside. The numbers always reach over half of the fine places at least, so none is counted further beside its place
     * than the range divided by their number.
     */
    static final class Spread extends Distribution {
        private static final int FINE = 4096;
        /** Beyond this, the distance of two limits might be infinite. */
        private static final double LARGEST = Double.MAX_VALUE / 8;

        private final int bins;
        private final long[] fine = new long[FINE];
        private double low;
        private double high;
        private double least;
        private double greatest;
        private long below;
        private long above;
        private long nans;

        Spread(int bins) {
            this.bins = bins;
        }

        @Override
        boolean keeps(double value) {
            if (Math.abs(value) <= LARGEST) {
                return true;
            }
            nans += Double.isNaN(value) ? 1 : 0;
            below += value < 0 ? 1 : 0;
            above += value > 0 ? 1 : 0;
            return false;
        }

        @Override
        void begin(double[] first) {
            low = Arrays.stream(first).min().orElse(0);
            high = Arrays.stream(first).max().orElse(0);
            least = low;
            greatest = high;
            for (double value : first) {
                fine[place(value)]++;
            }
        }

        private int place(double value) {
            return high == low ? 0 : (int) Math.min(FINE - 1L, (long) ((value - low) / (high - low) * FINE));
        }

        @Override
        void summarise(double value) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
            if (high == low && value != low) {
                // until now all were one number
                long same = fine[0];
                fine[0] = 0;
                double only = low;
                low = least;
                high = greatest;
                fine[place(only)] = same;
            }
            while (value > high || value < low) {
                widen(value > high);
            }
            fine[place(value)]++;
        }

        private void widen(boolean upwards) {
            double width = high - low;
            high = upwards ? high + width : high;
            low = upwards ? low : low - width;
            long[] merged = new long[FINE];
            for (int i = 0; i < FINE; i++) {
                merged[(upwards ? 0 : FINE / 2) + i / 2] += fine[i];
            }
            System.arraycopy(merged, 0, fine, 0, FINE);
        }

        @Override
        Object exact(double[] numbers) {
            double min = Arrays.stream(numbers).min().orElse(Double.NaN);
            double max = Arrays.stream(numbers).max().orElse(Double.NaN);
            Histogram histogram = Histogram.between(bins, min, max);
            for (double value : numbers) {
                histogram.add(value);
            }
            histogram.addOutside(below, above, nans);
            return histogram.result();
        }

        @Override
        Object summary() {
            Histogram histogram = Histogram.between(bins, least, greatest);
            for (int i = 0; i < FINE; i++) {
                double middle = low + (i + 0.5) * ((high - low) / FINE);
                histogram.add(Math.max(least, Math.min(greatest, middle)), fine[i]);
            }
            histogram.addOutside(below, above, nans);
            return histogram.result();
        }

        @Override
        void clear() {
            Arrays.fill(fine, 0);
            below = 0;
            above = 0;
            nans = 0;
        }
    }

    /** Quantiles, by a t-digest where there are many numbers. NaN are left out, infinities counted apart. */
    static final class Quantiles extends Distribution {
        private static final double COMPRESSION = 200;

        private final double[] fractions;
        private @Nullable MergingDigest digest;
        private long below;
        private long above;

        Quantiles(Reducer.Quantiles kind) {
            fractions = kind.fractions().stream().mapToDouble(Double::parseDouble).toArray();
        }

        @Override
        boolean keeps(double value) {
            below += value == Double.NEGATIVE_INFINITY ? 1 : 0;
            above += value == Double.POSITIVE_INFINITY ? 1 : 0;
            return Double.isFinite(value);
        }

        @Override
        void begin(double[] first) {
            MergingDigest made = new MergingDigest(COMPRESSION);
            digest = made;
            for (double value : first) {
                made.add(value);
            }
        }

        @Override
        void summarise(double value) {
            MergingDigest made = digest;
            if (made != null) {
                made.add(value);
            }
        }

        @Override
        Object exact(double[] numbers) {
            Arrays.sort(numbers);
            return each(numbers.length, fraction -> Numbers.quantile(numbers, fraction));
        }

        @Override
        Object summary() {
            MergingDigest made = digest;
            return made == null ? List.of() : each(made.size(), made::quantile);
        }

        private List<Object> each(long finite, java.util.function.DoubleUnaryOperator quantile) {
            List<Object> results = new ArrayList<>();
            for (double fraction : fractions) {
                double place = fraction * (below + finite + above - 1) - below;
                results.add(place < 0
                        ? Double.NEGATIVE_INFINITY
                        : place > finite - 1 && above > 0
                                ? Double.POSITIVE_INFINITY
                                : quantile.applyAsDouble(finite > 1 ? Math.min(1, place / (finite - 1)) : 0));
            }
            return results;
        }

        @Override
        void clear() {
            digest = null;
            below = 0;
            above = 0;
        }
    }
}
