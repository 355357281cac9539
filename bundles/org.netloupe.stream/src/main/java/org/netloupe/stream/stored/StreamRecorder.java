package org.netloupe.stream.stored;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.value.Value;
import org.netloupe.stream.StreamListener;
import org.netloupe.stream.StreamSubscription;
import org.netloupe.stream.events.ValueWriter;
import org.netloupe.tensor.InputException;

/**
 * Keeps a stream in a folder. It listens to one subscription after another: when a connection was lost and is there again,
 * the values of the new subscription are numbered on, behind a gap that tells what happened. What a batch brought is in the
 * file when the batch has been handed over. Thread safe.
 */
public final class StreamRecorder implements StreamListener, AutoCloseable {
    private final ValueWriter writer;
    private final FileChannel lock;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final CompletableFuture<IOException> fault = new CompletableFuture<>();
    private @Nullable StreamSubscription current;
    private long offset;
    private long next;
    private boolean closed;

    private StreamRecorder(ValueWriter writer, FileChannel lock, long next) {
        this.writer = writer;
        this.lock = lock;
        this.next = next;
    }

    /**
     * Begins to record in a folder, or goes on with what it holds of the same query.
     *
     * @throws InputException if the folder cannot be written, holds another query's stream, or is recorded into already
     */
    public static StreamRecorder into(Path folder, StreamHeader header) throws IOException {
        FileChannel lock = lock(folder);
        try {
            Earlier earlier = Earlier.in(folder, header);
            StreamRecorder recorder = new StreamRecorder(new ValueWriter(folder), lock, earlier.next());
            recorder.writer.write(StoredStream.HEADER, recorder.next, header.started(), header.toValue());
            if (earlier.interrupted()) {
                recorder.gap(-1, now(), "The recording was interrupted.");
            }
            recorder.writer.flush();
            return recorder;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve("recording.lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new InputException(folder.toString(), "a folder that a stream can be recorded in",
                    String.valueOf(e.getMessage()), "Choose another place or free some space.", e);
        }
        if (!locked(channel)) {
            channel.close();
            throw new InputException(folder.toString(), "a folder that no stream is recorded in at present",
                    "one that is in use", "Choose another folder for this stream.");
        }
        return channel;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another recorder of this process
        }
    }

    /** What a folder holds already. */
    private record Earlier(long next, boolean interrupted) {
        static Earlier in(Path folder, StreamHeader header) throws IOException {
            StoredStream stored = new StoredStream(folder);
            long[] next = {0};
            boolean[] ended = {false};
            stored.poll(record -> {
                ended[0] = record instanceof StreamRecord.End;
                next[0] = switch (record) {
                    case StreamRecord.Item item -> item.number() + 1;
                    case StreamRecord.Gap gap -> gap.first() + Math.max(0, gap.count());
                    case StreamRecord.End end -> end.next();
                };
            });
            Optional<StreamHeader> before = stored.header();
            if (before.isPresent() && !before.get().query().equals(header.query())) {
                throw new InputException(folder.toString(), "a stored stream of " + header.query(),
                        "one of " + before.get().query(), "Choose another folder for this stream.");
            }
            return new Earlier(next[0], before.isPresent() && !ended[0]);
        }
    }

    private static long now() {
        return System.currentTimeMillis() * 1000;
    }

    /** The number that the next value will have. */
    public synchronized long next() {
        return next;
    }

    /** Is called whenever something was stored, on the thread that stored it; should return at once. */
    public void onStored(Runnable watcher) {
        watchers.add(watcher);
    }

    void forget(Runnable watcher) {
        watchers.remove(watcher);
    }

    /** Completed when the stream cannot be stored any more, as when the disk is full; the file ends there. */
    public CompletableFuture<IOException> fault() {
        return fault.copy();
    }

    @Override
    public void values(StreamSubscription stream, Message.Values batch) {
        store(() -> {
            if (current != stream) {
                current = stream;
                offset = next;
            }
            List<Message.Timed> values = batch.values();
            long first = offset + batch.first();
            if (first > next && !values.isEmpty()) {
                gap(first - next, values.getFirst().time(),
                        "The process dropped values, as they were not taken in time.");
                next = first;
            }
            for (Message.Timed timed : values) {
                writer.write(StoredStream.VALUE, next++, timed.time(), timed.value());
            }
        });
    }

    @Override
    public void ended(StreamSubscription stream, StreamSubscription.End end) {
        store(() -> {
            if (end.failed()) {
                gap(-1, now(), end.reason());
            } else {
                writer.write(StoredStream.END, next, now(), reason(end.reason()));
            }
        });
    }

    private interface Storing {
        void store() throws IOException;
    }

    private void store(Storing storing) {
        synchronized (this) {
            if (closed || fault.isDone()) {
                return;
            }
            try {
                storing.store();
                writer.flush();
            } catch (IOException e) {
                fault.complete(new InputException(writer.file().toString(), "a file that can be written",
                        String.valueOf(e.getMessage()), "The stream is stored up to number %d.".formatted(next), e));
            }
        }
        watchers.forEach(Runnable::run);
    }

    private void gap(long count, long time, String reason) throws IOException {
        Map<String, Value> fields = new LinkedHashMap<>(Map.of("count", new Value.Whole(count)));
        fields.put("reason", new Value.Text(reason));
        writer.write(StoredStream.GAP, next, time, new Value.Mapping(fields));
    }

    private static Value reason(String reason) {
        return new Value.Mapping(Map.of("reason", new Value.Text(reason)));
    }

    /** Ends the recording; what was handed over is stored. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            try (lock) {
                writer.close();
            }
        }
    }
}
