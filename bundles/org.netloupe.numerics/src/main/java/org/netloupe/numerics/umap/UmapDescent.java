package org.netloupe.numerics.umap;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.internal.SparseRows;
import org.netloupe.numerics.internal.Team;

/**
 * The stochastic descent of UMAP (McInnes, Healy and Melville, UMAP, 2018, algorithm 5). Each edge is due as often as its
 * weight says, and each time its point is also pushed from {@value #NEGATIVES} random ones. All read the positions of the epoch
 * before, and a point's random numbers follow from seed, epoch and index: so threads do not change the result. An edge moves only
 * the point whose row it is in; as both directions are in a symmetric graph, it moves it twice as far.
 */
final class UmapDescent {
    private static final int NEGATIVES = 5;
    private static final float LONGEST = 4;

    private final SparseRows graph;
    private final int dimensions;
    private final int epochs;
    private final Curve curve;
    private final long seed;
    private final Execution execution;
    private final float stretch;
    /** [edges] epochs between two times that an edge is due; infinite for those that are too weak to be due once. */
    private final float[] period;
    private final float[] due;

    /**
     * @param graph a row for each point that moves
     * @param stretch of attraction: 2 for a symmetric graph, 1 for one from new points to fixed ones
     */
    UmapDescent(SparseRows graph, UmapOptions options, int epochs, float stretch, Execution execution) {
        this.graph = graph;
        this.epochs = epochs;
        this.stretch = stretch;
        this.execution = execution;
        dimensions = options.dimensions();
        seed = options.seed();
        curve = new Curve(options.minimumDistance(), options.spread());
        period = periods(graph.value(), epochs);
        due = period.clone();
    }

    private static float[] periods(float[] weights, int epochs) {
        float greatest = 0;
        for (float weight : weights) {
            greatest = Math.max(greatest, weight);
        }
        float[] periods = new float[weights.length];
        for (int at = 0; at < weights.length; at++) {
            periods[at] = weights[at] * epochs < greatest || weights[at] == 0
                    ? Float.POSITIVE_INFINITY
                    : greatest / weights[at];
        }
        return periods;
    }

    /** Moves points that attract and repel each other; gives their last positions. */
    float[] moveTogether(float[] start) {
        float[] from = start.clone();
        float[] to = start.clone();
        try (Team team = new Team(execution)) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                move(team, epoch, from, to, from);
                float[] swap = from;
                from = to;
                to = swap;
            }
        }
        return from;
    }

    /** Moves points among others that stay where they are. */
    float[] moveAmong(float[] start, float[] fixed) {
        float[] positions = start.clone();
        try (Team team = new Team(execution)) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                move(team, epoch, positions, positions, fixed);
            }
        }
        return positions;
    }

    private void move(Team team, int epoch, float[] from, float[] to, float[] others) {
        execution.work().check();
        float rate = 1 - (float) epoch / epochs;
        team.rows(graph.rows(), (first, end) -> {
            for (int i = first; i < end; i++) {
                if (dimensions == 2) {
                    moveInPlane(i, epoch, rate, from, to, others);
                } else {
                    moveInSpace(i, epoch, rate, from, to, others);
                }
            }
        });
        execution.work().done((epoch + 1.0) / epochs);
    }

    /** Starts the random numbers of a point's epoch (Steele, Lea and Flood's mixing of SplitMix64). */
    private long random(int epoch, int point) {
        long mixed = (seed * 0x2545F4914F6CDD1DL ^ (long) epoch << 32 ^ point) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31 | 1;
    }

    /** Marsaglia's xorshift. */
    private static long following(long state) {
        long next = state ^ state << 13;
        next ^= next >>> 7;
        return next ^ next << 17;
    }

    private static float clip(float step) {
        return Math.min(Math.max(step, -LONGEST), LONGEST);
    }

    private void moveInPlane(int i, int epoch, float rate, float[] from, float[] to, float[] others) {
        float x = from[2 * i];
        float y = from[2 * i + 1];
        int count = others.length / 2;
        long state = random(epoch, i);
        int end = graph.start()[i + 1];
        for (int at = graph.start()[i]; at < end; at++) {
            if (due[at] > epoch) {
                continue;
            }
            due[at] += period[at];
            int j = 2 * graph.column()[at];
            float dx = x - others[j];
            float dy = y - others[j + 1];
            float pull = curve.attraction(dx * dx + dy * dy);
            x += stretch * rate * clip(pull * dx);
            y += stretch * rate * clip(pull * dy);
            float px = 0;
            float py = 0;
            for (int sample = 0; sample < NEGATIVES; sample++) {
                state = following(state);
                int k = 2 * (int) ((state >>> 32) * count >>> 32);
                dx = x - others[k];
                dy = y - others[k + 1];
                float push = curve.repulsion(dx * dx + dy * dy);
                px += clip(push * dx);
                py += clip(push * dy);
            }
            x += rate * px;
            y += rate * py;
        }
        to[2 * i] = x;
        to[2 * i + 1] = y;
    }

    private void moveInSpace(int i, int epoch, float rate, float[] from, float[] to, float[] others) {
        float x = from[3 * i];
        float y = from[3 * i + 1];
        float z = from[3 * i + 2];
        int count = others.length / 3;
        long state = random(epoch, i);
        int end = graph.start()[i + 1];
        for (int at = graph.start()[i]; at < end; at++) {
            if (due[at] > epoch) {
                continue;
            }
            due[at] += period[at];
            int j = 3 * graph.column()[at];
            float dx = x - others[j];
            float dy = y - others[j + 1];
            float dz = z - others[j + 2];
            float pull = curve.attraction(dx * dx + dy * dy + dz * dz);
            x += stretch * rate * clip(pull * dx);
            y += stretch * rate * clip(pull * dy);
            z += stretch * rate * clip(pull * dz);
            float px = 0;
            float py = 0;
            float pz = 0;
            for (int sample = 0; sample < NEGATIVES; sample++) {
                state = following(state);
                int k = 3 * (int) ((state >>> 32) * count >>> 32);
                dx = x - others[k];
                dy = y - others[k + 1];
                dz = z - others[k + 2];
                float push = curve.repulsion(dx * dx + dy * dy + dz * dz);
                px += clip(push * dx);
                py += clip(push * dy);
                pz += clip(push * dz);
            }
            x += rate * px;
            y += rate * py;
            z += rate * pz;
        }
        to[3 * i] = x;
        to[3 * i + 1] = y;
        to[3 * i + 2] = z;
    }
}
