package org.netloupe.monitor.watch;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.protocol.Message;
import org.netloupe.monitor.answer.Answer;
import org.netloupe.monitor.answer.AnswerLog;
import org.netloupe.stream.QueryRefusedException;
import org.netloupe.stream.StreamListener;
import org.netloupe.stream.StreamSubscription;

/** A query that runs in a process, and what it has answered so far. Safe for any threads. */
public final class LiveStream implements AutoCloseable {

    /** How far a stream is. */
    public enum State {
        OPENING, RUNNING, ENDED, FAILED
    }

    /**
     * Why a stream is over.
     *
     * @param from where in the query the fault begins, in chars; -1 if it lies elsewhere
     * @param to behind the fault, -1 if it lies elsewhere
     */
    public record Outcome(String reason, int from, int to) {
        static final Outcome NONE = new Outcome("", -1, -1);
    }

    /** Over how long a rate is taken, in nanoseconds. */
    private static final long RATE_SPAN = 2_000_000_000L;

    private final WatchedProcess process;
    private final String query;
    private final WatchListener listener;
    private final AnswerLog log;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPENING);
    private volatile Outcome outcome = Outcome.NONE;
    private volatile @Nullable StreamSubscription subscription;
    private volatile boolean closed;
    private long rateSince = System.nanoTime();
    private long rateFrom;
    private double rate;

    LiveStream(WatchedProcess process, String query, WatchListener listener) {
        this.process = process;
        this.query = query;
        this.listener = listener;
        this.log = new AnswerLog(query);
    }

    public WatchedProcess process() {
        return process;
    }

    /** The query as it was typed. */
    public String query() {
        return query;
    }

    public State state() {
        return state.get();
    }

    /** Why it ended or failed. */
    public Outcome outcome() {
        return outcome;
    }

    /** What it has answered so far. */
    public Answer answer() {
        return log.snapshot();
    }

    /** How many values came. */
    public long received() {
        return log.received();
    }

    /** Events and values that had to be dropped. */
    public long dropped() {
        StreamSubscription open = subscription;
        return open == null ? 0 : open.droppedEvents() + open.droppedValues();
    }

    /** Values a second, over the last seconds. */
    public synchronized double rate() {
        long now = System.nanoTime();
        if (now - rateSince >= RATE_SPAN) {
            long received = log.received();
            rate = (received - rateFrom) * 1e9 / (now - rateSince);
            rateFrom = received;
            rateSince = now;
        }
        return state.get() == State.RUNNING ? rate : 0;
    }

    /** What the process tells of this stream: its cost above all; empty until it was described. */
    public Optional<Description.Stream> told() {
        StreamSubscription open = subscription;
        return open == null
                ? Optional.empty()
                : process.description().flatMap(d -> d.streams().stream().filter(s -> s.id() == open.id()).findFirst());
    }

    StreamListener receiver() {
        return new StreamListener() {
            @Override
            public void values(StreamSubscription stream, Message.Values batch) {
                long number = batch.first();
                for (Message.Timed timed : batch.values()) {
                    log.add(number++, timed.time(), timed.value());
                }
            }

            @Override
            public void ended(StreamSubscription stream, StreamSubscription.End end) {
                finish(end.failed() ? State.FAILED : State.ENDED, new Outcome(end.reason(), -1, -1));
            }
        };
    }

    void opened(StreamSubscription open) {
        subscription = open;
        state.compareAndSet(State.OPENING, State.RUNNING);
        if (closed) {
            open.close();
        }
        listener.changed();
    }

    void refuse(Throwable failure) {
        String reason = failure.getMessage() == null ? failure.toString() : String.valueOf(failure.getMessage());
        finish(State.FAILED, failure instanceof QueryRefusedException refused
                ? new Outcome(reason, refused.position(), refused.end())
                : new Outcome(reason, -1, -1));
    }

    private void finish(State last, Outcome why) {
        outcome = why;
        state.set(last);
        listener.changed();
    }

    /** Asks the process to end it; what was answered stays. */
    @Override
    public void close() {
        closed = true;
        StreamSubscription open = subscription;
        if (open != null) {
            open.close();
        }
    }
}
