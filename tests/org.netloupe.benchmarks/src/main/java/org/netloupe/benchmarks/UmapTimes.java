package org.netloupe.benchmarks;

import java.util.Locale;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.linear.PrincipalComponents;
import org.netloupe.numerics.neighbours.ExactNeighbours;
import org.netloupe.numerics.quality.MapQuality;
import org.netloupe.numerics.umap.Umap;
import org.netloupe.numerics.umap.UmapOptions;

/** UMAP of digits reduced to 50 dimensions, the whole call, and how good its map is. */
public final class UmapTimes {
    private UmapTimes() {}

    /** Arguments: number of points, repetitions, dimensions of the map. */
    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int dimensions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        Execution execution = Execution.unwatched();
        Points digits = Digits.load(count);
        Points points = Points.of(PrincipalComponents.fit(digits, 50, false, execution).project(digits, execution),
                count, 50);
        UmapOptions options = UmapOptions.usual().in(dimensions);
        float[] map = Stopwatch.time("UMAP %d x 50 -> %d".formatted(count, dimensions), runs,
                () -> Umap.map(points, options, execution));
        Points places = Points.of(map, count, dimensions);
        double kept = ExactNeighbours.of(places, 10, execution).recall(ExactNeighbours.of(points, 10, execution));
        System.out.printf(Locale.ROOT, "  neighbours kept at 10 %.4f%n", kept);
        if (count <= 10_000) {
            System.out.printf(Locale.ROOT, "  trustworthiness at 10 %.4f%n",
                    MapQuality.of(points, places, 10, execution).meanTrustworthiness());
        }
    }
}
