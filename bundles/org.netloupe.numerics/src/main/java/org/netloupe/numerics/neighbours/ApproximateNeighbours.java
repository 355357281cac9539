package org.netloupe.numerics.neighbours;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.internal.Team;

/**
 * Nearly all of the k nearest points, by descent in the graph of neighbours (Dong, Charikar and Li, Efficient k-nearest neighbor
 * graph construction for generic similarity measures, WWW 2011), started from the leaves of random trees: a neighbour of a
 * neighbour is likely a neighbour. Every round reads the graph of the round before, so that the result is the same whatever the
 * number of threads. Only paths with an edge that the last round found are followed.
 *
 * <p>
 * Distances are Euclidean, summed in float during the search and in double at the end. Values are finite ({@link Points} refuses
 * others); overflowing squares are not found near. Time about O(n log n) times k d, memory 25 n k bytes beyond the result.
 */
public final class ApproximateNeighbours {
    private static final int TREES = 6;
    private static final int LEAF = 60;
    private static final int MOST_ROUNDS = 10;
    /** Neighbours of each point that are followed, forwards and backwards. */
    private static final int FOLLOWED = 24;
    /** Neighbours that are searched at least. */
    private static final int LEAST = 20;
    /** The search ends when a round replaces less than this share of all neighbours. */
    private static final double SETTLED = 0.002;
    private static final int CHUNK = 256;

    private final Points points;
    private final int n;
    private final int k;
    private final int kept;
    private final int followed;
    private final Execution execution;
    private int[] index;
    private float[] square;
    private boolean[] fresh;
    private int[] nextIndex;
    private float[] nextSquare;
    private boolean[] nextFresh;
    /** [points, followed] who has a point among its neighbours, -1 for none; and whether that edge is fresh. */
    private final int[] backwards;
    private final boolean[] freshBackwards;

    private ApproximateNeighbours(Points points, int k, Execution execution) {
        this.points = points;
        this.k = k;
        this.execution = execution;
        n = points.count();
        kept = Math.min(n - 1, Math.max(LEAST, k + 2));
        followed = Math.min(kept, FOLLOWED);
        index = new int[n * kept];
        square = new float[n * kept];
        fresh = new boolean[n * kept];
        nextIndex = new int[n * kept];
        nextSquare = new float[n * kept];
        nextFresh = new boolean[n * kept];
        backwards = new int[n * followed];
        freshBackwards = new boolean[n * followed];
    }

    /**
     * The neighbours of every point, itself not among them.
     *
     * @param k from 0 to the number of points less one
     * @param seed of the trees
     * @throws InvalidInputException if there are too few points
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Neighbours of(Points points, int k, long seed, Execution execution) {
        if (k < 0 || k > Math.max(points.count() - 1, 0)) {
            throw new InvalidInputException("%d nearest neighbours need more than %d points".formatted(k,
                    points.count()));
        }
        if (k == 0) {
            return new Neighbours(points.count(), 0, new int[0], new float[0]);
        }
        return new ApproximateNeighbours(points, k, execution).search(seed);
    }

    private Neighbours search(long seed) {
        try (Team team = new Team(execution)) {
            SplitTree[] trees = new SplitTree[TREES];
            AtomicInteger next = new AtomicInteger();
            team.run(_ -> {
                for (int tree; (tree = next.getAndIncrement()) < TREES;) {
                    execution.work().check();
                    trees[tree] = new SplitTree(points, Math.max(LEAF, kept + 1), seed * TREES + tree);
                }
            });
            forAll(team, (row, i) -> row.fromLeaves(trees, i));
            advance();
            for (int round = 0; round < MOST_ROUNDS; round++) {
                execution.work().done(0.2 + 0.7 * round / MOST_ROUNDS);
                turnEdges();
                LongAdder replaced = new LongAdder();
                forAll(team, (row, i) -> replaced.add(row.fromNeighbours(i)));
                advance();
                if (replaced.sum() < SETTLED * n * kept) {
                    break;
                }
            }
            return ranked(team);
        }
    }

    /** What is done for each point. */
    private interface Step {
        void run(Row row, int point);
    }

    private void forAll(Team team, Step step) {
        AtomicInteger next = new AtomicInteger();
        team.run(_ -> {
            Row row = new Row();
            for (int from; (from = next.getAndAdd(CHUNK)) < n;) {
                execution.work().check();
                for (int i = from; i < Math.min(n, from + CHUNK); i++) {
                    step.run(row, i);
                }
            }
        });
    }

    private void advance() {
        int[] indices = index;
        index = nextIndex;
        nextIndex = indices;
        float[] squares = square;
        square = nextSquare;
        nextSquare = squares;
        boolean[] flags = fresh;
        fresh = nextFresh;
        nextFresh = flags;
    }

