package org.netloupe.benchmarks;

import java.util.Locale;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.linear.PrincipalComponents;
import org.netloupe.numerics.neighbours.ExactNeighbours;
import org.netloupe.numerics.tsne.Tsne;
import org.netloupe.numerics.tsne.TsneMap;
import org.netloupe.numerics.tsne.TsneOptions;

/** t-SNE of digits reduced to 50 dimensions, the whole call, and how good its map is. */
public final class TsneTimes {
    private TsneTimes() {}

    /** Arguments: number of points, repetitions, dimensions of the map. */
    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int dimensions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        Execution execution = Execution.unwatched();
        Points digits = Digits.load(count);
        Points points = Points.of(PrincipalComponents.fit(digits, 50, false, execution).project(digits, execution),
                count, 50);
        TsneOptions options = TsneOptions.usual().in(dimensions);
        TsneMap map = Stopwatch.time("t-SNE %d x 50 -> %d".formatted(count, dimensions), runs,
                () -> Tsne.map(points, options, execution));
        double kept = ExactNeighbours.of(Points.of(map.positions(), count, dimensions), 10, execution)
                .recall(ExactNeighbours.of(points, 10, execution));
        System.out.printf(Locale.ROOT, "  divergence %.4f, neighbours kept at 10 %.4f%n", map.divergence(), kept);
    }
}
