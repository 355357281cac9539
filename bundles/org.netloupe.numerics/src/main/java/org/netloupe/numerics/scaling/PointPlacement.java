package org.netloupe.numerics.scaling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;

/**
 * Puts one new item into a finished map that stays as it is: where the squared errors of its distances to the mapped items are
 * least. By majorisation (the Guttman transform of one point, Borg and Groenen, Modern Multidimensional Scaling, 2nd edition,
 * section 8.6), from the middle of the map and beside each of the nearest items, of which the best end is taken. Deterministic;
 * time O(n) for each of at most 1500 steps.
 */
public final class PointPlacement {
    private static final int NEAREST = 4;
    private static final int STEPS = 300;
    private static final double SETTLED = 1e-6;

    private final Points map;
    private final double[] distances;

    private PointPlacement(Points map, double[] distances) {
        this.map = map;
        this.distances = distances;
    }

    /**
     * Places an item.
     *
     * @param map at least one item
     * @param distances of the new item to each of the map, 0 or more, in the units of the map
     * @return its position
     * @throws InvalidInputException if the map is empty, or there is not one distance of 0 or more for each of its items
     */
    public static float[] place(Points map, double[] distances) {
        if (map.count() == 0 || distances.length != map.count()) {
            throw new InvalidInputException("Expected a distance to each of at least one item, but found %d to %d items"
                    .formatted(distances.length, map.count()));
        }
        for (int i = 0; i < distances.length; i++) {
            if (!(distances[i] >= 0 && distances[i] < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException("Expected distances of 0 or more, but to item %d it is %s".formatted(i,
                        distances[i]));
            }
        }
        return new PointPlacement(map, distances).place();
    }

    private float[] place() {
        double[] best = descend(middle());
        int[] nearest = IntStream.range(0, distances.length).boxed()
                .sorted(Comparator.comparingDouble(i -> distances[i])).limit(NEAREST).mapToInt(i -> i).toArray();
        double[] middle = middle();
        for (int item : nearest) {
            double[] end = descend(beside(item, middle));
            best = error(end) < error(best) ? end : best;
        }
        float[] place = new float[best.length];
        for (int c = 0; c < place.length; c++) {
            place[c] = (float) best[c];
        }
        return place;
    }

    private double[] middle() {
        double[] middle = new double[map.dimensions()];
        for (int i = 0; i < map.count(); i++) {
            for (int c = 0; c < middle.length; c++) {
                middle[c] += map.get(i, c) / (double) map.count();
            }
        }
        // off every axis, so that symmetric maps pull in some direction
        for (int c = 0; c < middle.length; c++) {
            middle[c] += SETTLED * (c + 1) * Arrays.stream(distances).max().orElse(0);
        }
        return middle;
    }

    /** On the far side of an item, seen from the middle. */
    private double[] beside(int item, double[] middle) {
        double[] place = new double[middle.length];
        double length = Math.max(distance(item, middle), Double.MIN_NORMAL);
        for (int c = 0; c < place.length; c++) {
            place[c] = map.get(item, c) + distances[item] * (map.get(item, c) - middle[c]) / length;
        }
        return place;
    }

    private double[] descend(double[] start) {
        double[] place = start;
        for (int step = 0; step < STEPS; step++) {
            double[] next = transform(place);
            double moved = 0;
            double size = 0;
            for (int c = 0; c < place.length; c++) {
                moved = Math.max(moved, Math.abs(next[c] - place[c]));
                size = Math.max(size, Math.abs(next[c]));
            }
            place = next;
            if (moved <= SETTLED * size) {
                break;
            }
        }
        return place;
    }

    /** The mean of the places at the wanted distance from each item in the direction of the present place. */
    private double[] transform(double[] place) {
        double[] mean = new double[place.length];
        for (int i = 0; i < map.count(); i++) {
            double share = distances[i] / Math.max(distance(i, place), Double.MIN_NORMAL);
            for (int c = 0; c < mean.length; c++) {
                double at = map.get(i, c);
                double difference = place[c] - at;
                mean[c] += (at + (difference == 0 ? 0 : share * difference)) / map.count();
            }
        }
        return mean;
    }

    private double distance(int item, double[] place) {
        double sum = 0;
        for (int c = 0; c < place.length; c++) {
            double difference = place[c] - map.get(item, c);
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    private double error(double[] place) {
        double sum = 0;
        for (int i = 0; i < map.count(); i++) {
            double difference = distance(i, place) - distances[i];
            sum += difference * difference;
        }
        return sum;
    }
}
