package org.netloupe.stream.events;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;
import org.netloupe.tensor.InputException;

/** Everything that event files hold, against a second implementation in Python. */
class EventFolderTest {
    @TempDir
    Path scratch = Path.of("");

    private Path folder() throws IOException {
        return Files.createDirectories(scratch.resolve("run"));
    }

    private static EventFolder read(Path folder) throws IOException {
        EventFolder events = new EventFolder(folder);
        events.poll();
        assertEquals(List.of(), events.damages());
        return events;
    }

    private static Content content(EventFolder events, String tag, int index) throws IOException {
        return events.content(events.entries(tag).get(index));
    }

    @Test
    @DisplayName("What TensorFlow 1 and 2, PyTorch and tensorboardX write is read, whichever of their forms it has")
    void readsAllForms() throws Exception {
        PythonTool.run(scratch, "tfevents.py", "write", folder().toString());
        EventFolder events = read(folder());
        assertEquals(0.5, events.scalars("simple").orElseThrow().last());
        assertEquals(2.25, events.scalars("tf2/scalar").orElseThrow().last());
        assertEquals(2, events.scalars("tf2/scalar").orElseThrow().size());
        assertEquals(new Content.Histogram(new double[]{-1, 0, 1}, new double[]{0, 1, 2}, new double[]{2, 0, 4}),
                content(events, "weights/old", 0), "empty buckets at both ends are left out");
        assertEquals(new Content.Histogram(new double[]{0, 1}, new double[]{1, 3}, new double[]{10, 20}),
                content(events, "weights/new", 0));
        assertImage(10, (Content.Images) content(events, "picture/old", 0), 0, 1);
        assertImage(30, (Content.Images) content(events, "picture/new", 0), 1, 2);
        assertEquals(new Content.Text(List.of(1), List.of("# größe")), content(events, "note/text_summary", 0));
        assertEquals(new Content.Numbers(Tensor.of(new float[]{1, -2, -2})), content(events, "half", 0));
        assertEquals(new Content.Numbers(Tensor.of(new long[]{-3, 1L << 40}, 2, 1)), content(events, "wholes", 0));
        assertEquals(7, ((Content.Numbers) content(events, "filled", 0)).tensor().at(999));
        assertEquals(Map.of("lr", new Value.Real(0.1), "optimizer", new Value.Text("adam"), "nesterov",
                new Value.Whole(1)),
                ((Content.SessionStart) content(events, "_hparams_/session_start_info", 0)).hyperparameters());
        assertEquals(new Content.SessionEnd(1), content(events, "_hparams_/session_end_info", 0));
        assertEquals(new Content.Experiment(List.of("lr"), List.of("val/accuracy")),
                content(events, "_hparams_/experiment", 0));
        assertFalse(events.tags().containsKey("sound"), "sounds are passed over");
        assertFalse(events.poll(), "nothing was added");
    }

    private static void assertImage(int grey, Content.Images images, int index, int count) throws InputException {
        assertEquals(List.of(3, 2, count), List.of(images.width(), images.height(), images.encoded().size()));
        byte[] samples = {(byte) grey, (byte) (grey + 1), (byte) (grey + 2), (byte) (grey + 1), (byte) (grey + 2),
                (byte) (grey + 3)};
        assertEquals(new Image(3, 2, 1, samples), PngImage.decode(images.encoded().get(index), "image"));
    }

