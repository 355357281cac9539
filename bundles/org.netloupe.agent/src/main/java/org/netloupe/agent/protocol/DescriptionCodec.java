package org.netloupe.agent.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.ValueType;

/** Descriptions as values and back. */
final class DescriptionCodec {
    private DescriptionCodec() {}

    static Map<String, Object> write(Description description) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("events", description.events().stream().map(DescriptionCodec::event).toList());
        map.put("groups", description.groups());
        map.put("commands", description.commands().stream().map(DescriptionCodec::command).toList());
        map.put("settings", description.settings().stream().map(DescriptionCodec::setting).toList());
        map.put("streams", description.streams().stream().map(DescriptionCodec::stream).toList());
        return map;
    }

    private static Map<String, Object> event(Description.Event event) {
        return Map.of("name", event.name(), "observables",
                event.observables().stream().map(o -> Map.of("name", o.name(),
                        "type", o.type().word(), "description", o.description())).toList());
    }

    private static Map<String, Object> command(Description.Command command) {
        return Map.of("name", command.name(), "description", command.description(), "parameters",
                command.parameters().stream().map(p -> Map.of("name", p.name(), "type", p.type().word(), "min", p.min(),
                        "max", p.max(), "choices", p.choices(), "optional", p.optional())).toList());
    }

    private static Map<String, Object> setting(Description.Setting setting) {
        return Map.of("name", setting.name(), "description", setting.description(), "min", setting.min(), "max",
                setting.max());
    }

    private static Map<String, Object> stream(Description.Stream stream) {
        return Map.of("id", stream.id(), "query", stream.query(), "client", stream.client(), "events", stream.events(),
                "values", stream.values(), "droppedEvents", stream.droppedEvents(), "droppedValues",
                stream.droppedValues(), "hostMicros", stream.hostMicros());
    }

    static Description read(Fields fields) throws ProtocolException {
        return new Description(all(fields, "events", DescriptionCodec::readEvent),
                fields.list("groups").stream().map(Value::toString).toList(),
                all(fields, "commands", DescriptionCodec::readCommand),
                all(fields, "settings", s -> new Description.Setting(s.text("name"), s.text("description"),
                        s.number("min"), s.number("max"))),
                all(fields, "streams",
                        s -> new Description.Stream(s.whole("id"), s.text("query"), s.text("client"), s.whole("events"),
                                s.whole("values"), s.whole("droppedEvents"), s.whole("droppedValues"),
                                s.number("hostMicros"))));
    }

    private static Description.Event readEvent(Fields event) throws ProtocolException {
        return new Description.Event(event.text("name"), all(event, "observables", o -> new Description.Observable(
                o.text("name"), ValueType.ofWord(o.text("type")), o.text("description"))));
    }

    private static Description.Command readCommand(Fields command) throws ProtocolException {
        return new Description.Command(command.text("name"), command.text("description"),
                all(command, "parameters",
                        p -> new Parameter(p.text("name"), ValueType.ofWord(p.text("type")), p.number("min"),
                                p.number("max"), p.list("choices").stream().map(Value::toString).toList(),
                                p.truth("optional"))));
    }

    /** Reads one part of a description. */
    private interface Part<T> {
        T read(Fields fields) throws ProtocolException;
    }

    private static <T> List<T> all(Fields fields, String name, Part<T> part) throws ProtocolException {
        List<T> parts = new ArrayList<>();
        for (Value item : fields.list(name)) {
            parts.add(part.read(Fields.of(item)));
        }
        return parts;
    }

}
