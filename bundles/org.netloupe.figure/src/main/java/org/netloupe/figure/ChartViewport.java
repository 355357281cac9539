package org.netloupe.figure;

import java.util.Optional;

/**
 * The window of a chart onto its data; an axis without interval fits the data and follows it as it grows. Made by
 * {@link Plot} from gestures.
 */
public record ChartViewport(Optional<Interval> x, Optional<Interval> y) {

    /** Everything, also what is yet to come. */
    public static final ChartViewport FIT = new ChartViewport(Optional.empty(), Optional.empty());

    /** A fixed window. */
    public static ChartViewport of(Interval x, Interval y) {
        return new ChartViewport(Optional.of(x), Optional.of(y));
    }

    /** Whether both axes follow the data. */
    public boolean isFit() { return x.isEmpty() && y.isEmpty(); }
}
