package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Values;

/** Gathers a window of values for one reducer; emptied by {@link #take}. */
abstract class Accumulator {

    /** Takes a value in; values are plain objects, as in {@link Values#plain}. */
    abstract void add(Object value);

    /** The result of the window, or null if it has none; the next window is empty. */
    abstract @Nullable Object take();

    static Accumulator of(Reducer reducer) {
        if (reducer instanceof Reducer.Collect collect) {
            return new Collected(collect.limit());
        }
        if (reducer instanceof Reducer.Fold fold) {
            return new Folded(fold);
        }
        if (reducer instanceof Reducer.Top top) {
            return new Topmost(top);
        }
        if (reducer instanceof Reducer.Sample sample) {
            return new Reservoir(sample);
        }
        if (reducer instanceof Reducer.Quantiles quantiles) {
            return new Distribution.Quantiles(quantiles);
        }
        if (reducer instanceof Reducer.Histogram histogram) {
            return histogram.range().isEmpty()
                    ? new Distribution.Spread(histogram.bins())
                    : new Distribution.Fixed(histogram);
        }
        Reducer.Plain plain = (Reducer.Plain) reducer;
        return switch (plain) {
            case COUNT -> new Count();
            case FIRST, LAST -> new Kept(plain == Reducer.Plain.FIRST);
            default -> new Statistics(plain);
        };
    }

    /** How many values there were; 0 of none. */
    private static final class Count extends Accumulator {
        private long count;

        @Override
        void add(Object value) {
            count++;
        }

        @Override
        @Nullable
        Object take() {
            long result = count;
            count = 0;
            return result;
        }
    }

    /** The first or last value. */
    private static final class Kept extends Accumulator {
        private final boolean first;
        private @Nullable Object kept;

        Kept(boolean first) {
            this.first = first;
        }

        @Override
        void add(Object value) {
            if (!first || kept == null) {
                kept = value;
            }
        }

        @Override
        @Nullable
        Object take() {
            Object result = kept;
            kept = null;
            return result;
        }
    }

    /** The first values as a tuple. */
    private static final class Collected extends Accumulator {
        private final int limit;
        private final Allowance allowance = new Allowance();
        private List<Object> items = new ArrayList<>();

        Collected(int limit) {
            this.limit = limit;
        }

        @Override
        void add(Object value) {
            if (items.size() < limit) {
                allowance.keep(value);
                items.add(value);
            }
        }

        @Override
        @Nullable
        Object take() {
            List<Object> result = items;
            items = new ArrayList<>();
            allowance.renew();
            return result.isEmpty() ? null : result;
        }
    }

    /** The values of the greatest key as a tuple. */
    private static final class Topmost extends Accumulator {
        private final int limit;
        private final Evaluator key;
        private final Allowance allowance = new Allowance();
        private Ranking ranking;

        Topmost(Reducer.Top top) {
            limit = top.limit();
            key = Evaluator.compile(top.key());
            ranking = new Ranking(limit);
        }

        @Override
        void add(Object value) {
            Object dropped = ranking.add(value, Methods.asDouble(key.apply(value)));
            if (dropped != value) {
                allowance.keep(value);
            }
            if (dropped != null && dropped != value) {
                allowance.drop(dropped);
            }
        }

        @Override
        @Nullable
        Object take() {
            List<Object> result = ranking.result();
            ranking = new Ranking(limit);
            allowance.renew();
            return result.isEmpty() ? null : result;
        }
    }

    /** A fold by a function. */
    private static final class Folded extends Accumulator {
        private final Evaluator initial;
        private final Evaluator function;
        private Object result;

        Folded(Reducer.Fold fold) {
            initial = Evaluator.compile(fold.initial());
            function = Evaluator.compile(fold.function());
            result = initial.apply();
        }

        @Override
        void add(Object value) {
            result = function.apply(result, value);
            if (!(result instanceof Number)) {
                new Allowance().keep(result);
            }
        }

        @Override
        @Nullable
        Object take() {
            Object taken = result;
            result = initial.apply();
            return taken;
        }
    }

    /** Sum, mean, min, max or std of numbers, or place by place of tuples or tensors of one shape. */
    private static final class Statistics extends Accumulator {
        private final Reducer.Plain kind;
        private Statistic[] places = {};
        /** The first value of the window, whose shape the others share. */
        private @Nullable Object model;

        Statistics(Reducer.Plain kind) {
            this.kind = kind;
        }

        @Override
        void add(Object value) {
            if (value instanceof Number number) {
                open(value, 1);
                places[0].add(number);
            } else if (value instanceof List<?> items) {
                open(value, items.size());
                for (int i = 0; i < places.length; i++) {
                    places[i].add(number(items.get(i)));
                }
            } else if (value instanceof Tensor tensor) {
                open(value, tensor.size());
                for (int i = 0; i < places.length; i++) {
                    places[i].add(tensor.at(i));
                }
            } else {
                number(value);
            }
        }

        private Number number(@Nullable Object value) {
            if (value instanceof Number number) {
                return number;
            }
            throw new ExpressionException(kind + " needs numbers, found " + Methods.described(value)
                    + "; choose one with map, as in map(b -> b.loss).");
        }

        private void open(Object value, int size) {
            if (model == null) {
                model = value;
                places = new Statistic[size];
                java.util.Arrays.setAll(places, i -> new Statistic());
            } else if (places.length != size || Methods.kind(model) != Methods.kind(value)) {
                throw new ExpressionException(
                        kind + " needs values of one shape, found " + Methods.described(model) + " of "
                                + places.length + " and " + Methods.described(value) + " of " + size + ".");
            }
        }

        @Override
        @Nullable
        Object take() {
            Object shape = model;
            model = null;
            if (shape == null) {
                return null;
            }
            if (shape instanceof Number) {
                return places[0].result(kind);
            }
            if (shape instanceof Tensor tensor) {
                double[] results = new double[places.length];
                java.util.Arrays.setAll(results, i -> places[i].result(kind).doubleValue());
                return Tensor.of(results, tensor.shape());
            }
            List<Object> results = new ArrayList<>();
            for (Statistic place : places) {
                results.add(place.result(kind));
            }
            return results;
        }
    }

    /** The moments of one place, by Welford's recurrence; NaN among the values makes the results NaN. */
    private static final class Statistic {
        private long count;
        private boolean whole = true;
        private long wholeSum;
        private double sum;
        private double mean;
        private double squares;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        void add(Number number) {
            if (whole && (number instanceof Long || number instanceof Integer)) {
                long next = wholeSum + number.longValue();
                whole = ((wholeSum ^ next) & (number.longValue() ^ next)) >= 0;
                wholeSum = next;
            } else {
                whole = false;
            }
            double value = number.doubleValue();
            count++;
            sum += value;
            double distance = value - mean;
            mean += distance / count;
            squares += distance * (value - mean);
            min = Math.min(min, value);
            max = Math.max(max, value);
        }

        Number result(Reducer.Plain kind) {
            return switch (kind) {
                case SUM -> whole ? (Number) wholeSum : (Number) sum;
                case MIN -> number(min);
                case MAX -> number(max);
                case STD -> Math.sqrt(squares / count);
                default -> sum / count;
            };
        }

        private Number number(double value) {
            return whole && Math.abs(value) < 1L << 53 ? (Number) (long) value : (Number) value;
        }
    }
}
