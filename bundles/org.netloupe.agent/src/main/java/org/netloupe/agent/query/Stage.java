package org.netloupe.agent.query;

/** A step of a pipeline. */
public sealed interface Stage {

    /** Lets the values pass for which the condition holds. */
    record Filter(Lambda condition) implements Stage {
        @Override
        public String toString() {
            return "filter(" + condition + ")";
        }
    }

    /** Replaces each value by what the function makes of it. */
    record Map(Lambda function) implements Stage {
        @Override
        public String toString() {
            return "map(" + function + ")";
        }
    }

    /** Replaces each value by the items of the tuple that the function makes of it. */
    record FlatMap(Lambda function) implements Stage {
        @Override
        public String toString() {
            return "flatMap(" + function + ")";
        }
    }

    /** Lets that many values pass and ends the stream. */
    record Take(long count) implements Stage {
        @Override
        public String toString() {
            return "take(" + count + ")";
        }
    }

    /** Replaces each window of values by one. */
    record Reduce(Reducer reducer, Window window) implements Stage {
        @Override
        public String toString() {
            return reducer + " " + window;
        }
    }
}
