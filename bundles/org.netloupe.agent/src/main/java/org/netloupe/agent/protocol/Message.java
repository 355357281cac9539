package org.netloupe.agent.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.netloupe.agent.value.Value;

/** A message of the protocol; its fields and order of exchange are described in docs/protocol.md. */
public sealed interface Message {
    /** The version of the protocol that this code speaks. */
    int VERSION = 1;

    /** From client: the first message. */
    record Hello(int version, String client) implements Message {}

    /** From agent: the answer to {@link Hello}. */
    record Welcome(int version, String name, long pid, Map<String, String> labels, long timeoutMillis)
            implements
                Message {
        public Welcome {
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        }
    }

    /** From client: a sign of life. */
    record Ping() implements Message {}

    /**
     * From agent: the answer to {@link Ping}.
     *
     * @param revision number that grows whenever the {@link Description} changes other than by streams
     */
    record Pong(boolean paused, boolean stopRequested, long revision) implements Message {}

    /**
     * From client: asks for the {@link Description}.
     *
     * @param look whether the host is to evaluate all observables of each event once, when it next occurs
     */
    record Describe(long request, boolean look) implements Message {}

    /** From agent: the answer to {@link Describe}. */
    record Described(long request, Description description) implements Message {}

    /**
     * From client: asks for a stream.
     *
     * @param capacity events and values that may wait at the agent; the oldest are dropped beyond
     * @param window bytes of {@link Values} messages that may be under way
     * @param lossless whether they wait in a file instead of being dropped
     * @param shared whether the client can read files of the agent
     */
    record Open(long request, String query, int capacity, long window, boolean lossless, boolean shared)
            implements
                Message {}

    /**
     * From agent: the stream is open.
     *
     * @param query its canonical text
     * @param waiting whether its event has not occurred yet
     * @param file where large values will lie, to be mapped and deleted by the client
     */
    record Opened(long request, long stream, String query, boolean waiting, Optional<String> file)
            implements
                Message {}

    /**
     * From agent: a request cannot be served.
     *
     * @param position of the fault in the query, in code points, or -1
     * @param end behind the fault, in code points
     */
    record Refused(long request, String reason, int position, int end) implements Message {}

    /**
     * From client: bytes of values messages of the stream that are consumed, in all. Lets the agent send more.
     */
    record Consumed(long stream, long bytes) implements Message {}

    /** From client: ends a stream. */
    record Close(long stream) implements Message {}

    /**
     * From agent: values of a stream, numbered on.
     *
     * @param first number of the first value, from 0; a gap to the message before is as long as the values dropped
     * @param droppedEvents events of the stream dropped so far
     * @param droppedValues values of the stream dropped so far
     */
    record Values(long stream, long first, long droppedEvents, long droppedValues, List<Timed> values)
            implements
                Message {
        public Values {
            values = List.copyOf(values);
        }
    }

    /** A value and when its event occurred, microseconds since 1970 on the host's clock. */
    record Timed(long time, Value value) {}

    /**
     * From agent: the stream is over.
     *
     * @param failed whether because of a fault, which the reason tells
     */
    record Ended(long stream, String reason, boolean failed) implements Message {}

    /** From client: a command to run at the next event. */
    record Command(long request, String name, Map<String, Value> arguments) implements Message {
        public Command {
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        }
    }

    /** From agent: what became of a command; ACCEPTED is followed by one of the others. */
    record Acknowledged(long request, State state, String message, Optional<Value> result) implements Message {}

    /** States of a command. */
    enum State {
        ACCEPTED, DONE, REFUSED
    }

    /** From agent: a message of the client could not be read. */
    record Fault(String reason) implements Message {}
}