    @Test
    @DisplayName("What is written here reads the same in another implementation, check sums included")
    void writesTheFormat() throws Exception {
        Image image = new Image(2, 1, 3, new byte[]{1, 2, 3, 4, 5, 6});
        Path file;
        try (EventWriter writer = new EventWriter(folder())) {
            file = writer.file();
            writer.scalar("loss", 1, 10.5, 0.1);
            writer.histogram("weights", 2, 11,
                    new Content.Histogram(new double[]{0}, new double[]{2}, new double[]{5}));
            writer.images("digits", 3, 12, new Content.Images(2, 1, List.of(PngImage.encode(image))));
            writer.text("note", 4, 13, "größe");
            writer.tensor("matrix", 5, 14, Tensor.of(new int[]{1, 2, 3, -4}, 2, 2));
            writer.start(15, Map.of("lr", new Value.Real(0.5)), List.of("accuracy"));
            writer.end(16, 1);
        }
        List<String> events = PythonTool.run(scratch, "tfevents.py", "dump", file.toString());
        assertTrue(events.getFirst().contains("brain.Event:2"), events.getFirst());
        assertEquals("{\"step\": 1, \"time\": 10.5, \"values\": [{\"tag\": \"loss\", \"scalar\": "
                + "\"0.10000000149011612\"}]}", events.get(1));
        assertEquals("{\"step\": 2, \"time\": 11.0, \"values\": [{\"tag\": \"weights\", \"tensor\": {\"dtype\": 2, "
                + "\"shape\": [1, 3], \"values\": [0.0, 2.0, 5.0]}, \"plugin\": \"histograms\"}]}", events.get(2));
        assertTrue(events.get(3).contains("\"shape\": [3], \"texts\": [\"Mg==\", \"MQ==\", \"iVBORw0KGgo"),
                events.get(3));
        assertEquals("{\"step\": 4, \"time\": 13.0, \"values\": [{\"tag\": \"note\", \"tensor\": {\"dtype\": 7, "
                + "\"shape\": [], \"texts\": [\"Z3LDtsOfZQ==\"]}, \"plugin\": \"text\"}]}", events.get(4));
        assertTrue(events.get(5).contains("\"shape\": [2, 2], \"values\": [1, 2, 3, -4]"), events.get(5));
        // SessionStartInfo{hparams{"lr": number 0.5}}, as tensorboardX writes it
        assertTrue(events.get(6).contains("1a110a0f0a026c72120911000000000000e03f"), events.get(6));
        assertEquals("{\"step\": 0, \"time\": 16.0, \"values\": [{\"tag\": \"_hparams_/session_end_info\", "
                + "\"plugin\": \"hparams\", \"extra\": \"22020801\"}]}", events.get(7));
    }

    @Test
    @DisplayName("All that is written is read again, scalars with all their digits")
    void roundTrip() throws IOException {
        Content.Histogram histogram = new Content.Histogram(new double[]{0, 1}, new double[]{1, 2}, new double[]{3, 4});
        try (EventWriter writer = new EventWriter(folder())) {
            writer.scalar("loss", 1, 10.5, 0.1);
            writer.scalar("loss", 2, 10.6, 1e300);
            writer.histogram("weights", 2, 11, histogram);
            writer.tensor("one", 2, 11, Tensor.of(new double[]{4}, 1));
            writer.text("note", 4, 13, "");
        }
        EventFolder events = read(folder());
        assertArrayEquals(new double[]{0.1, 1e300},
                java.util.Arrays.copyOf(events.scalars("loss").orElseThrow().values(), 2));
        assertEquals(histogram, content(events, "weights", 0));
        assertEquals(EntryKind.TENSOR, events.tags().get("one"), "a written tensor of one number stays one");
        assertEquals(Content.Text.of(""), content(events, "note", 0));
    }

    @Test
    @DisplayName("Files of tensorboardX: scalars, histograms, hyperparameters, and whatever else they hold")
    void realFiles() throws IOException {
        Path runs = Path.of("../../../shared/data/tfevents");
        assumeTrue(Files.isDirectory(runs), "no files written by tensorboardX beside this checkout");
        EventRuns all = new EventRuns(runs);
        assertEquals(4, all.refresh().size());
        EventFolder run = all.run("lr-0.1").orElseThrow();
        assertEquals(List.of(), run.damages());
        Content.Histogram histogram = (Content.Histogram) content(run, "dense/weights", 0);
        assertEquals(1000, java.util.Arrays.stream(histogram.counts()).sum());
        for (String tag : run.tags().keySet()) {
            for (EventFolder.Entry entry : run.entries(tag)) {
                run.content(entry);
            }
        }
        String hyper = all.refresh().stream().filter(name -> name.startsWith("lr-0.1/")).findFirst().orElseThrow();
        EventFolder session = all.run(hyper).orElseThrow();
        assertEquals(new Value.Real(0.1), ((Content.SessionStart) content(session, "_hparams_/session_start_info", 0))
                .hyperparameters().get("lr"));
    }

    @Test
    @DisplayName("A damaged record is named and passed over; behind a damaged length the next sound record is found")
    void goesOnBehindDamage() throws IOException {
        Path file;
        try (EventWriter writer = new EventWriter(folder())) {
            file = writer.file();
            for (int step = 1; step <= 9; step++) {
                writer.scalar("a", step, step, step);
            }
        }
        byte[] sound = Files.readAllBytes(file);
        int record = (sound.length - 40) / 9;
        int third = sound.length - 7 * record;
        for (int at : new int[]{third + 3, third + 9, third + 20, third + record - 1}) {
            byte[] broken = sound.clone();
            broken[at] ^= 0x10;
            Files.write(file, broken);
            EventFolder events = new EventFolder(folder());
            events.poll();
            assertEquals(8, events.scalars("a").orElseThrow().size());
            String message = String.valueOf(events.damages().getFirst().getMessage());
            assertTrue(message.contains(file + " at byte " + third + ":") && message.contains("check sum"), message);
        }
    }

