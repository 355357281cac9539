package org.netloupe.agent.query;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.value.Unavailable;
import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.Values;

/**
 * A query at work: takes events and ends of groups in their order, gives values. Used by the agent for live events and by
 * readers of stored ones. Of one thread at a time. Every method throws {@link ExpressionException} when an expression has no
 * result; the pipeline is of no use after that.
 */
public final class Pipeline {

    /** Receives what a pipeline gives. */
    public interface Output {
        /**
         * A value of the stream.
         *
         * @param time of the event that completed it, microseconds since 1970
         */
        void value(Value value, long time);
    }

    private final Step first;
    private @Nullable String complete;

    /** A pipeline that begins with no events seen. */
    public Pipeline(Query query, Output output) {
        Step step = new Last(output);
        for (int i = query.stages().size() - 1; i >= 0; i--) {
            step = step(query.stages().get(i), step);
        }
        first = step;
    }

    /** Why nothing more can come, or null; then the stream is to be ended. */
    public @Nullable String complete() {
        return complete;
    }

    private Step step(Stage stage, Step next) {
        if (stage instanceof Stage.Filter filter) {
            return new Filtering(Evaluator.compile(filter.condition()), next);
        }
        if (stage instanceof Stage.Map map) {
            return new Mapping(Evaluator.compile(map.function()), next);
        }
        if (stage instanceof Stage.FlatMap flat) {
            return new Flattening(Evaluator.compile(flat.function()), next);
        }
        if (stage instanceof Stage.Take take) {
            return new Taking(take.count(), next);
        }
        Stage.Reduce reduce = (Stage.Reduce) stage;
        return new Reducing(Accumulator.of(reduce.reducer()), reduce.window(), next);
    }

    /** An event occurred at that time, in microseconds since 1970; it is passed over if a part of it is unavailable. */
    public void event(EventValues values, long time) {
        try {
            first.value(values, time);
        } catch (Unavailable e) {
            // the host had nothing to show
            return;
        }
    }

    /** A value came that earlier stages of a query have made, as when a stored stream is asked for more. */
    public void value(Value value, long time) {
        first.value(Values.plain(value), time);
    }

    /** The host closed a group of that name. */
    public void groupEnd(String group, long time) {
        first.groupEnd(group, time);
    }

    /** Time has passed without an event; closes windows of time. */
    public void tick(long time) {
        first.tick(time);
    }

    /** No more events come; closes all windows. */
    public void end(long time) {
        first.end(time);
    }

    /** A stage at work; the last does nothing at ends of groups, at ticks and at the end. */
    private abstract static class Step {
        abstract void value(Object value, long time);

        void groupEnd(String group, long time) {}

        void tick(long time) {}

        void end(long time) {}
    }

    /** A stage that has another behind it, to which it passes on what it does not keep. */
    private abstract static class Chained extends Step {
        protected final Step next;

        Chained(Step next) {
            this.next = next;
        }

        @Override
        void groupEnd(String group, long time) {
            next.groupEnd(group, time);
        }

        @Override
        void tick(long time) {
            next.tick(time);
        }

        @Override
        void end(long time) {
            next.end(time);
        }
    }

    private static final class Filtering extends Chained {
        private final Evaluator condition;

        Filtering(Evaluator condition, Step next) {
            super(next);
            this.condition = condition;
        }

        @Override
        void value(Object value, long time) {
            if (Arithmetic.holds(condition.apply(value))) {
                next.value(value, time);
            }
        }
    }

    private static final class Mapping extends Chained {
        private final Evaluator function;

        Mapping(Evaluator function, Step next) {
            super(next);
            this.function = function;
        }

        @Override
        void value(Object value, long time) {
            next.value(function.apply(value), time);
        }
    }

    private static final class Flattening extends Chained {
        private final Evaluator function;

        Flattening(Evaluator function, Step next) {
            super(next);
            this.function = function;
        }

        @Override
        void value(Object value, long time) {
            Object items = function.apply(value);
            if (!(items instanceof java.util.List<?> tuple)) {
                throw new ExpressionException("flatMap needs a tuple, found " + Methods.described(items) + ".");
            }
            for (Object item : tuple) {
                next.value(item, time);
            }
        }
    }

    /** Ends the pipeline when it has had its values; what lies behind it closes its windows then. */
    private final class Taking extends Chained {
        private final long count;
        private long taken;

        Taking(long count, Step next) {
            super(next);
            this.count = count;
        }

        @Override
        void value(Object value, long time) {
            if (taken == count) {
                return;
            }
            taken++;
            next.value(value, time);
            if (taken == count) {
                complete = "The query has taken its " + (count == 1 ? "value." : count + " values.");
                next.end(time);
            }
        }

        @Override
        void end(long time) {
            if (taken < count) {
                next.end(time);
            }
        }
    }

    private static final class Reducing extends Chained {
        private final Accumulator accumulator;
        private final Window window;
        private long count;
        private long opened = Long.MIN_VALUE;

        Reducing(Accumulator accumulator, Window window, Step next) {
            super(next);
            this.accumulator = accumulator;
            this.window = window;
        }

        @Override
        void value(Object value, long time) {
            closeOverdue(time);
            if (opened == Long.MIN_VALUE) {
                opened = time;
            }
            accumulator.add(value);
            count++;
            if (window instanceof Window.EveryCount every && count >= every.events()) {
                close(time);
            }
        }

        private void close(long time) {
            count = 0;
            Object result = accumulator.take();
            if (result != null) {
                next.value(result, time);
            }
        }

        private void closeOverdue(long time) {
            if (window instanceof Window.EveryTime every && opened != Long.MIN_VALUE) {
                long passed = (time - opened) / every.micros();
                if (passed >= 1) {
                    close(opened + every.micros());
                    opened += passed * every.micros();
                }
            }
        }

        @Override
        void groupEnd(String group, long time) {
            if (window instanceof Window.ByGroup by && by.groups().contains(group)) {
                close(time);
            }
            super.groupEnd(group, time);
        }

        @Override
        void tick(long time) {
            closeOverdue(time);
            super.tick(time);
        }

        @Override
        void end(long time) {
            if (count > 0) {
                close(time);
            }
            super.end(time);
        }
    }

    private static final class Last extends Step {
        private final Output output;

        Last(Output output) {
            this.output = output;
        }

        @Override
        void value(Object value, long time) {
            Value sent;
            try {
                sent = Values.of(value);
            } catch (IllegalArgumentException e) {
                throw new ExpressionException("The stream cannot carry its result: " + e.getMessage());
            }
            output.value(sent, time);
        }
    }
}
