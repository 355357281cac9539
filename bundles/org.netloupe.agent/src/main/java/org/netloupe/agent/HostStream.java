package org.netloupe.agent;

import java.io.IOException;
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
import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.Values;
import org.netloupe.agent.value.Wanted;

/**
 * One stream of one client: a bounded queue of events, the pipeline, and a bounded queue of values that wait until the client
 * has room. Whatever is too much is dropped, the oldest first, and counted; of a lossless stream it waits on the disk. On
 * the agent's thread but where said.
 */
final class HostStream {
    private static final long MAX_WEIGHT = 64L << 20;
    private static final long TURN_NANOS = 5_000_000;
    private static final int MAX_BATCH = 4096;
    private static final long MAX_BATCH_WEIGHT = 1L << 18;

    /** Sends a message of this stream; gives the bytes of its frame, or -1 if it cannot go now. */
    interface Sender {
        long send(Message.Values message);
    }

    private record Output(Message.Timed timed, long weight) {}

    private final long id;
    private final Client client;
    private final Query query;
    private final Wanted wanted;
    private final Optional<Set<String>> observables;
    private final int capacity;
    private final long window;
    private final @Nullable Spill spill;
    private final @Nullable SharedFile shared;
    private final Pipeline pipeline;
    private final AtomicLong hostNanos = new AtomicLong();
    private volatile @Nullable String failure;

    private final AtomicLong droppedEvents = new AtomicLong();
    private final Deque<Inbox.Entry> inputs = new ArrayDeque<>();
    /** Ends of groups that had to leave the queue; they are kept, or windows would run into one another. */
    private final List<Inbox.Entry> carried = new ArrayList<>();
    private long inputWeight;

    private final Deque<Output> outputs = new ArrayDeque<>();
    private long outputWeight;
    private long agentNanos;
    private long events;
    private long nextValue;
    private long droppedValues;
    private long sentBytes;
    private long consumedBytes;

