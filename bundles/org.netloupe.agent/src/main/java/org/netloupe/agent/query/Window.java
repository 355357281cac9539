package org.netloupe.agent.query;

import java.util.List;

/** When a reducer gives what it has gathered and begins anew. */
public sealed interface Window {

    /** At the end of each group of one of these names, as the host closes them. */
    record ByGroup(List<String> groups) implements Window {
        public ByGroup {
            groups = List.copyOf(groups);
        }

        @Override
        public String toString() {
            return "by " + String.join(", ", groups);
        }
    }

    /** After every that many values that reach the reducer. */
    record EveryCount(long events) implements Window {
        @Override
        public String toString() {
            return "every " + events + " events";
        }
    }

    /** After that time on the host's clock. */
    record EveryTime(long amount, Unit unit) implements Window {
        /** Length in microseconds. */
        public long micros() {
            return amount * unit.micros();
        }

        @Override
        public String toString() {
            return "every " + amount + " " + unit.word();
        }
    }

    /** Once, when the stream ends. */
    record UntilEnd() implements Window {
        @Override
        public String toString() {
            return "until end";
        }
    }

    /** Units of time. */
    enum Unit {
        MILLISECONDS("ms", 1_000L), SECONDS("s", 1_000_000L), MINUTES("min", 60_000_000L), HOURS("h", 3_600_000_000L);

        private final String word;
        private final long micros;

        Unit(String word, long micros) {
            this.word = word;
            this.micros = micros;
        }

        /** The word of the query language. */
        public String word() {
            return word;
        }

        /** Length in microseconds. */
        public long micros() {
            return micros;
        }
    }
}
