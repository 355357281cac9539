package org.netloupe.agent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.netloupe.agent.query.EventValues;

/**
 * Where threads of the host leave events for the agent's thread: bounded, the oldest events are dropped and counted at the
 * streams that asked for them. One entry serves all streams, so an event costs the host about the same for one as for ten.
 */
final class Inbox {
    private static final int MAX_ENTRIES = 1 << 20;
    private static final long MAX_WEIGHT = 64L << 20;
    /** What may wait for a lossless stream, whose events the agent's thread will put on the disk. */
    private static final long LOSSLESS_WEIGHT = Math.max(MAX_WEIGHT, Runtime.getRuntime().maxMemory() / 8);

    /**
     * Something that happened.
     *
     * @param payload an event ({@link EventValues}) or the name of a group that ended
     * @param time microseconds since 1970
     * @param weight roughly the bytes that it keeps
     * @param streams those that asked for it; shared, not changed
     */
    record Entry(Object payload, long time, long weight, HostStream[] streams) {
        boolean isEvent() { return payload instanceof EventValues; }

        boolean isLossless() {
            for (HostStream stream : streams) {
                if (stream.isLossless()) {
                    return true;
                }
            }
            return false;
        }
    }

    private Deque<Entry> entries = new ArrayDeque<>();
    private Deque<Entry> spare = new ArrayDeque<>();
    /** Ends of groups that had to leave the queue; they are kept, or windows would run into one another. */
    private final List<Entry> carried = new ArrayList<>();
    private long weight;

    /** Leaves an entry; by any thread, never waits for more than a few instructions of another. */
    synchronized void offer(Entry entry) {
        entries.addLast(entry);
        weight += entry.weight();
        while (entries.size() > MAX_ENTRIES || weight > MAX_WEIGHT && entries.size() > 1
                && (weight > LOSSLESS_WEIGHT || !entries.getFirst().isLossless())) {
            drop(entries.removeFirst());
        }
    }

    private void drop(Entry oldest) {
        weight -= oldest.weight();
        if (oldest.isEvent()) {
            for (HostStream stream : oldest.streams()) {
                stream.countDropped();
            }
        } else if (carried.isEmpty() || !carried.get(carried.size() - 1).payload().equals(oldest.payload())) {
            carried.add(oldest);
        }
    }

    /** Takes all entries, oldest first. By the agent's thread, which must be done with what it took before. */
    synchronized Deque<Entry> take() {
        Deque<Entry> taken = entries;
        for (int i = carried.size() - 1; i >= 0; i--) {
            taken.addFirst(carried.get(i));
        }
        carried.clear();
        spare.clear();
        entries = spare;
        spare = taken;
        weight = 0;
        return taken;
    }
}