    /** Fills the backward edges, fresh ones first; of too many those of lower points stay. */
    private void turnEdges() {
        int[] counts = new int[n];
        Arrays.fill(backwards, -1);
        for (boolean wanted : new boolean[]{true, false}) {
            for (int at = 0; at < index.length; at++) {
                int to = index[at];
                if (fresh[at] == wanted && at % kept < followed && counts[to] < followed) {
                    int place = to * followed + counts[to]++;
                    backwards[place] = at / kept;
                    freshBackwards[place] = wanted;
                }
            }
        }
    }

    private Neighbours ranked(Team team) {
        int[] indices = new int[n * k];
        float[] distances = new float[n * k];
        team.rows(n, (from, to) -> {
            long[] keys = new long[kept];
            for (int i = from; i < to; i++) {
                for (int c = 0; c < kept; c++) {
                    int other = index[i * kept + c];
                    float distance = (float) Math.sqrt(points.squaredDistance(i, points, other));
                    keys[c] = (long) Float.floatToRawIntBits(distance) << 32 | other;
                }
                Arrays.sort(keys);
                for (int c = 0; c < k; c++) {
                    indices[i * k + c] = (int) keys[c];
                    distances[i * k + c] = Float.intBitsToFloat((int) (keys[c] >>> 32));
                }
            }
        });
        return new Neighbours(n, k, indices, distances);
    }

    /** The neighbours of one point while they are improved, nearest first; for one thread. */
    private final class Row {
        private final int[] seen = new int[n];
        private final int[] ids = new int[kept];
        private final float[] squares = new float[kept];
        private final boolean[] flags = new boolean[kept];
        private int stamp;
        private int count;
        private int found;

        /** The nearest of all that share a leaf with a point. */
        void fromLeaves(SplitTree[] trees, int point) {
            begin(point);
            for (SplitTree tree : trees) {
                for (int place = tree.start(point); place < tree.end(point); place++) {
                    offer(point, tree.member(place));
                }
            }
            store(point);
        }

        /** Improves by neighbours of neighbours; gives how many were found. */
        int fromNeighbours(int point) {
            begin(point);
            int base = point * kept;
            for (int c = 0; c < kept; c++) {
                ids[c] = index[base + c];
                squares[c] = square[base + c];
                flags[c] = false;
                seen[ids[c]] = stamp;
            }
            count = kept;
            for (int c = 0; c < followed; c++) {
                follow(point, index[base + c], fresh[base + c]);
            }
            for (int at = point * followed; at < (point + 1) * followed && backwards[at] >= 0; at++) {
                offer(point, backwards[at]);
                follow(point, backwards[at], freshBackwards[at]);
            }
            store(point);
            return found;
        }

        private void begin(int point) {
            seen[point] = ++stamp;
            count = 0;
            found = 0;
        }

        private void follow(int point, int neighbour, boolean freshPath) {
            int base = neighbour * kept;
            for (int c = 0; c < followed; c++) {
                if (freshPath || fresh[base + c]) {
                    offer(point, index[base + c]);
                }
            }
            for (int at = neighbour * followed; freshPath && at < (neighbour + 1) * followed
                    && backwards[at] >= 0; at++) {
                offer(point, backwards[at]);
            }
        }

        private void offer(int point, int candidate) {
            if (seen[candidate] == stamp) {
                return;
            }
            seen[candidate] = stamp;
            float value = square(point, candidate);
            if (count == kept && value >= squares[kept - 1]) {
                return;
            }
            int at = count < kept ? count++ : kept - 1;
            for (; at > 0 && squares[at - 1] > value; at--) {
                squares[at] = squares[at - 1];
                ids[at] = ids[at - 1];
                flags[at] = flags[at - 1];
            }
            squares[at] = value;
            ids[at] = candidate;
            flags[at] = true;
            found++;
        }

        private float square(int one, int other) {
            float[] values = points.values();
            int d = points.dimensions();
            int a = one * d;
            int b = other * d;
            float s0 = 0;
            float s1 = 0;
            int j = 0;
            for (; j + 1 < d; j += 2) {
                float x = values[a + j] - values[b + j];
                float y = values[a + j + 1] - values[b + j + 1];
                s0 += x * x;
                s1 += y * y;
            }
            if (j < d) {
                float x = values[a + j] - values[b + j];
                s0 += x * x;
            }
            return s0 + s1;
        }

        private void store(int point) {
            int base = point * kept;
            System.arraycopy(ids, 0, nextIndex, base, kept);
            System.arraycopy(squares, 0, nextSquare, base, kept);
            System.arraycopy(flags, 0, nextFresh, base, kept);
        }
    }
}
