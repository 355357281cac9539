package org.netloupe.numerics.neighbours;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.internal.Team;
import org.netloupe.numerics.internal.Tiles;
import org.netloupe.numerics.internal.Tiles.Panel;

/**
 * The k nearest points in Euclidean distance, all pairs compared. Tiles of |y|^2 - 2 x y are computed in float and
 * compared with the distance of the worst candidate while they are in registers; k and a few more candidates are then
 * ranked by distances summed in double. So the result is exact up to points whose distances differ by less than the
 * rounding of float: with and without vectors it is the same but for those.
 *
 * <p>
 * Time O(n^2 d), memory O(n d + n k). Points are finite ({@link Points} refuses others); duplicates are neighbours at
 * distance 0. Whatever the number of threads, the result is the same.
 */
public final class ExactNeighbours {
    private static final int BLOCKS = 16;
    private static final int CHUNK = BLOCKS * Tiles.ROWS;
    /** Candidates beyond k, so that rounding in the tiles loses none. */
    private static final int SPARE = 8;

    private final Points queries;
    private final Points points;
    private final boolean withoutItself;
    private final int k;
    private final int kept;
    private final Centred centred;
    private final Panel[] panels;
    private final float[] norms;
    private final Tiles tiles;
    private final int[] index;
    private final float[] distance;

    private ExactNeighbours(Points queries, Points points, int k, Execution execution) {
        this.queries = queries;
        this.points = points;
        this.withoutItself = queries == points;
        int others = points.count() - (withoutItself ? 1 : 0);
        if (k < 0 || k > Math.max(others, 0)) {
            throw new InvalidInputException("%d nearest neighbours need more than %d points".formatted(k,
                    points.count()));
        }
        this.k = k;
        kept = Math.min(others, k + SPARE);
        tiles = Tiles.of(execution);
        centred = Centred.of(points);
        panels = new Panel[(points.count() + tiles.columns() - 1) / tiles.columns()];
        norms = new float[panels.length * tiles.columns()];
        index = new int[queries.count() * k];
        distance = new float[queries.count() * k];
    }

    /**
     * The neighbours of every point, itself not among them.
     *
     * @param k from 0 to the number of points less one
     * @throws InvalidInputException if there are too few points
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Neighbours of(Points points, int k, Execution execution) {
        return new ExactNeighbours(points, points, k, execution).search(execution);
    }

    /**
     * The neighbours of other points.
     *
     * @param queries whose neighbours, of as many dimensions as the points
     * @param points where to look for them
     * @param k from 0 to the number of points
     * @throws InvalidInputException if there are too few points, or dimensions differ
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Neighbours between(Points queries, Points points, int k, Execution execution) {
        if (queries.dimensions() != points.dimensions()) {
            throw new InvalidInputException("Expected points of %d dimensions as those searched, but found %d"
                    .formatted(points.dimensions(), queries.dimensions()));
        }
        Points others = queries == points
                ? Points.of(queries.values(), queries.count(), queries.dimensions())
                : queries;
        return new ExactNeighbours(others, points, k, execution).search(execution);
    }

    private Neighbours search(Execution execution) {
        if (k > 0) {
            try (Team team = new Team(execution)) {
                team.rows(panels.length, this::pack);
                AtomicInteger next = new AtomicInteger();
                int chunks = (queries.count() + CHUNK - 1) / CHUNK;
                team.run(_ -> {
                    Candidates candidates = new Candidates();
                    for (int chunk; (chunk = next.getAndIncrement()) < chunks;) {
                        execution.work().check();
                        candidates.search(chunk * CHUNK);
                        execution.work().done((double) (chunk + 1) / chunks);
                    }
                });
            }
        }
        return new Neighbours(queries.count(), k, index, distance);
    }

    private void pack(int from, int to) {
        int d = points.dimensions();
        int columns = tiles.columns();
        for (int p = from; p < to; p++) {
            float[] panel = new float[d * columns];
            for (int column = 0; column < columns; column++) {
                int point = p * columns + column;
                norms[point] = point < points.count()
                        ? centred.pack(points, point, panel, column, columns)
                        : Float.POSITIVE_INFINITY;
            }
            panels[p] = new Panel(panel, 0);
        }
    }

    /** Points moved to their mean and scaled by a power of two, so that squares neither overflow nor cancel. */
    private record Centred(float[] mean, float scale) {
        static Centred of(Points points) {
            int d = points.dimensions();
            double[] sums = new double[d];
            for (int i = 0; i < points.count(); i++) {
                for (int j = 0; j < d; j++) {
                    sums[j] += points.get(i, j);
                }
            }
            float[] mean = new float[d];
            float largest = 0;
            for (int j = 0; j < d; j++) {
                mean[j] = (float) (sums[j] / points.count());
            }
            for (int at = 0; at < points.values().length; at++) {
                largest = Math.max(largest, Math.abs(points.values()[at] * 0.5f - mean[at % d] * 0.5f));
            }
            int exponent = largest == 0 ? 0 : Math.max(-Math.getExponent(largest), -120);
            return new Centred(mean, Math.scalb(1f, Math.min(exponent, 120)));
        }

