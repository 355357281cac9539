package org.netloupe.numerics.testdata;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.netloupe.numerics.Work;

/** Cancels at the n-th question, and records what it was told and how long after cancelling it was asked no more. */
public final class CancelAfter implements Work {
    private final AtomicInteger left;
    private final AtomicLong cancelledAt = new AtomicLong();
    private volatile double greatestShare;

    /**
     * @param questions how many times the answer is no
     */
    public CancelAfter(int questions) {
        left = new AtomicInteger(questions);
    }

    @Override
    public void done(double share) {
        greatestShare = Math.max(greatestShare, share);
    }

    @Override
    public boolean cancelled() {
        boolean cancelled = left.decrementAndGet() < 0;
        if (cancelled) {
            cancelledAt.compareAndSet(0, System.nanoTime());
        }
        return cancelled;
    }

    /** The greatest share that was told. */
    public double greatestShare() {
        return greatestShare;
    }

    /** Seconds since the first yes. */
    public double secondsSince() {
        return (System.nanoTime() - cancelledAt.get()) / 1e9;
    }
}
