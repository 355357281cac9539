package org.netloupe.agent.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.ValueType;

/** Descriptions as values and back. */
final class DescriptionCodec {
    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";

    private DescriptionCodec() {}

    static Map<String, Object> write(Description description) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("events", description.events().stream().map(DescriptionCodec::event).toList());
        map.put("globals", description.globals().stream().map(DescriptionCodec::observable).toList());
        map.put("groups", description.groups().stream().map(g -> map(NAME, g.name(), "parent", g.parent(), "open",
                g.open(), "ended", g.ended())).toList());
        map.put("commands", description.commands().stream().map(DescriptionCodec::command).toList());
        map.put("settings", description.settings().stream().map(s -> map(NAME, s.name(), DESCRIPTION, s.description(),
                "min", s.min(), "max", s.max(), "value", s.value())).toList());
        map.put("streams", description.streams().stream().map(DescriptionCodec::stream).toList());
        map.put("log", description.log().stream().map(DescriptionCodec::logged).toList());
        return map;
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private static Map<String, Object> event(Description.Event event) {
        return map(NAME, event.name(), "observables",
                event.observables().stream().map(DescriptionCodec::observable).toList());
    }

    private static Map<String, Object> observable(Description.Observable observable) {
        Map<String, Object> map = map(NAME, observable.name(), "type", observable.type().word(), DESCRIPTION,
                observable.description());
        observable.structure().ifPresent(structure -> {
            map.put("structure", structure.write());
            map.put("latest", observable.latest());
        });
        return map;
    }

    private static Map<String, Object> command(Description.Command command) {
        return map(NAME, command.name(), DESCRIPTION, command.description(), "parameters",
                command.parameters().stream().map(p -> map(NAME, p.name(), "type", p.type().word(), "min", p.min(),
                        "max", p.max(), "choices", p.choices(), "optional", p.optional(), "whole", p.whole()))
                        .toList());
    }

    private static Map<String, Object> stream(Description.Stream stream) {
        return map("id", stream.id(), "query", stream.query(), "client", stream.client(), "lossless",
                stream.lossless(), "events", stream.events(), "values", stream.values(), "droppedEvents",
                stream.droppedEvents(), "droppedValues", stream.droppedValues(), "waitingEvents",
                stream.waitingEvents(), "waitingValues", stream.waitingValues(), "spilledBytes", stream.spilledBytes(),
                "hostMicros", stream.hostMicros(), "agentMicros", stream.agentMicros());
    }

    private static Map<String, Object> logged(Description.Logged logged) {
        Map<String, Object> map = map("time", logged.time(), "client", logged.client(), NAME, logged.name(),
                "arguments", new Value.Mapping(logged.arguments()), "state", MessageCodec.word(logged.state()),
                "message", logged.message());
        logged.result().ifPresent(result -> map.put("result", result));
        return map;
    }

    static Description read(Fields fields) throws ProtocolException {
        return new Description(all(fields, "events", DescriptionCodec::readEvent),
                all(fields, "globals", DescriptionCodec::readObservable),
                all(fields, "groups", g -> new Description.Group(g.text(NAME), g.text("parent"), g.truth("open"),
                        g.whole("ended"))),
                all(fields, "commands", DescriptionCodec::readCommand),
                all(fields, "settings", s -> new Description.Setting(s.text(NAME), s.text(DESCRIPTION),
                        s.number("min"), s.number("max"), s.number("value"))),
                all(fields, "streams", DescriptionCodec::readStream), all(fields, "log", DescriptionCodec::readLogged));
    }

    private static Description.Event readEvent(Fields event) throws ProtocolException {
        return new Description.Event(event.text(NAME), all(event, "observables", DescriptionCodec::readObservable));
    }

    private static Description.Observable readObservable(Fields observable) throws ProtocolException {
        Optional<Value> structure = observable.find("structure");
        return new Description.Observable(observable.text(NAME), ValueType.ofWord(observable.text("type")),
                observable.text(DESCRIPTION),
                structure.isPresent() ? Optional.of(Structure.read(Fields.of(structure.get()))) : Optional.empty(),
                structure.isPresent() ? observable.text("latest") : "");
    }

    private static Description.Command readCommand(Fields command) throws ProtocolException {
        return new Description.Command(command.text(NAME), command.text(DESCRIPTION), all(command, "parameters",
                p -> new Parameter(p.text(NAME), ValueType.ofWord(p.text("type")), p.number("min"), p.number("max"),
                        p.list("choices").stream().map(Value::toString).toList(), p.truth("optional"),
                        p.flag("whole"))));
    }

    private static Description.Stream readStream(Fields s) throws ProtocolException {
        return new Description.Stream(s.whole("id"), s.text("query"), s.text("client"), s.flag("lossless"),
                s.whole("events"), s.whole("values"), s.whole("droppedEvents"), s.whole("droppedValues"),
                s.wholeOrZero("waitingEvents"), s.wholeOrZero("waitingValues"), s.wholeOrZero("spilledBytes"),
                s.number("hostMicros"), s.number("agentMicros"));
    }

    private static Description.Logged readLogged(Fields logged) throws ProtocolException {
        return new Description.Logged(logged.whole("time"), logged.text("client"), logged.text(NAME),
                logged.map("arguments"), MessageCodec.state(logged.text("state")), logged.text("message"),
                logged.find("result"));
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
