package org.netloupe.dl4j.training;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.eclipse.jdt.annotation.Nullable;

/** Reads the next batches on a thread of its own while the present one is trained. Used by one thread. */
final class Prefetch implements AutoCloseable {
    private static final int AHEAD = 2;

    private final Samples samples;
    private final int[] order;
    private final int batchSize;
    private final ExecutorService reader = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("netloupe-batch-reader").factory());
    private final Queue<Future<Sample>> pending = new ArrayDeque<>();
    private int next;

    Prefetch(Samples samples, int[] order, int batchSize) {
        this.samples = samples;
        this.order = order;
        this.batchSize = batchSize;
    }

    /**
     * The next instances, null behind the last.
     *
     * @throws IOException if they cannot be read
     */
    @Nullable
    Sample next() throws IOException {
        while (pending.size() < AHEAD && next < order.length) {
            int from = next;
            int to = Math.min(order.length, from + batchSize);
            pending.add(reader.submit(() -> samples.read(order, from, to)));
            next = to;
        }
        Future<Sample> first = pending.poll();
        return first == null ? null : await(first);
    }

    private static Sample await(Future<Sample> sample) throws IOException {
        try {
            return sample.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case Error error -> throw error;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while reading a batch");
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
