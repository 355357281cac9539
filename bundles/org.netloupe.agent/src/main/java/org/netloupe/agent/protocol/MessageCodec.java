package org.netloupe.agent.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.Values;

/** Messages as bytes and back: each is one MessagePack map whose field {@code kind} names it. */
public final class MessageCodec {
    private static final String KIND = "kind";
    private static final String REQUEST = "request";
    private static final String STREAM = "stream";
    private static final String REASON = "reason";
    private static final String QUERY = "query";

    static {
        ValueCodec.setUp();
    }

    private MessageCodec() {}

    /** The bytes of a message. */
    public static byte[] encode(Message message) {
        return encode(message, ValueCodec.INLINE);
    }

    /** The bytes of a message of which some large values go another way. */
    public static byte[] encode(Message message, ValueCodec.Deposit deposit) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            if (message instanceof Message.Values values) {
                writeValues(packer, values, deposit);
            } else {
                ValueCodec.write(packer, Values.of(fields(message)));
            }
            return packer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeValues(MessageBufferPacker packer, Message.Values message,
            ValueCodec.Deposit deposit) throws IOException {
        packer.packMapHeader(6);
        packer.packString(KIND).packString("values");
        packer.packString(STREAM).packLong(message.stream());
        packer.packString("first").packLong(message.first());
        packer.packString("droppedEvents").packLong(message.droppedEvents());
        packer.packString("droppedValues").packLong(message.droppedValues());
        packer.packString("values").packArrayHeader(2 * message.values().size());
        for (Message.Timed timed : message.values()) {
            packer.packLong(timed.time());
            ValueCodec.write(packer, timed.value(), message.stream(), deposit);
        }
    }

