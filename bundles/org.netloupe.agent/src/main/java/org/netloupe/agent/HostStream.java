package org.netloupe.agent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.query.EventValues;
import org.netloupe.agent.query.ExpressionException;
import org.netloupe.agent.query.Pipeline;
import org.netloupe.agent.query.Query;

/**
 * One stream of one client. The host's threads {@link #offer} events into a bounded queue; the agent's thread evaluates them
 * and sends what the client has room for. Whatever is too much is dropped, the oldest first, and counted.
 */
final class HostStream {
    private static final long MAX_WEIGHT = 64L << 20;
    private static final int MAX_BATCH = 4096;
    private static final long MAX_BATCH_WEIGHT = 1L << 18;

    /** Sends a message of this stream; gives its bytes, or -1 if it cannot go now. */
    interface Sender {
        long send(Message.Values message);
    }

    private record Input(Object payload, long time, long weight) {}

    private final long id;
    private final Client client;
    private final Query query;
    private final Optional<Set<String>> observables;
    private final int capacity;
    private final long window;
    private final Pipeline pipeline;
    private final AtomicLong hostNanos = new AtomicLong();
    private volatile @Nullable String failure;

    // events that wait to be evaluated; under the lock of this object
    private Deque<Input> inputs = new ArrayDeque<>();
    private final List<Input> carriedMarks = new ArrayList<>();
    private long inputWeight;
    private long droppedEvents;

    // values that wait to be sent; only on the agent's thread, the counts are read by others for display
    private final Deque<Message.Timed> outputs = new ArrayDeque<>();
    private final Deque<Long> outputWeights = new ArrayDeque<>();
    private long outputWeight;
    private long currentWeight;
    private volatile long events;
    private volatile long nextValue;
    private volatile long droppedValues;
    private long sentBytes;
    private long consumedBytes;

    /**
     * @param capacity events and values that may wait
     * @param window bytes that may be under way to the client
     */
    HostStream(long id, Client client, Query query, int capacity, long window) {
        this.id = id;
        this.client = client;
        this.query = query;
        this.capacity = capacity;
        this.window = window;
        observables = query.observables();
        pipeline = new Pipeline(query, this::give);
    }

    long id() {
        return id;
    }

    Client client() {
        return client;
    }

    Query query() {
        return query;
    }

    /** Whether the query may read that observable. */
    boolean reads(String observable) {
        return observables.map(names -> names.contains(observable)).orElse(true);
    }

    /** Takes an event ({@link EventValues}) or the end of a group (its name). On threads of the host. */
    synchronized void offer(Object payload, long time, long weight) {
        if (failure != null) {
            return;
        }
        inputs.addLast(new Input(payload, time, weight));
        inputWeight += weight;
        while (inputs.size() > capacity || inputWeight > MAX_WEIGHT && inputs.size() > 1) {
            drop(inputs.removeFirst());
        }
    }

    /** Drops an event; ends of groups are kept, or windows would run into one another. */
    private void drop(Input oldest) {
        inputWeight -= oldest.weight();
        if (oldest.payload() instanceof EventValues) {
            droppedEvents++;
        } else if (carriedMarks.isEmpty()
                || !carriedMarks.get(carriedMarks.size() - 1).payload().equals(oldest.payload())) {
            carriedMarks.add(oldest);
        }
    }

    void charge(long nanos) {
        hostNanos.addAndGet(nanos);
    }

    /** Ends the stream with that message at the next turn of the agent's thread. From any thread. */
    void fail(String message) {
        if (failure == null) {
            failure = message;
        }
    }

    @Nullable
    String failure() {
        return failure;
    }

    /** Evaluates what has come in, at most some thousand events; true if more is waiting. */
    boolean evaluate() {
        List<Input> batch = new ArrayList<>();
        boolean more;
        synchronized (this) {
            batch.addAll(carriedMarks);
            carriedMarks.clear();
            for (int i = 0; i < MAX_BATCH && !inputs.isEmpty(); i++) {
                Input input = inputs.removeFirst();
                inputWeight -= input.weight();
                batch.add(input);
            }
            more = !inputs.isEmpty();
        }
        for (Input input : batch) {
            if (failure != null) {
                return false;
            }
            guarded(() -> evaluate(input));
        }
        return more;
    }

    private void evaluate(Input input) {
        if (input.payload() instanceof EventValues values) {
            events++;
            currentWeight = input.weight();
            pipeline.event(values, input.time());
        } else {
            pipeline.groupEnd((String) input.payload(), input.time());
        }
    }

    /** Closes windows of time that are over. */
    void tick(long time) {
        guarded(() -> pipeline.tick(time));
    }

    /** Evaluates the rest and closes all windows. */
    void finish(long time) {
        while (evaluate()) {
            continue;
        }
        if (failure == null) {
            guarded(() -> pipeline.end(time));
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (ExpressionException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            fail("The query cannot be evaluated: " + e);
        }
    }

    private void give(org.netloupe.agent.value.Value value, long time) {
        // a result is taken to weigh at most what its event did; exact enough to bound memory
        long weight = value.type() == org.netloupe.agent.value.ValueType.NUMBER ? 48 : currentWeight + 48;
        outputs.addLast(new Message.Timed(time, value));
        outputWeights.addLast(weight);
        outputWeight += weight;
        nextValue++;
        while (outputs.size() > capacity || outputWeight > MAX_WEIGHT && outputs.size() > 1) {
            outputs.removeFirst();
            outputWeight -= outputWeights.removeFirst();
            droppedValues++;
        }
    }

    /** The client has consumed that many bytes in all. */
    void consumed(long bytes) {
        consumedBytes = Math.max(consumedBytes, Math.min(bytes, sentBytes));
    }

    /** Sends what waits as far as the client has room, or all of it when the stream ends. */
    void send(Sender sender, boolean all) {
        while (!outputs.isEmpty() && (all || sentBytes - consumedBytes < window)) {
            long bytes = sender.send(batch());
            if (bytes < 0) {
                return;
            }
            sentBytes += bytes;
        }
    }

    /** Takes the oldest values out of the queue; their numbers go on without a gap. */
    private Message.Values batch() {
        long first = nextValue - outputs.size();
        List<Message.Timed> batch = new ArrayList<>();
        long weight = 0;
        while (!outputs.isEmpty() && batch.size() < MAX_BATCH && weight < MAX_BATCH_WEIGHT) {
            batch.add(outputs.removeFirst());
            long one = outputWeights.removeFirst();
            weight += one;
            outputWeight -= one;
        }
        return new Message.Values(id, first, droppedEvents(), droppedValues, batch);
    }

    private synchronized long droppedEvents() {
        return droppedEvents;
    }

    Description.Stream describe() {
        return new Description.Stream(id, query.toString(), client.name(), events, nextValue, droppedEvents(),
                droppedValues, hostNanos.get() / 1000.0);
    }
}
