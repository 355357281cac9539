package org.netloupe.benchmarks;

import java.util.Locale;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.linear.PrincipalComponents;
import org.netloupe.numerics.neighbours.ApproximateNeighbours;
import org.netloupe.numerics.neighbours.ExactNeighbours;
import org.netloupe.numerics.neighbours.Neighbours;

/** Exact beside approximate neighbours of digits reduced to 50 dimensions, and how many the latter finds. */
public final class NeighbourTimes {
    private NeighbourTimes() {}

    /** Arguments: number of points, neighbours, repetitions. */
    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 70_000;
        int k = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 90;
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        Execution execution = Execution.unwatched();
        Points digits = Digits.load(count);
        Points points = Points.of(PrincipalComponents.fit(digits, 50, false, execution).project(digits, execution),
                count, 50);
        Neighbours exact = Stopwatch.time("exact, %d x 50, %d".formatted(count, k), runs,
                () -> ExactNeighbours.of(points, k, execution));
        Neighbours found = Stopwatch.time("approximate, %d x 50, %d".formatted(count, k), runs,
                () -> ApproximateNeighbours.of(points, k, 1, execution));
        System.out.printf(Locale.ROOT, "  recall %.4f%n", found.recall(exact));
    }
}
