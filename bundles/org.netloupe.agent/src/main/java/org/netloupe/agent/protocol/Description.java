package org.netloupe.agent.protocol;

import java.util.List;

import org.netloupe.agent.value.ValueType;

/**
 * What an agent tells of its process, so that a user need not know any name by heart.
 *
 * @param events the events that have occurred or been declared
 * @param groups the groups that have been begun or ended
 * @param commands the commands that can be sent
 * @param settings what the command {@code set} can change
 * @param streams the open streams of all clients
 */
public record Description(List<Event> events, List<String> groups, List<Command> commands, List<Setting> settings,
        List<Stream> streams) {
    public Description {
        events = List.copyOf(events);
        groups = List.copyOf(groups);
        commands = List.copyOf(commands);
        settings = List.copyOf(settings);
        streams = List.copyOf(streams);
    }

    /** An event and what can be observed at it. */
    public record Event(String name, List<Observable> observables) {
        public Event {
            observables = List.copyOf(observables);
        }
    }

    /** Something that can be observed. */
    public record Observable(String name, ValueType type, String description) {}

    /** A command and its parameters in order. */
    public record Command(String name, String description, List<Parameter> parameters) {
        public Command {
            parameters = List.copyOf(parameters);
        }
    }

    /** A number that can be set while the process runs. */
    public record Setting(String name, String description, double min, double max) {}

    /**
     * An open stream.
     *
     * @param query its canonical text
     * @param events events taken in
     * @param values values sent
     * @param droppedEvents events dropped because the agent was behind
     * @param droppedValues values dropped because the client was behind
     * @param hostMicros time that the stream's events have cost the host's own threads, its share of observables in it
     */
    public record Stream(long id, String query, String client, long events, long values, long droppedEvents,
            long droppedValues, double hostMicros) {}
}