    /**
     * @param open what the client asks for
     * @param shared where large values go, or null
     */
    HostStream(long id, Client client, Query query, Message.Open open, int capacity, @Nullable SharedFile shared) {
        this.id = id;
        this.client = client;
        this.query = query;
        this.capacity = capacity;
        this.window = Math.max(1, open.window());
        this.shared = shared;
        spill = open.lossless() ? new Spill(new HostStream[]{this}) : null;
        wanted = query.wanted();
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

    boolean isLossless() { return spill != null; }

    @Nullable
    SharedFile shared() {
        return shared;
    }

    /** What the query reads of its event. */
    Wanted wanted() {
        return wanted;
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
        Spill disk = spill;
        if (disk != null && (disk.events() > 0 || inputs.size() >= capacity || inputWeight > MAX_WEIGHT)) {
            onDisk(() -> disk.addEvent(entry));
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

    /** Counts an event that is lost to this stream, which ends a lossless one. From any thread. */
    void countDropped() {
        droppedEvents.incrementAndGet();
        if (isLossless()) {
            fail("Events came faster than they could be put on the disk; the stream cannot be lossless.");
        }
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

    /** Why no more values can come though nothing failed, or null. */
    @Nullable
    String complete() {
        return pipeline.complete();
    }

    private boolean isOver() { return failure != null || pipeline.complete() != null; }

    /** Evaluates what has come in, for some milliseconds at most so that other streams have their turn; true if more waits. */
    boolean evaluate() {
        if (inputs.isEmpty() && carried.isEmpty() && spilledEvents() == 0) {
            return false;
        }
        long begin = System.nanoTime();
        for (Inbox.Entry mark : carried) {
            guarded(() -> evaluate(mark));
        }
        carried.clear();
        refillInputs();
        long now = begin;
        while (!inputs.isEmpty() && !isOver() && now - begin <= TURN_NANOS) {
            Inbox.Entry next = inputs.removeFirst();
            inputWeight -= next.weight();
            guarded(() -> evaluate(next));
            refillInputs();
            now = System.nanoTime();
        }
        agentNanos += System.nanoTime() - begin;
        return !inputs.isEmpty() && !isOver();
    }

    private void refillInputs() {
        Spill disk = spill;
        if (disk != null && inputs.isEmpty() && disk.events() > 0) {
            onDisk(() -> {
                while (disk.events() > 0 && inputs.size() < MAX_BATCH && inputWeight < MAX_WEIGHT / 8) {
                    Inbox.Entry entry = disk.pollEvent();
                    inputs.addLast(entry);
                    inputWeight += entry.weight();
                }
            });
        }
    }

    private void evaluate(Inbox.Entry input) {
        if (input.payload() instanceof EventValues values) {
            events++;
            pipeline.event(values, input.time());
        } else {
            pipeline.groupEnd((String) input.payload(), input.time());
        }
    }

    /** Closes windows of time that are over. */
    void tick(long time) {
        if (inputs.isEmpty() && !isOver()) {
            guarded(() -> pipeline.tick(time));
        }
    }

    /** Evaluates the rest and closes all windows. */
    void finish(long time) {
        while (evaluate()) {
            continue;
        }
        if (!isOver()) {
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

    /** Work with the disk. */
    private interface DiskWork {
        void run() throws IOException;
    }

    private void onDisk(DiskWork work) {
        try {
            work.run();
        } catch (IOException e) {
            fail("What a lossless stream keeps on the disk could not be " + "written or read: " + e.getMessage());
        }
    }

    private void give(Value value, long time) {
        nextValue++;
        Output output = new Output(new Message.Timed(time, value), Values.weight(value) + 48);
        Spill disk = spill;
        if (disk != null && (disk.values() > 0 || outputs.size() >= capacity || outputWeight > MAX_WEIGHT)) {
            onDisk(() -> disk.addValue(output.timed()));
            return;
        }
        outputs.addLast(output);
        outputWeight += output.weight();
        while (outputs.size() > capacity || outputWeight > MAX_WEIGHT && outputs.size() > 1) {
            outputWeight -= outputs.removeFirst().weight();
            droppedValues++;
        }
    }

    private void refillOutputs() {
        Spill disk = spill;
        if (disk != null && outputs.isEmpty() && disk.values() > 0) {
            onDisk(() -> {
                while (disk.values() > 0 && outputs.size() < MAX_BATCH && outputWeight < MAX_WEIGHT / 8) {
                    Message.Timed timed = disk.pollValue();
                    Output output = new Output(timed, Values.weight(timed.value()) + 48);
                    outputs.addLast(output);
                    outputWeight += output.weight();
                }
            });
        }
    }

    /** Values that have not been sent yet. */
    long waitingValues() {
        Spill disk = spill;
        return outputs.size() + (disk == null ? 0 : disk.values());
    }

    private long spilledEvents() {
        Spill disk = spill;
        return disk == null ? 0 : disk.events();
    }

    /** The client has consumed that many bytes in all. */
    void consumed(long bytes) {
        consumedBytes = Math.max(consumedBytes, Math.min(bytes, sentBytes));
        SharedFile file = shared;
        if (file != null) {
            file.consumed(consumedBytes);
        }
    }

    /** Sends what waits as far as the client has room; at the end, all that is in memory. */
    void send(Sender sender, boolean all) {
        refillOutputs();
        while (!outputs.isEmpty() && (all || hasRoom())) {
            Message.Values message = batch();
            long bytes = sender.send(message);
            if (bytes < 0) {
                return;
            }
            sentBytes += bytes;
            SharedFile file = shared;
            if (file != null) {
                sentBytes += file.takePut();
                file.sent(sentBytes);
            }
            if (!all) {
                refillOutputs();
            }
        }
    }

    private boolean hasRoom() {
        SharedFile file = shared;
        return sentBytes - consumedBytes < window && (file == null || file.hasRoom(outputs.getFirst().weight()));
    }

    /** Takes the oldest values out of the queue; their numbers go on without a gap. */
    private Message.Values batch() {
        long first = nextValue - waitingValues();
        List<Message.Timed> batch = new ArrayList<>();
        long weight = 0;
        while (!outputs.isEmpty() && batch.size() < MAX_BATCH
                && (batch.isEmpty() || weight + outputs.getFirst().weight() < MAX_BATCH_WEIGHT)) {
            Output output = outputs.removeFirst();
            batch.add(output.timed());
            weight += output.weight();
            outputWeight -= output.weight();
        }
        return new Message.Values(id, first, droppedEvents.get(), droppedValues, batch);
    }

    Description.Stream describe() {
        Spill disk = spill;
        return new Description.Stream(id, query.toString(), client.name(), disk != null, events, nextValue,
                droppedEvents.get(), droppedValues, inputs.size() + spilledEvents(),
                waitingValues(), disk == null ? 0 : disk.bytes(), hostNanos.get() / 1000.0, agentNanos / 1000.0);
    }

    /** Gives files back. */
    void release() {
        try (Spill disk = spill; SharedFile file = shared) {
            inputs.clear();
            outputs.clear();
        } catch (IOException e) {
            // they are in a folder for temporary files, and of no use to anyone
            return;
        }
    }
}
