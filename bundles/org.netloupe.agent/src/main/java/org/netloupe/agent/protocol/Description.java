package org.netloupe.agent.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.ValueType;

/**
 * What an agent tells of its process, so that a user need not know any name by heart.
 *
 * @param events the events that have occurred or been declared
 * @param globals what can be observed at every event that has nothing of that name itself
 * @param groups the groups that have been begun or ended
 * @param commands the commands that can be sent
 * @param settings what the command {@code set} can change
 * @param streams the open streams of all clients
 * @param log the latest commands, oldest first
 */
public record Description(List<Event> events, List<Observable> globals, List<Group> groups, List<Command> commands,
        List<Setting> settings, List<Stream> streams, List<Logged> log) {
    public Description {
        events = List.copyOf(events);
        globals = List.copyOf(globals);
        groups = List.copyOf(groups);
        commands = List.copyOf(commands);
        settings = List.copyOf(settings);
        streams = List.copyOf(streams);
        log = List.copyOf(log);
    }

    /** An event and what can be observed at it. */
    public record Event(String name, List<Observable> observables) {
        public Event {
            observables = List.copyOf(observables);
        }
    }

    /**
     * Something that can be observed.
     *
     * @param structure of the last value that was looked at
     * @param latest that value as a short text; empty if none was looked at
     */
    public record Observable(String name, ValueType type, String description, Optional<Structure> structure,
            String latest) {
        /** The most characters of a latest value. */
        public static final int MAX_LATEST = 80;

        /** An observable of which no value is known yet. */
        public Observable(String name, ValueType type, String description) {
            this(name, type, description, Optional.empty(), "");
        }
    }

    /**
     * A group of events.
     *
     * @param parent the group in which it was last begun; empty for none
     * @param open whether it has been begun and not ended
     * @param ended how often it has ended
     */
    public record Group(String name, String parent, boolean open, long ended) {}

    /** A command and its parameters in order. */
    public record Command(String name, String description, List<Parameter> parameters) {
        public Command {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A number that can be set while the process runs.
     *
     * @param value as it was last known: when it was declared or set; NaN if it could not be read
     */
    public record Setting(String name, String description, double min, double max, double value) {}

    /**
     * An open stream.
     *
     * @param query its canonical text
     * @param lossless whether nothing of it is dropped
     * @param events events taken in
     * @param values values made
     * @param droppedEvents events dropped because the agent was behind
     * @param droppedValues values dropped because the client was behind
     * @param waitingEvents events that wait to be evaluated
     * @param waitingValues values that wait for the client
     * @param spilledBytes bytes of both that wait on the disk
     * @param hostMicros time that the stream's events have cost the host's own threads, its share of observables in it
     * @param agentMicros time that their evaluation has cost the agent's thread
     */
    public record Stream(long id, String query, String client, boolean lossless, long events, long values,
            long droppedEvents, long droppedValues, long waitingEvents, long waitingValues, long spilledBytes,
            double hostMicros, double agentMicros) {

        /** What an event has cost the host's own threads for this stream, on the average, in milliseconds. */
        public double hostMillisPerEvent() {
            return events == 0 ? 0 : hostMicros / events / 1000;
        }
    }

    /**
     * A command that was sent.
     *
     * @param time when it ended, or was refused; microseconds since 1970
     * @param client who sent it
     * @param state DONE or REFUSED
     * @param message why it was refused
     */
    public record Logged(long time, String client, String name, Map<String, Value> arguments, Message.State state,
            String message, Optional<Value> result) {
        public Logged {
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        }
    }
}
