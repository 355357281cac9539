package org.netloupe.stream.stored;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A stored stream from its beginning and on as it grows, stored and live part as one: everything comes through the files, in
 * their order, so that nothing is missing or twice where the one passes into the other, however late one joins. The
 * recorder may be of this process, which then wakes this at once, or of another one, which is looked for at intervals.
 * Records come on a thread of its own.
 */
public final class StreamHistory implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StreamHistory.class.getName());
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final StoredStream stored;
    private final StoredStream.Sink sink;
    private final Optional<StreamRecorder> recorder;
    private final Semaphore changed = new Semaphore(0);
    private final Runnable wake = changed::release;
    private final CompletableFuture<Optional<IOException>> over = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean closing;

    private StreamHistory(Path folder, Optional<StreamRecorder> recorder, StoredStream.Sink sink) {
        stored = new StoredStream(folder);
        this.recorder = recorder;
        this.sink = sink;
        thread = Thread.ofVirtual().name("netloupe-history-" + folder.getFileName()).unstarted(this::run);
    }

    /** Joins a stream that another process may be recording into that folder. */
    public static StreamHistory follow(Path folder, StoredStream.Sink sink) {
        return new StreamHistory(folder, Optional.empty(), sink).start();
    }

    /** Joins a stream that this process records into that folder. */
    public static StreamHistory join(Path folder, StreamRecorder recorder, StoredStream.Sink sink) {
        return new StreamHistory(folder, Optional.of(recorder), sink).start();
    }

    private StreamHistory start() {
        recorder.ifPresent(active -> active.onStored(wake));
        thread.start();
        return this;
    }

    /** Completed when no more comes: empty after {@link #close}, else why the files cannot be read. */
    public CompletableFuture<Optional<IOException>> over() {
        return over.copy();
    }

    private void run() {
        try {
            while (!closing) {
                stored.poll(sink);
                changed.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                changed.drainPermits();
            }
            over.complete(Optional.empty());
        } catch (InterruptedException e) {
            over.complete(Optional.empty());
        } catch (IOException e) {
            over.complete(Optional.of(e));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A listener of a stored stream failed; it is told no more: " + stored.folder(), e);
            over.complete(Optional.of(new IOException("The listener failed: " + e.getMessage(), e)));
        } finally {
            recorder.ifPresent(active -> active.forget(wake));
        }
    }

    /** Stops following; the recording goes on. */
    @Override
    public void close() {
        closing = true;
        changed.release();
    }
}
