package org.netloupe.numerics.neighbours;

/**
 * The nearest points of every point, nearest first; of equally near ones the lower index first.
 *
 * @param count number of points
 * @param size number of neighbours of each
 * @param index [count, size] which points they are; shared
 * @param distance [count, size] Euclidean distance to them; shared
 */
public record Neighbours(int count, int size, int[] index, float[] distance) {
    public Neighbours {
        if (index.length != count * size || distance.length != count * size) {
            throw new IllegalArgumentException("%d x %d neighbours, but %d indices and %d distances".formatted(count,
                    size, index.length, distance.length));
        }
    }

    /** The neighbours of a point that are among the nearest {@code k}, as a share of k, if both searched the same points. */
    public double recall(Neighbours exact) {
        long kept = 0;
        for (int i = 0; i < count; i++) {
            kept += shared(exact, i);
        }
        return count == 0 || size == 0 ? 1 : (double) kept / ((long) count * size);
    }

    /** How many neighbours of a point are among those that others name for it. */
    public int shared(Neighbours others, int point) {
        int common = 0;
        for (int a = point * size; a < (point + 1) * size; a++) {
            for (int b = point * others.size; b < (point + 1) * others.size; b++) {
                if (index[a] == others.index[b]) {
                    common++;
                    break;
                }
            }
        }
        return common;
    }

    /** The nearest ones only. */
    public Neighbours nearest(int k) {
        if (k >= size) {
            return this;
        }
        int[] indices = new int[count * k];
        float[] distances = new float[count * k];
        for (int i = 0; i < count; i++) {
            System.arraycopy(index, i * size, indices, i * k, k);
            System.arraycopy(distance, i * size, distances, i * k, k);
        }
        return new Neighbours(count, k, indices, distances);
    }
}
