package org.netloupe.registry.query;

/**
 * The order of a list of runs. Runs without the value come last in both directions; equal ones are in the order of
 * their ids, newest first.
 */
public record RunOrder(Key key, boolean descending) {
    /** What runs are ordered by. */
    public sealed interface Key {}

    /** Properties that every run has. */
    public enum Field implements Key {
        CREATED, NAME, STATE, EPOCH, FRACTION, STARTED, ENDED, SPEED
    }

    /** The value of a metric. */
    public record ByMetric(MetricColumn column) implements Key {}

    public static final RunOrder NEWEST_FIRST = new RunOrder(Field.CREATED, true);
}
