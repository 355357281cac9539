package org.netloupe.numerics.neighbours;

import java.util.SplittableRandom;

import org.netloupe.numerics.Points;

/**
 * Points split by random planes into leaves of near ones (Dasgupta and Freund, Random projection trees, STOC 2008): each plane
 * lies between two points drawn at random, and cuts at the median, so that equal points make no endless tree.
 */
final class SplitTree {
    private final Points points;
    private final SplittableRandom random;
    private final int leafSize;
    private final int[] order;
    private final float[] heights;
    /** [points] where the leaf of each point begins and ends in the order. */
    private final int[] leafStart;
    private final int[] leafEnd;

    SplitTree(Points points, int leafSize, long seed) {
        this.points = points;
        this.leafSize = leafSize;
        random = new SplittableRandom(seed);
        int n = points.count();
        order = new int[n];
        heights = new float[n];
        leafStart = new int[n];
        leafEnd = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        split(0, n);
    }

    /** Where the leaf of a point begins among {@link #member}. */
    int start(int point) {
        return leafStart[point];
    }

    /** The place after its last member. */
    int end(int point) {
        return leafEnd[point];
    }

    /** The point at a place. */
    int member(int place) {
        return order[place];
    }

    private void split(int from, int to) {
        if (to - from <= leafSize) {
            for (int at = from; at < to; at++) {
                leafStart[order[at]] = from;
                leafEnd[order[at]] = to;
            }
            return;
        }
        int one = order[from + random.nextInt(to - from)];
        int other = order[from + random.nextInt(to - from)];
        for (int at = from; at < to; at++) {
            heights[at] = height(order[at], one, other);
        }
        int middle = (from + to) >>> 1;
        divide(from, to - 1, middle);
        split(from, middle);
        split(middle, to);
    }

    private float height(int point, int one, int other) {
        int d = points.dimensions();
        float[] values = points.values();
        float sum = 0;
        for (int j = 0; j < d; j++) {
            sum += values[point * d + j] * (values[one * d + j] - values[other * d + j]);
        }
        return sum;
    }

    /** Hoare's selection: the lower half of the heights before the middle. */
    private void divide(int first, int last, int middle) {
        int low = first;
        int high = last;
        while (low < high) {
            float pivot = heights[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (heights[i] < pivot) {
                    i++;
                }
                while (heights[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
                }
            }
            if (middle <= j) {
                high = j;
            } else if (middle >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private void swap(int i, int j) {
        int point = order[i];
        order[i] = order[j];
        order[j] = point;
        float height = heights[i];
        heights[i] = heights[j];
        heights[j] = height;
    }
}
