package org.netloupe.numerics.tsne;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.internal.Team;
import org.netloupe.numerics.neighbours.ExactNeighbours;
import org.netloupe.numerics.neighbours.Neighbours;

/**
 * Puts new points into a finished t-SNE map that stays as it is (Policar, Strazar and Zupan, Embedding to reference t-SNE space
 * addresses batch effects in single-cell classification, Machine Learning 112, 2023, section 2.2): each new point is placed
 * alone, where its affinities to the points of the map are best kept. It starts at the mean of its neighbours, and a descent whose
 * steps are halved until they help finds the place.
 *
 * <p>
 * Time O(n) for each of some thirty steps of a new point; the same bits whatever the number of threads. Values are finite
 * ({@link Points} refuses others).
 */
public final class TsnePlacement {
    /** Lower than of the map itself, so that a new point goes to its very nearest. */
    private static final double PERPLEXITY = 5;
    private static final int NEIGHBOURS = 15;
    private static final int STEPS = 40;
    private static final int HALVINGS = 20;
    private static final double SETTLED = 1e-4;

    private final Points map;
    private final Neighbours neighbours;
    private final double perplexity;

    private TsnePlacement(Points map, Neighbours neighbours) {
        this.map = map;
        this.neighbours = neighbours;
        perplexity = Math.min(PERPLEXITY, neighbours.size());
    }

    /**
     * Places new points.
     *
     * @param added the new points
     * @param points those of the map, in the same space
     * @param map their positions, in 2-D or 3-D
     * @return [added, dimensions of the map]
     * @throws InvalidInputException if the map is of other points or empty, or dimensions differ
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static float[] place(Points added, Points points, Points map, Execution execution) {
        if (map.count() != points.count() || map.count() == 0) {
            throw new InvalidInputException("Expected a map of the %d points, but it has %d".formatted(points.count(),
                    map.count()));
        }
        int k = Math.min(NEIGHBOURS, points.count());
        Neighbours neighbours = ExactNeighbours.between(added, points, k, execution.part(0, 0.3));
        return new TsnePlacement(map, neighbours).place(execution.part(0.3, 1));
    }

    private float[] place(Execution execution) {
        int d = map.dimensions();
        float[] places = new float[neighbours.count() * d];
        try (Team team = new Team(execution)) {
            team.run(member -> {
                for (int i = member; i < neighbours.count(); i += team.size()) {
                    execution.work().check();
                    double[] place = place(i);
                    for (int c = 0; c < d; c++) {
                        places[i * d + c] = (float) place[c];
                    }
                    execution.work().done((double) i / neighbours.count());
                }
            });
        }
        return places;
    }

    private double[] place(int point) {
        double[] affinities = Affinities.conditional(neighbours, point, perplexity);
        double[] place = start(point, affinities);
        double[] slope = new double[place.length];
        double[] trial = new double[place.length];
        double[] trialSlope = new double[place.length];
        double cost = cost(point, affinities, place, slope);
        double length = 1;
        for (int step = 0; step < STEPS; step++) {
            boolean better = false;
            for (int halving = 0; halving < HALVINGS && !better; halving++, length /= 2) {
                for (int c = 0; c < place.length; c++) {
                    trial[c] = place[c] - length * slope[c];
                }
                double trialCost = cost(point, affinities, trial, trialSlope);
                better = trialCost < cost;
                if (better) {
                    cost = trialCost;
                }
            }
            if (!better || Math.sqrt(squared(place, trial)) < SETTLED) {
                break;
            }
            System.arraycopy(trial, 0, place, 0, place.length);
            System.arraycopy(trialSlope, 0, slope, 0, slope.length);
            length *= 4;
        }
        return place;
    }

    private double[] start(int point, double[] affinities) {
        double[] mean = new double[map.dimensions()];
        for (int a = 0; a < affinities.length; a++) {
            int neighbour = neighbours.index()[point * affinities.length + a];
            for (int c = 0; c < mean.length; c++) {
                mean[c] += affinities[a] * map.get(neighbour, c);
            }
        }
        return mean;
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += (a[c] - b[c]) * (a[c] - b[c]);
        }
        return sum;
    }

    /** Cross entropy of the affinities and those of the map, and its gradient. */
    private double cost(int point, double[] affinities, double[] place, double[] slope) {
        double[] push = new double[place.length];
        double[] difference = new double[place.length];
        double normalisation = 0;
        for (int j = 0; j < map.count(); j++) {
            double w = weight(place, j, difference);
            normalisation += w;
            for (int c = 0; c < push.length; c++) {
                push[c] += w * w * difference[c];
            }
        }
        double cost = Math.log(normalisation);
        for (int c = 0; c < slope.length; c++) {
            slope[c] = -2 * push[c] / normalisation;
        }
        for (int a = 0; a < affinities.length; a++) {
            double w = weight(place, neighbours.index()[point * affinities.length + a], difference);
            cost -= affinities[a] * Math.log(w);
            for (int c = 0; c < slope.length; c++) {
                slope[c] += 2 * affinities[a] * w * difference[c];
            }
        }
        return cost;
    }

    private double weight(double[] place, int other, double[] difference) {
        double square = 0;
        for (int c = 0; c < place.length; c++) {
            difference[c] = place[c] - map.get(other, c);
            square += difference[c] * difference[c];
        }
        return 1 / (1 + square);
    }
}