    private static Map<String, Object> fields(Message message) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (message instanceof Message.Hello m) {
            put(map, "hello", "version", m.version(), "client", m.client());
        } else if (message instanceof Message.Welcome m) {
            put(map, "welcome", "version", m.version(), "name", m.name(), "pid", m.pid(), "labels", m.labels(),
                    "timeoutMillis", m.timeoutMillis());
        } else if (message instanceof Message.Ping) {
            put(map, "ping");
        } else if (message instanceof Message.Pong m) {
            put(map, "pong", "paused", m.paused(), "stopRequested", m.stopRequested(), "revision", m.revision());
        } else if (message instanceof Message.Describe m) {
            put(map, "describe", REQUEST, m.request(), "look", m.look());
        } else if (message instanceof Message.Described m) {
            put(map, "described", REQUEST, m.request(), "description", DescriptionCodec.write(m.description()));
        } else if (message instanceof Message.Command m) {
            put(map, "command", REQUEST, m.request(), "name", m.name(), "arguments", m.arguments());
        } else if (message instanceof Message.Acknowledged m) {
            put(map, "acknowledged", REQUEST, m.request(), "state", word(m.state()),
                    "message",
                    m.message());
            m.result().ifPresent(result -> map.put("result", result));
        } else {
            streamFields(map, message);
        }
        return map;
    }

    private static void streamFields(Map<String, Object> map, Message message) {
        if (message instanceof Message.Open m) {
            put(map, "open", REQUEST, m.request(), QUERY, m.query(), "capacity", m.capacity(), "window", m.window(),
                    "lossless", m.lossless(), "shared", m.shared());
        } else if (message instanceof Message.Opened m) {
            put(map, "opened", REQUEST, m.request(), STREAM, m.stream(), QUERY, m.query(), "waiting", m.waiting());
            m.file().ifPresent(file -> map.put("file", file));
        } else if (message instanceof Message.Refused m) {
            put(map, "refused", REQUEST, m.request(), REASON, m.reason(), "position", m.position(), "end",
                    m.end());
        } else if (message instanceof Message.Consumed m) {
            put(map, "consumed", STREAM, m.stream(), "bytes", m.bytes());
        } else if (message instanceof Message.Close m) {
            put(map, "close", STREAM, m.stream());
        } else if (message instanceof Message.Ended m) {
            put(map, "ended", STREAM, m.stream(), REASON, m.reason(), "failed", m.failed());
        } else if (message instanceof Message.Fault m) {
            put(map, "fault", REASON, m.reason());
        }
    }

    private static void put(Map<String, Object> map, String kind, Object... namesAndValues) {
        map.put(KIND, kind);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    /**
     * The message of those bytes.
     *
     * @throws ProtocolException if they are none, saying what is wrong
     */
    public static Message decode(byte[] bytes) throws ProtocolException {
        return decode(bytes, ValueCodec.NOTHING_SHARED);
    }

    /**
     * The message of those bytes, and of what lies in files shared with the sender.
     *
     * @throws ProtocolException if they are none, saying what is wrong
     */
    public static Message decode(byte[] bytes, ValueCodec.Shared shared) throws ProtocolException {
        Fields fields = Fields.of(ValueCodec.read(bytes, shared));
        String kind = fields.text(KIND);
        switch (kind) {
            case "hello" :
                return new Message.Hello(fields.small("version"), fields.text("client"));
            case "welcome" :
                return new Message.Welcome(fields.small("version"), fields.text("name"), fields.whole("pid"),
                        fields.texts("labels"), fields.whole("timeoutMillis"));
            case "ping" :
                return new Message.Ping();
            case "pong" :
                return new Message.Pong(fields.truth("paused"), fields.truth("stopRequested"),
                        fields.whole("revision"));
            case "describe" :
                return new Message.Describe(fields.whole(REQUEST), fields.flag("look"));
            case "described" :
                return new Message.Described(fields.whole(REQUEST), DescriptionCodec.read(
                        Fields.of(new Value.Mapping(fields.map("description")))));
            case "command" :
                return new Message.Command(fields.whole(REQUEST), fields.text("name"), fields.map("arguments"));
            case "acknowledged" :
                return new Message.Acknowledged(fields.whole(REQUEST), state(fields.text("state")),
                        fields.text("message"),
                        fields.find("result"));
            case "fault" :
                return new Message.Fault(fields.text(REASON));
            default :
                return decodeStream(kind, fields);
        }
    }

    private static Message decodeStream(String kind, Fields fields) throws ProtocolException {
        switch (kind) {
            case "open" :
                return new Message.Open(fields.whole(REQUEST), fields.text(QUERY), fields.small("capacity"),
                        fields.whole("window"), fields.flag("lossless"), fields.flag("shared"));
            case "opened" :
                return new Message.Opened(fields.whole(REQUEST), fields.whole(STREAM), fields.text(QUERY),
                        fields.truth("waiting"), fields.find("file").map(Value::toString));
            case "refused" :
                return new Message.Refused(fields.whole(REQUEST), fields.text(REASON), fields.small("position"),
                        (int) fields.wholeOrZero("end"));
            case "consumed" :
                return new Message.Consumed(fields.whole(STREAM), fields.whole("bytes"));
            case "close" :
                return new Message.Close(fields.whole(STREAM));
            case "values" :
                return new Message.Values(fields.whole(STREAM), fields.whole("first"), fields.whole("droppedEvents"),
                        fields.whole("droppedValues"), timed(fields.list("values")));
            case "ended" :
                return new Message.Ended(fields.whole(STREAM), fields.text(REASON), fields.truth("failed"));
            default :
                throw new ProtocolException("There is no message of kind '" + kind + "' in version " + Message.VERSION
                        + " of the protocol.");
        }
    }

    /** The word of a state on the wire. */
    static String word(Message.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static Message.State state(String word) throws ProtocolException {
        for (Message.State state : Message.State.values()) {
            if (word(state).equals(word)) {
                return state;
            }
        }
        throw new ProtocolException("Expected accepted, done or refused, found '" + word + "'.");
    }

    private static List<Message.Timed> timed(List<Value> flat) throws ProtocolException {
        if (flat.size() % 2 != 0) {
            throw new ProtocolException("Expected times and values in turn, found an odd number.");
        }
        List<Message.Timed> values = new ArrayList<>(flat.size() / 2);
        for (int i = 0; i < flat.size(); i += 2) {
            if (!(flat.get(i) instanceof Value.Whole time)) {
                throw new ProtocolException(
                        "Expected a time in microseconds, found a " + flat.get(i).type().word() + ".");
            }
            values.add(new Message.Timed(time.value(), flat.get(i + 1)));
        }
        return values;
    }
}
