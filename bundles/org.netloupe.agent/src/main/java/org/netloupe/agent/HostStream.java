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
 * One stream of one client: a bounded queue of events, the pipeline, and a bounded queue of values that wait until the client
 * has room. Whatever is too much is dropped, the oldest first, and counted. On the agent's thread but where said.
 */
final class HostStream {
    private static final long MAX_WEIGHT = 64L << 20;
    private static final long TURN_NANOS = 5_000_000;
    private static final int MAX_BATCH = 4096;
    private static final long MAX_BATCH_WEIGHT = 1L << 18;

    /** Sends a message of this stream; gives its bytes, or -1 if it cannot go now. */
    interface Sender {
        long send(Message.Values message);
    }

    private final long id;
    private final Client client;
    private final Query query;
    private final Optional<Set<String>> observables;
    private final int capacity;
    private final long window;
    private final Pipeline pipeline;
    private final AtomicLong hostNanos = new AtomicLong();
    private volatile @Nullable String failure;

    private final AtomicLong droppedEvents = new AtomicLong();
    private final Deque<Inbox.Entry> inputs = new ArrayDeque<>();
    /** Ends of groups that had to leave the queue; they are kept, or windows would run into one another. */
    private final List<Inbox.Entry> carried = new ArrayList<>();
    private long inputWeight;

    private final Deque<Message.Timed> outputs = new ArrayDeque<>();
    private final Deque<Long> outputWeights = new ArrayDeque<>();
    private long outputWeight;
    private long currentWeight;
    private long events;
    private long nextValue;
    private long droppedValues;
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

    /** Takes in what happened. */
    void offer(Inbox.Entry entry) {
        if (failure != null) {
            return;
        }
        inputs.addLast(entry);
        inputWeight += entry.weight();
        while (inputs.size() > capacity || inputWeight > MAX_WEIGHT && inputs.size() > 1) {
            drop(inputs.removeFirst());
        }
    }

    private void drop(Inbox.Entry oldest) {
        inputWeight -= oldest.weight();
        if (oldest.isEvent()) {
            countDropped();
        } else if (carried.isEmpty() || !carried.get(carried.size() - 1).payload().equals(oldest.payload())) {
            carried.add(oldest);
        }
    }

    /** Counts an event that is lost to this stream. From any thread. */
    void countDropped() {
        droppedEvents.incrementAndGet();
    }

    /** Counts time that an event has cost the host. From any thread. */
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

    /** Evaluates what has come in, for some milliseconds at most so that other streams have their turn; true if more waits. */
    boolean evaluate() {
        for (Inbox.Entry mark : carried) {
            guarded(() -> evaluate(mark));
        }
        carried.clear();
        long begin = System.nanoTime();
        while (!inputs.isEmpty() && failure == null) {
            Inbox.Entry next = inputs.removeFirst();
            inputWeight -= next.weight();
            guarded(() -> evaluate(next));
            if (System.nanoTime() - begin > TURN_NANOS) {
                break;
            }
        }
        return !inputs.isEmpty() && failure == null;
    }

    private void evaluate(Inbox.Entry input) {
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
        return new Message.Values(id, first, droppedEvents.get(), droppedValues, batch);
    }

    Description.Stream describe() {
        return new Description.Stream(id, query.toString(), client.name(), events, nextValue, droppedEvents.get(),
                droppedValues, hostNanos.get() / 1000.0);
    }
}
