package org.netloupe.benchmarks;

import java.util.Locale;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.linear.PrincipalComponents;
import org.netloupe.numerics.linear.StarCoordinates;
import org.netloupe.numerics.neighbours.ExactNeighbours;
import org.netloupe.numerics.quality.MapQuality;

/** Principal components, star coordinates, neighbours and the quality of a map, whole calls. */
public final class LinearTimes {
    private LinearTimes() {}

    /** Times each; the first argument is the number of repetitions. */
    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 11;
        Execution execution = Execution.unwatched();
        Points digits = Digits.load(10_000);
        for (int components : new int[]{2, 50}) {
            PrincipalComponents basis = Stopwatch.time("PCA 10 000 x 784 -> " + components, runs, () -> {
                PrincipalComponents found = PrincipalComponents.fit(digits, components, false, execution);
                found.project(digits, execution);
                return found;
            });
            double sum = 0;
            for (double variance : basis.variance()) {
                sum += variance;
            }
            System.out.printf(Locale.ROOT, "  share of the variance %.9f%n", sum / basis.totalVariance());
        }
        Points fifty = Points.of(PrincipalComponents.fit(digits, 50, false, execution).project(digits, execution),
                10_000, 50);
        Points ten = Points.of(PrincipalComponents.fit(digits, 10, false, execution).project(digits, execution),
                10_000, 10);
        Stopwatch.time("PCA 10 000 x 10 -> 2", runs,
                () -> PrincipalComponents.fit(ten, 2, true, execution).project(ten, execution));
        Stopwatch.time("star coordinates 10 000 x 10", runs, () -> StarCoordinates.regular(10, 2).project(ten));
        Stopwatch.time("neighbours 10 000 x 50, 90", runs, () -> ExactNeighbours.of(fifty, 90, execution));
        Stopwatch.time("neighbours 10 000 x 50, 15", runs, () -> ExactNeighbours.of(fifty, 15, execution));
        Points map = Points.of(StarCoordinates.regular(50, 2).project(fifty), 10_000, 2);
        Stopwatch.time("quality 10 000 x 50, 10", 3, () -> MapQuality.of(fifty, map, 10, execution));
    }
}
