package org.netloupe.stream.events;

import java.util.Arrays;

/**
 * Where the values of a tag other than scalars stand, in ascending steps; what they hold is read when it is asked for.
 * Grown by one thread and read by any through {@link #snapshot}. A step below the last one means that the writer went back
 * to a checkpoint: what it will write again is dropped; several values of one step are kept.
 */
final class EntrySeries {
    private final EntryKind kind;
    private long[] steps = new long[16];
    private double[] wallTimes = new double[16];
    private EventPlace[] places = new EventPlace[16];
    private int size;

    /**
     * The series at a moment; arrays are shared with later ones, only the first {@code size} elements belong to it.
     *
     * @param wallTimes seconds since 1970
     */
    record Snapshot(EntryKind kind, long[] steps, double[] wallTimes, EventPlace[] places, int size) {}

    EntrySeries(EntryKind kind) {
        this.kind = kind;
    }

    synchronized void append(long step, double wallTime, EventPlace place) {
        if (size > 0 && step < steps[size - 1]) {
            goBackTo(step);
        }
        if (size == steps.length) {
            reserve(size * 2);
        }
        steps[size] = step;
        wallTimes[size] = wallTime;
        places[size] = place;
        size++;
    }

    private void goBackTo(long step) {
        while (size > 0 && steps[size - 1] >= step) {
            size--;
        }
        reserve(steps.length); // fresh arrays: snapshots keep what they showed
    }

    private void reserve(int capacity) {
        steps = Arrays.copyOf(steps, capacity);
        wallTimes = Arrays.copyOf(wallTimes, capacity);
        places = Arrays.copyOf(places, capacity);
    }

    synchronized Snapshot snapshot() {
        return new Snapshot(kind, steps, wallTimes, places, size);
    }
}