    @Test
    @DisplayName("A damaged length at the end is told, and reading goes on when sound records follow")
    void searchesInWhatGrows() throws IOException {
        Path file;
        byte[] before;
        try (EventWriter writer = new EventWriter(folder())) {
            file = writer.file();
            writer.scalar("a", 1, 1, 1);
            writer.flush();
            before = Files.readAllBytes(file);
            writer.scalar("a", 2, 2, 2);
        }
        byte[] whole = Files.readAllBytes(file);
        byte[] broken = java.util.Arrays.copyOf(before, before.length + 200);
        Files.write(file, broken);
        EventFolder events = new EventFolder(folder());
        events.poll();
        assertEquals(1, events.damages().size());
        assertTrue(String.valueOf(events.damages().getFirst().getMessage()).contains("No sound record follows so far"));
        Files.write(file, java.util.Arrays.copyOfRange(whole, before.length, whole.length),
                java.nio.file.StandardOpenOption.APPEND);
        events.poll();
        assertEquals(2, events.scalars("a").orElseThrow().size());
        assertTrue(String.valueOf(events.damages().getFirst().getMessage()).contains("goes on at byte"));
    }

    @Test
    @DisplayName("A file that became shorter is refused with one sentence")
    void noticesReplacedFiles() throws IOException {
        try (EventWriter writer = new EventWriter(folder())) {
            writer.scalar("a", 1, 1, 1);
            writer.flush();
            EventFolder events = read(folder());
            Files.write(writer.file(), new byte[3]);
            assertTrue(assertThrows(InputException.class, events::poll).getMessage().contains("open it again"));
        }
    }

    @Test
    @DisplayName("Mutated and cut files give values or a domain exception, never another one, and no more than they hold")
    void fuzz() throws Exception {
        PythonTool.run(scratch, "tfevents.py", "write", folder().toString());
        Path source = folder().resolve("events.out.tfevents.1700000000.python");
        byte[] valid = Files.readAllBytes(source);
        SplittableRandom random = new SplittableRandom(20261121);
        for (int round = 0; round < 600; round++) {
            byte[] bytes = valid.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            int length = round % 3 == 0 ? random.nextInt(bytes.length) : bytes.length;
            Files.write(source, java.util.Arrays.copyOf(repaired(bytes), length));
            EventFolder events = new EventFolder(folder());
            events.poll();
            for (String tag : events.tags().keySet()) {
                for (EventFolder.Entry entry : events.entries(tag)) {
                    try {
                        events.content(entry);
                    } catch (InputException e) {
                        assertTrue(String.valueOf(e.getMessage()).contains("at byte"), e.getMessage());
                    }
                }
            }
        }
    }

    /** With check sums that fit again, so that the damage reaches the decoders. */
    private static byte[] repaired(byte[] file) {
        MaskedCrc crc = new MaskedCrc();
        int at = 0;
        while (at + 12 <= file.length) {
            long length = (long) ProtobufReader.LONG.get(file, at);
            if (length < 0 || length > file.length - at - 16) {
                return file;
            }
            ProtobufReader.INT.set(file, at + 8, crc.of(file, at, 8));
            ProtobufReader.INT.set(file, at + 12 + (int) length, crc.of(file, at + 12, (int) length));
            at += 16 + (int) length;
        }
        return file;
    }

    @Test
    @DisplayName("A folder of 1000 runs is listed without reading them; a run is read when it is asked for")
    void thousandRuns() throws IOException {
        for (int run = 0; run < 1000; run++) {
            try (EventWriter writer = new EventWriter(
                    scratch.resolve("runs/group%d/run%03d".formatted(run % 7, run)))) {
                writer.scalar("loss", 1, 1, run);
            }
        }
        EventRuns runs = new EventRuns(scratch.resolve("runs"));
        List<String> names = runs.refresh();
        assertEquals(1000, names.size());
        assertEquals("group0/run000", names.getFirst());
        assertEquals(345, runs.run("group2/run345").orElseThrow().scalars("loss").orElseThrow().last());
        assertTrue(runs.run("group3/run345").isEmpty());
        Path folder = scratch.resolve("runs/group2/run345");
        try (EventWriter writer = new EventWriter(folder)) {
            writer.scalar("accuracy", 2, 2, 0.5);
        }
        assertEquals(java.util.Set.of("loss", "accuracy"), runs.run("group2/run345").orElseThrow().tags().keySet());
        assertThrows(InputException.class, () -> new EventRuns(scratch.resolve("absent")));
    }
}
