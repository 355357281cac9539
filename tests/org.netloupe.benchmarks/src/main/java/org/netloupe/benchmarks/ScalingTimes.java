package org.netloupe.benchmarks;

import java.util.Locale;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.scaling.ClassicalScaling;
import org.netloupe.numerics.scaling.Distances;
import org.netloupe.numerics.scaling.ScalingMap;
import org.netloupe.numerics.scaling.Smacof;
import org.netloupe.numerics.scaling.SmacofOptions;

/** Classical and metric multidimensional scaling of 1000 digits by their pixels. */
public final class ScalingTimes {
    private static final int ITEMS = 1000;

    private ScalingTimes() {}

    /** The first argument is the number of repetitions. */
    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 21;
        Points digits = Digits.load(ITEMS);
        double[] values = new double[ITEMS * ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            for (int j = 0; j < ITEMS; j++) {
                values[i * ITEMS + j] = Math.sqrt(digits.squaredDistance(i, digits, j));
            }
        }
        Distances distances = new Distances(ITEMS, values);
        Execution execution = Execution.unwatched();
        report(Stopwatch.time("classical scaling, 1000 items", runs,
                () -> ClassicalScaling.map(distances, 2, execution)));
        report(Stopwatch.time("SMACOF, 1000 items", runs,
                () -> Smacof.map(distances, SmacofOptions.usual(), execution)));
    }

    private static void report(ScalingMap map) {
        System.out.printf(Locale.ROOT, "  stress-1 %.4f%n", map.stress());
    }
}
