package org.netloupe.numerics.internal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.numerics.Execution;

/**
 * A fixed number of threads that run the same task at the same time, the caller's thread among them. Loops of some
 * milliseconds follow each other here hundreds of times a second, so that a member waits for the next task awake for a
 * moment before it sleeps: waking a sleeping thread costs more than a part of such a loop. For one owner at a time.
 */
public final class Team implements AutoCloseable {
    private static final int SPINS = 4000;
    private static final long NAP_NANOSECONDS = 50_000;

    private final int size;
    private final Thread[] members;
    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile Task task = _ -> {};
    private volatile int round;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    /** What every member does. */
    public interface Task {
        /**
         * @param member from 0 to the size of the team
         */
        void run(int member);
    }

    /** What a member does with a range of rows. */
    public interface Range {
        /**
         * @param from first row
         * @param to row after the last
         */
        void run(int from, int to);
    }

    /** Starts the members; {@link #close()} ends them. */
    public Team(Execution execution) {
        size = execution.threads();
        members = new Thread[size - 1];
        for (int i = 0; i < members.length; i++) {
            int member = i + 1;
            members[i] = Thread.ofPlatform().daemon().name("numerics-" + member).start(() -> serve(member));
        }
    }

    /** Number of threads. */
    public int size() {
        return size;
    }

    /** Runs a task on all members; returns when all are through, and throws what one of them threw. */
    public void run(Task next) {
        failure = null;
        task = next;
        unfinished.set(size - 1);
        round++;
        for (Thread member : members) {
            if (member.getState() == Thread.State.TIMED_WAITING) {
                LockSupport.unpark(member);
            }
        }
        perform(next, 0);
        awaitOthers();
        rethrow();
    }

    /** Splits rows into one contiguous range for each member. */
    public void rows(int count, Range range) {
        run(member -> range.run(start(count, member), start(count, member + 1)));
    }

    /** First row of a member when rows are split into contiguous ranges; the row after the last for the size. */
    public int start(int count, int member) {
        return (int) ((long) count * member / size);
    }

    private void serve(int member) {
        int served = 0;
        while (awaitRound(served)) {
            served = round;
            perform(task, member);
            unfinished.decrementAndGet();
        }
    }

    private boolean awaitRound(int served) {
        for (int spin = 0; round == served; spin++) {
            if (closed) {
                return false;
            }
            pause(spin);
        }
        return true;
    }

    private void awaitOthers() {
        for (int spin = 0; unfinished.get() > 0; spin++) {
            pause(spin);
        }
    }

    private static void pause(int spin) {
        if (spin < SPINS) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(NAP_NANOSECONDS);
        }
    }

    private void perform(Task current, int member) {
        try {
            current.run(member);
        } catch (Throwable t) {
            failure = t;
        }
    }

    private void rethrow() {
        switch (failure) {
            case null -> {
                // all went well
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable t -> throw new IllegalStateException(t);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread member : members) {
            LockSupport.unpark(member);
        }
    }
}
