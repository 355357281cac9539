package org.netloupe.stream.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Points;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;

/** Values of streams in event files. */
class ValueFileTest {
    private static final long TIME = 1_795_234_659_123_457L;
    @TempDir
    Path folder = Path.of("");

    private record Read(String root, long step, long time, Value value) {}

    private Path write(List<Value> values) throws IOException {
        try (ValueWriter writer = new ValueWriter(folder)) {
            for (int i = 0; i < values.size(); i++) {
                writer.write("value", i, TIME + i, values.get(i));
            }
            return writer.file();
        }
    }

    private static List<Read> read(ValueReader reader) throws IOException {
        List<Read> read = new ArrayList<>();
        reader.poll((root, step, time, value) -> read.add(new Read(root, step, time, value)));
        return read;
    }

    private static Value map(Object... namesAndValues) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new Value.Mapping(entries);
    }

    private static Value real(double value) {
        return new Value.Real(value);
    }

    private static Value tuple(Value... items) {
        return new Value.Tuple(List.of(items));
    }

    private static List<Value> samples() {
        Value whole = new Value.Whole(7);
        Tensor edges = Tensor.of(new double[]{0, 0.5, 2});
        Tensor counts = Tensor.of(new long[]{3, 4});
        return List.of(real(0.1), real(0.5), real(Double.NaN), real(-0.0), real(Double.MAX_VALUE),
                real(Double.NEGATIVE_INFINITY), whole, new Value.Whole(Long.MIN_VALUE), new Value.Whole(Long.MAX_VALUE),
                new Value.Whole((1L << 53) + 1), new Value.Text(""), new Value.Text("größe\n/%"), tuple(), map(),
                tuple(real(1), real(2.1)), tuple(tuple(), tuple(tuple(whole))), tuple(map(), map("a", tuple())),
                map("loss", real(0.25), "0", whole, "", whole, "a/b%c", map("", real(3))),
                map("z", whole, "a", whole, "m", tuple(whole, new Value.Text("x"))),
                Tensor.of(new float[]{1, 2, 3, 4, 5, 6}, 2, 3), Tensor.of(new double[]{7}, new int[]{1}),
                Tensor.ofBytes(Tensor.Element.UINT8, new int[]{0, 3}, new byte[0]),
                Tensor.ofBytes(Tensor.Element.INT32, new int[0], new byte[]{1, 0, 0, 0}),
                new Image(2, 2, 1, new byte[]{0, 100, -56, -1}), new Image(1, 2, 3, new byte[]{1, 2, 3, 4, 5, 6}),
                new Image(2, 1, 4, new byte[]{1, 2, 3, 0, 5, 6, 7, -128}),
                new Points(2, 1, 2, 3, 4), new Points(3, new float[]{0.1f, 2, -3}, new int[]{-1}), new Points(2),
                map("edges", edges, "counts", counts, "below", whole, "above", whole, "nans", whole),
                map("edges", edges, "counts", counts), map("counts", counts, "edges", edges),
                tuple(map("edges", edges, "counts", counts, "x", tuple(whole)), map("edges", counts, "counts", edges)));
    }

    @Test
    @DisplayName("Every value comes back as it was, with its number and time to the microsecond")
    void losesNothing() throws IOException {
        ValueReader reader = new ValueReader(write(samples()), List.of("value"));
        List<Read> read = read(reader);
        assertEquals(List.of(), reader.damages());
        assertEquals(samples().size(), read.size());
        for (int i = 0; i < read.size(); i++) {
            assertEquals(new Read("value", i, TIME + i, samples().get(i)), read.get(i));
        }
        assertEquals(List.copyOf(((Value.Mapping) samples().get(18)).entries().keySet()),
                List.copyOf(((Value.Mapping) read.get(18).value()).entries().keySet()), "in their order");
    }

    @Test
    @DisplayName("TensorBoard's fields hold what it can show")
    void isShownElsewhere() throws Exception {
        Path file = write(
                List.of(map("loss", real(0.5), "note", new Value.Text("x")), tuple(real(1), new Value.Whole(2))));
        List<String> events = PythonTool.run(folder, "tfevents.py", "dump", file.toString());
        assertTrue(events.get(1).contains("{\"tag\": \"value/loss\", \"scalar\": \"0.5\"}, {\"tag\": \"value/note\", "
                + "\"tensor\": {\"dtype\": 7, \"shape\": [], \"texts\": [\"eA==\"]}, \"plugin\": \"text\"}"),
                events.get(1));
        assertTrue(events.get(2).contains("{\"tag\": \"value/0\", \"scalar\": \"1.0\"}, {\"tag\": \"value/1\", "
                + "\"scalar\": \"2.0\"}"), events.get(2));
        EventFolder shown = new EventFolder(folder);
        shown.poll();
        assertEquals(0.5, shown.scalars("value/loss").orElseThrow().last());
    }

    @Test
    @DisplayName("Other programs' values and other roots are passed over")
    void passesOverOthers() throws IOException {
        try (EventWriter writer = new EventWriter(folder)) {
            writer.scalar("values", 1, 1, 1);
            writer.scalar("other/0", 1, 1, 1);
            writer.scalar("value", 1, 1, 2);
            writer.flush();
            assertEquals(List.of(new Read("value", 1, 1_000_000, real(2))),
                    read(new ValueReader(writer.file(), List.of("value"))));
        }
    }

    @Test
    @DisplayName("Mutated messages end in damages, never in another exception")
    void fuzz() throws IOException {
        Path file = write(samples());
        byte[] valid = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(3);
        MaskedCrc crc = new MaskedCrc();
        for (int round = 0; round < 600; round++) {
            byte[] bytes = valid.clone();
            int at = 0;
            while (at < bytes.length) {
                int length = (int) (long) ProtobufReader.LONG.get(bytes, at);
                if (random.nextInt(5) == 0) {
                    bytes[at + 12 + random.nextInt(length)] = (byte) random.nextInt();
                    ProtobufReader.INT.set(bytes, at + 12 + length, crc.of(bytes, at + 12, length));
                }
                at += length + 16;
            }
            Files.write(file, bytes);
            ValueReader reader = new ValueReader(file, List.of("value"));
            List<Read> read = read(reader);
            assertTrue(read.size() <= samples().size());
            reader.damages().forEach(damage -> assertTrue(damage.getMessage().contains("at byte")));
        }
    }
}