        /** Writes a point to every {@code step}-th place; returns its squared norm. */
        float pack(Points points, int point, float[] to, int start, int step) {
            int d = points.dimensions();
            double norm = 0;
            for (int j = 0; j < d; j++) {
                float value = points.get(point, j) * scale - mean[j] * scale;
                to[start + j * step] = value;
                norm += (double) value * value;
            }
            return (float) norm;
        }
    }

    /** The candidates of one chunk of queries; one for each thread. */
    private final class Candidates {
        private final int capacity = Math.max(2 * kept, kept + 64);
        private final Panel[] rows = new Panel[BLOCKS];
        private final float[] limits = new float[CHUNK];
        private final int[] counts = new int[CHUNK];
        private final float[] values = new float[CHUNK * capacity];
        private final int[] ids = new int[CHUNK * capacity];
        private final float[] tile = new float[Tiles.ROWS * tiles.columns()];
        private final long[] ranked = new long[kept];

        Candidates() {
            for (int block = 0; block < BLOCKS; block++) {
                rows[block] = new Panel(new float[points.dimensions() * Tiles.ROWS], 0);
            }
        }

        void search(int first) {
            int count = Math.min(CHUNK, queries.count() - first);
            begin(first, count);
            int blocks = (count + Tiles.ROWS - 1) / Tiles.ROWS;
            for (int p = 0; p < panels.length; p++) {
                for (int block = 0; block < blocks; block++) {
                    int found = tiles.nearer(rows[block], panels[p], points.dimensions(), norms, p * tiles.columns(),
                            limits, block * Tiles.ROWS, tile);
                    if (found != 0) {
                        collect(found, first, block * Tiles.ROWS, p * tiles.columns());
                    }
                }
            }
            for (int row = 0; row < count; row++) {
                rank(first + row, row);
            }
        }

        private void begin(int first, int count) {
            Arrays.fill(counts, 0);
            Arrays.fill(limits, 0, count, Float.POSITIVE_INFINITY);
            Arrays.fill(limits, count, CHUNK, Float.NEGATIVE_INFINITY);
            for (int row = 0; row < count; row++) {
                centred.pack(queries, first + row, rows[row / Tiles.ROWS].values(), row % Tiles.ROWS, Tiles.ROWS);
            }
        }

        private void collect(int found, int first, int firstRow, int firstColumn) {
            for (int bits = found; bits != 0; bits &= bits - 1) {
                int row = Integer.numberOfTrailingZeros(bits);
                collectRow(firstRow + row, row * tiles.columns(), first, firstColumn);
            }
        }

        private void collectRow(int row, int tileStart, int first, int firstColumn) {
            int base = row * capacity;
            int count = counts[row];
            float limit = limits[row];
            int itself = withoutItself ? first + row : -1;
            for (int column = 0; column < tiles.columns(); column++) {
                float value = tile[tileStart + column];
                int id = firstColumn + column;
                if (value < limit && id != itself) {
                    values[base + count] = value;
                    ids[base + count] = id;
                    if (++count == capacity) {
                        limit = select(base, count);
                        count = kept;
                    }
                }
            }
            counts[row] = count;
            limits[row] = limit;
        }

        /** Hoare's selection: brings the least candidates to the front and returns the greatest of them. */
        private float select(int base, int count) {
            int low = base;
            int high = base + count - 1;
            int last = base + kept - 1;
            while (low < high) {
                float pivot = values[(low + high) >>> 1];
                int i = low;
                int j = high;
                while (i <= j) {
                    while (values[i] < pivot) {
                        i++;
                    }
                    while (values[j] > pivot) {
                        j--;
                    }
                    if (i <= j) {
                        swap(i++, j--);
                    }
                }
                if (last <= j) {
                    high = j;
                } else if (last >= i) {
                    low = i;
                } else {
                    break;
                }
            }
            return values[last];
        }

        private void swap(int i, int j) {
            float value = values[i];
            values[i] = values[j];
            values[j] = value;
            int id = ids[i];
            ids[i] = ids[j];
            ids[j] = id;
        }

        /** Sorts by distance, then by index: both in one long, as the bits of positive floats order like them. */
        private void rank(int query, int row) {
            int base = row * capacity;
            if (counts[row] > kept) {
                select(base, counts[row]);
            }
            int found = Math.min(counts[row], kept);
            for (int c = 0; c < found; c++) {
                double squared = queries.squaredDistance(query, points, ids[base + c]);
                ranked[c] = (long) Float.floatToRawIntBits((float) Math.sqrt(squared)) << 32 | ids[base + c];
            }
            Arrays.sort(ranked, 0, found);
            for (int c = 0; c < k; c++) {
                index[query * k + c] = (int) ranked[c];
                distance[query * k + c] = Float.intBitsToFloat((int) (ranked[c] >>> 32));
            }
        }
    }
}
