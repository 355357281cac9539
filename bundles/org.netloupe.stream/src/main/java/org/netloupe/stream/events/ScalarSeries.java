package org.netloupe.stream.events;

import java.util.Arrays;

/**
 * One series of scalars in ascending steps, grown by one thread and read by any through {@link #snapshot}. A step that is
 * not above the last one means that the writer went back to a checkpoint: what it will write again is dropped.
 */
public final class ScalarSeries {
    private long[] steps = new long[64];
    private double[] wallTimes = new double[64];
    private double[] values = new double[64];
    private int size;

    /**
     * The series at a moment. The arrays are shared with later snapshots and must not be changed; only the first
     * {@code size} elements belong to it.
     *
     * @param wallTimes seconds since 1970
     */
    public record Snapshot(long[] steps, double[] wallTimes, double[] values, int size) {
        /** The last value, NaN if there is none. */
        public double last() {
            return size == 0 ? Double.NaN : values[size - 1];
        }
    }

    /** Appends a scalar; see the class for steps that go back. */
    public synchronized void append(long step, double wallTime, double value) {
        if (size > 0 && step <= steps[size - 1]) {
            goBackTo(step);
        }
        if (size == steps.length) {
            reserve(size * 2);
        }
        steps[size] = step;
        wallTimes[size] = wallTime;
        values[size] = value;
        size++;
    }

    private void goBackTo(long step) {
        int found = Arrays.binarySearch(steps, 0, size, step);
        size = found < 0 ? -found - 1 : found;
        reserve(steps.length); // fresh arrays: snapshots keep what they showed
    }

    private void reserve(int capacity) {
        steps = Arrays.copyOf(steps, capacity);
        wallTimes = Arrays.copyOf(wallTimes, capacity);
        values = Arrays.copyOf(values, capacity);
    }

    public synchronized int size() {
        return size;
    }

    /** What there is now, without copying. */
    public synchronized Snapshot snapshot() {
        return new Snapshot(steps, wallTimes, values, size);
    }
}
