package org.netloupe.stream.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.netloupe.agent.value.Value;
import org.netloupe.stream.events.ProtobufReader.MalformedException;

/** Reads the HParamsPluginData that stands in the metadata of TensorBoard's {@code _hparams_} tags. */
final class HyperparameterDecoder {
    private static final int MESSAGE_1 = 1 << 3 | ProtobufReader.BYTES;

    private HyperparameterDecoder() {}

    static Content decode(ProtobufReader reader) throws MalformedException {
        while (reader.hasMore()) {
            int key = reader.key();
            switch (key) {
                case 2 << 3 | ProtobufReader.BYTES -> {
                    return experiment(reader.message());
                }
                case 3 << 3 | ProtobufReader.BYTES -> {
                    return start(reader.message());
                }
                case 4 << 3 | ProtobufReader.BYTES -> {
                    return end(reader.message());
                }
                default -> reader.skip(key & 7);
            }
        }
        throw new MalformedException("hyperparameters of neither an experiment nor a session");
    }

    private static Content start(ProtobufReader reader) throws MalformedException {
        Map<String, Value> values = new LinkedHashMap<>();
        while (reader.hasMore()) {
            int key = reader.key();
            if (key == MESSAGE_1) {
                entry(reader.message(), values);
            } else {
                reader.skip(key & 7);
            }
        }
        return new Content.SessionStart(values);
    }

    private static void entry(ProtobufReader reader, Map<String, Value> values) throws MalformedException {
        String name = "";
        Value value = new Value.Text("");
        while (reader.hasMore()) {
            int key = reader.key();
            switch (key) {
                case MESSAGE_1 -> name = reader.text();
                case 2 << 3 | ProtobufReader.BYTES -> value = value(reader.message());
                default -> reader.skip(key & 7);
            }
        }
        values.put(name, value);
    }

    /** A google.protobuf.Value; structures and lists are not used for hyperparameters and become an empty text. */
    private static Value value(ProtobufReader reader) throws MalformedException {
        Value value = new Value.Text("");
        while (reader.hasMore()) {
            int key = reader.key();
            switch (key) {
                case 2 << 3 | ProtobufReader.FIXED64 -> value = new Value.Real(reader.fixed64());
                case 3 << 3 | ProtobufReader.BYTES -> value = new Value.Text(reader.text());
                case 4 << 3 | ProtobufReader.VARINT -> value = new Value.Whole(reader.varint() == 0 ? 0 : 1);
                default -> reader.skip(key & 7);
            }
        }
        return value;
    }

    private static Content end(ProtobufReader reader) throws MalformedException {
        int status = 0;
        while (reader.hasMore()) {
            int key = reader.key();
            if (key == (1 << 3 | ProtobufReader.VARINT)) {
                status = (int) reader.varint();
            } else {
                reader.skip(key & 7);
            }
        }
        return new Content.SessionEnd(status);
    }

    private static Content experiment(ProtobufReader reader) throws MalformedException {
        List<String> names = new ArrayList<>();
        List<String> metrics = new ArrayList<>();
        while (reader.hasMore()) {
            int key = reader.key();
            switch (key) {
                case 5 << 3 | ProtobufReader.BYTES -> names.add(nameIn(reader.message()));
                case 6 << 3 | ProtobufReader.BYTES -> metrics.add(metric(reader.message()));
                default -> reader.skip(key & 7);
            }
        }
        return new Content.Experiment(names, metrics);
    }

    /** HParamInfo.name. */
    private static String nameIn(ProtobufReader reader) throws MalformedException {
        String name = "";
        while (reader.hasMore()) {
            int key = reader.key();
            if (key == MESSAGE_1) {
                name = reader.text();
            } else {
                reader.skip(key & 7);
            }
        }
        return name;
    }

    /** MetricInfo.name is a group and a tag. */
    private static String metric(ProtobufReader reader) throws MalformedException {
        String tag = "";
        while (reader.hasMore()) {
            int key = reader.key();
            if (key == MESSAGE_1) {
                tag = tagOf(reader.message());
            } else {
                reader.skip(key & 7);
            }
        }
        return tag;
    }

    private static String tagOf(ProtobufReader reader) throws MalformedException {
        String group = "";
        String tag = "";
        while (reader.hasMore()) {
            int key = reader.key();
            switch (key) {
                case MESSAGE_1 -> group = reader.text();
                case 2 << 3 | ProtobufReader.BYTES -> tag = reader.text();
                default -> reader.skip(key & 7);
            }
        }
        return group.isEmpty() ? tag : group + "/" + tag;
    }
}
