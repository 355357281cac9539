package org.netloupe.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.netloupe.agent.protocol.Message;

/**
 * An open stream. Its values are taken with {@link #poll}, by one thread, or given to a {@link StreamListener}. Until they
 * are taken they count against the stream's window, so a slow taker makes the process drop, not this one fill.
 */
public final class StreamSubscription implements AutoCloseable {
    /**
     * Why a stream is over.
     *
     * @param failed whether by a fault, such as an expression that threw or a process that is gone
     */
    public record End(String reason, boolean failed) {}

    private static final System.Logger LOG = System.getLogger(StreamSubscription.class.getName());

    private record Arrived(Message.Values values, long bytes) {}

    private final AgentConnection connection;
    private final long id;
    private final String query;
    private final boolean waiting;
    private final BlockingQueue<Optional<Arrived>> arrived = new LinkedBlockingQueue<>();
    private final CompletableFuture<End> ended = new CompletableFuture<>();
    private volatile long received;
    private volatile long droppedEvents;
    private volatile long droppedValues;
    private long consumedBytes;

    StreamSubscription(AgentConnection connection, Message.Opened opened) {
        this.connection = connection;
        id = opened.stream();
        query = opened.query();
        waiting = opened.waiting();
    }

    /** The agent's number of the stream. */
    public long id() {
        return id;
    }

    /** The canonical text of the query. */
    public String query() {
        return query;
    }

    /** Whether the process had not yet known the event when the stream was opened. */
    public boolean waitedForEvent() {
        return waiting;
    }

    /** Values that have arrived so far. */
    public long received() {
        return received;
    }

    /** Events that the process had to drop before evaluating them. */
    public long droppedEvents() {
        return droppedEvents;
    }

    /** Values that the process had to drop because they were not taken here. */
    public long droppedValues() {
        return droppedValues;
    }

    /** Completed when the process has sent its last value, or is gone. */
    public CompletableFuture<End> ended() {
        return ended.copy();
    }

    /**
     * The next values, in order; empty after the time without any, and at once when the stream is over and all is taken.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public Optional<Message.Values> poll(Duration wait) throws InterruptedException {
        Optional<Arrived> next = arrived.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        if (next == null) {
            return Optional.empty();
        }
        if (next.isEmpty()) {
            // the mark of the end stays, so that every later call sees it
            arrived.add(next);
            return Optional.empty();
        }
        consumedBytes += next.get().bytes();
        connection.send(new Message.Consumed(id, consumedBytes));
        return Optional.of(next.get().values());
    }

    /** Gives values to the listener from now on; {@link #poll} must not be used then. */
    void deliver(StreamListener listener) {
        Thread.ofVirtual().name("netloupe-stream-" + id).start(() -> {
            try {
                while (!(ended.isDone() && atEnd())) {
                    poll(Duration.ofDays(1)).ifPresent(values -> listener.values(this, values));
                }
                listener.ended(this, ended.join());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "A listener failed; its stream is closed: " + query, e);
                close();
            }
        });
    }

    private boolean atEnd() {
        Optional<Arrived> head = arrived.peek();
        return head != null && head.isEmpty();
    }

    /** A message of the agent; on the connection's thread. */
    void arrived(Message.Values values, long bytes) {
        received += values.values().size();
        droppedEvents = values.droppedEvents();
        droppedValues = values.droppedValues();
        arrived.add(Optional.of(new Arrived(values, bytes)));
    }

    /** No more will come; on the connection's thread. */
    void end(End end) {
        if (ended.complete(end)) {
            arrived.add(Optional.empty());
        }
    }

    /** Asks the process to end the stream; what it has already sent can still be taken. */
    @Override
    public void close() {
        connection.send(new Message.Close(id));
    }
}
