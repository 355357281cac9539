package org.netloupe.stream.curve;

/**
 * How a run differs from a baseline, over the places of the run that the baseline covers.
 *
 * @param difference run minus baseline
 * @param meanDifference over all places where both are defined, NaN if there are none
 * @param lastDifference at the last such place, NaN if there is none
 * @param below share of those places where the run lies below the baseline, 0 to 1, NaN if there are none
 */
public record Comparison(Curve difference, double meanDifference, double lastDifference, double below) {

    /** Compares a run with a baseline. */
    public static Comparison of(Curve run, Curve baseline) {
        Curve difference = run.minus(baseline);
        double sum = 0;
        double last = Double.NaN;
        int defined = 0;
        int below = 0;
        for (double value : difference.y()) {
            if (!Double.isNaN(value)) {
                sum += value;
                last = value;
                defined++;
                below += value < 0 ? 1 : 0;
            }
        }
        double count = defined == 0 ? Double.NaN : defined;
        return new Comparison(difference, sum / count, last, below / count);
    }
}
