package org.netloupe.stream.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.agent.Agent;
import org.netloupe.agent.Observables;
import org.netloupe.agent.query.Query;
import org.netloupe.agent.value.Image;
import org.netloupe.stream.AgentConnection;
import org.netloupe.stream.StreamOptions;
import org.netloupe.stream.StreamSubscription;
import org.netloupe.stream.events.Content;
import org.netloupe.stream.events.EventFolder;
import org.netloupe.stream.events.EventWriter;
import org.netloupe.stream.events.PngImage;
import org.netloupe.stream.events.ScalarWriter;
import org.netloupe.tensor.InputException;

/** Queries over what is stored: the same text, the same answer as from the live process. */
@Timeout(60)
class StoredEventsTest {
    @TempDir
    Path folder = Path.of("");

    private static List<String> ask(StoredEvents events, String query) throws IOException {
        List<String> answer = new ArrayList<>();
        events.ask(query, (value, time) -> answer.add(value.toString()));
        return answer;
    }

    private StoredEvents files() {
        return StoredEvents.of(new EventFolder(folder.resolve("events")));
    }

    @Test
    @DisplayName("The tags batch/... of a run are the event batch, and its epochs are known")
    void runsOfOurOwn() throws IOException {
        try (ScalarWriter writer = new ScalarWriter(folder.resolve("events"))) {
            for (int iteration = 1; iteration <= 6; iteration++) {
                writer.write("batch/loss", iteration, 1000 + iteration, iteration);
                if (iteration % 2 == 0) {
                    writer.write("batch/rate", iteration, 1000 + iteration, 0.5);
                    writer.write("epoch/iteration", iteration / 2, 1000 + iteration, iteration);
                }
            }
        }
        assertEquals(List.of("1.5", "3.5", "5.5"), ask(files(), "batch | map(b -> b.loss) | mean by epoch"));
        assertEquals(List.of("[2, 2.0, 0.5]", "[4, 4.0, 0.5]", "[6, 6.0, 0.5]"),
                ask(files(), "batch | filter(b -> b.has('rate')) | map(b -> [b.step, b.loss, b.rate])"));
        assertEquals(List.of("6"), ask(files(), "step | filter(s -> s.has('batch/loss')) | count until end"));
        assertEquals(List.of("1.0", "2.0"), ask(files(), "batch | map(b -> b.loss) | take(2)"));
        assertEquals(List.of("batch", "epoch", "step"), List.copyOf(files().events().keySet()));
    }

    @Test
    @DisplayName("Files of others: a tag epoch closes epochs, histograms and images are values")
    void runsOfOthers() throws IOException {
        Image image = new Image(1, 1, 1, new byte[]{7});
        try (EventWriter writer = new EventWriter(folder.resolve("events"))) {
            for (int step = 0; step < 4; step++) {
                writer.scalar("loss/train", step, step, step);
                writer.scalar("epoch", step, step, step / 2);
            }
            writer.histogram("weights", 1, 1,
                    new Content.Histogram(new double[]{0, 1}, new double[]{1, 2}, new double[]{3, 4}));
            writer.images("digit", 2, 2, new Content.Images(1, 1, List.of(PngImage.encode(image))));
        }
        assertEquals(List.of("0.5", "2.5"), ask(files(), "step | map(s -> s['loss/train']) | mean by epoch"));
        assertEquals(List.of("7.0"),
                ask(files(), "step | filter(s -> s.has('weights')) | map(s -> s.weights.counts.sum())"));
        assertEquals(List.of(image.toString()), ask(files(), "step | filter(s -> s.has('digit')) | map(s -> s.digit)"));
    }

    @Test
    @DisplayName("What cannot be asked is refused with one sentence that says what there is")
    void refuses() throws IOException {
        try (ScalarWriter writer = new ScalarWriter(folder.resolve("events"))) {
            writer.write("batch/loss", 1, 1);
        }
        String message = String.valueOf(assertThrows(InputException.class, () -> ask(files(), "bach | count until end"))
                .getMessage());
        assertTrue(message.contains("\"bach\"") && message.contains("only batch, step"), message);
        assertThrows(InputException.class, () -> ask(files(), "batch | map("));
        assertThrows(InputException.class, () -> ask(files(), "batch | map(b -> b.accuracy)"));
    }

    @Test
    @DisplayName("A recorded event answers as the live one did; a recorded result answers what is asked of it further")
    void recordedStreams() throws Exception {
        long[] iteration = {0};
        Observables batch = Observables.builder().whole("iteration", () -> iteration[0])
                .whole("epoch", () -> iteration[0] / 10).number("loss", () -> iteration[0] * 0.5).build();
        String mean = "batch | map(b -> b.loss) | mean by epoch";
        String pairs = "batch | map(b -> [b.iteration, b.loss])";
        List<String> live = new ArrayList<>();
        try (Agent agent = Agent.named("test").folder(folder).clientTimeout(Duration.ofSeconds(10)).start();
                AgentConnection connection = AgentConnection.connect(agent.endpointFile());
                StreamRecorder whole = StreamRecorder.into(folder.resolve("whole"), header("batch"));
                StreamRecorder some = StreamRecorder.into(folder.resolve("pairs"), header(pairs))) {
            agent.declare("batch", batch);
            connection.open("batch", StreamOptions.DEFAULT, whole).get(10, TimeUnit.SECONDS);
            connection.open(pairs, StreamOptions.DEFAULT, some).get(10, TimeUnit.SECONDS);
            StreamSubscription means = connection.open(mean, StreamOptions.DEFAULT).get(10, TimeUnit.SECONDS);
            for (; iteration[0] < 30; iteration[0]++) {
                agent.observe("batch", batch);
                if (iteration[0] % 10 == 9) {
                    agent.endGroup("epoch");
                }
            }
            while (live.size() < 3) {
                means.poll(Duration.ofSeconds(10)).orElseThrow().values()
                        .forEach(timed -> live.add(timed.value().toString()));
            }
            awaitStored(whole, 30);
            awaitStored(some, 30);
        }
        StoredEvents stored = StoredEvents.of(StoredStream.open(folder.resolve("whole")));
        assertEquals(live, ask(stored, mean));
        assertEquals(List.of("30"), ask(stored, "batch | count until end"));
        StoredEvents result = StoredEvents.of(StoredStream.open(folder.resolve("pairs")));
        assertEquals("[0, 0.0]", ask(result, pairs).getFirst());
        assertEquals(List.of("2.25", "7.25", "12.25"),
                ask(result, pairs + " | map(p -> p[1]) | mean every 10 events"));
        String message = String.valueOf(assertThrows(InputException.class, () -> ask(result, mean)).getMessage());
        assertTrue(message.contains("begins with \"" + pairs), message);
    }

    private static void awaitStored(StreamRecorder recorder, long count) throws Exception {
        CompletableFuture<Boolean> stored = new CompletableFuture<>();
        recorder.onStored(() -> {
            if (recorder.next() >= count) {
                stored.complete(true);
            }
        });
        if (recorder.next() < count) {
            stored.get(20, TimeUnit.SECONDS);
        }
    }

    private static StreamHeader header(String query) throws Exception {
        return StreamHeader.of(Query.parse(query), "any", "test");
    }

    @Test
    @DisplayName("TensorBoard's files answer queries")
    void realFiles() throws IOException {
        Path runs = Path.of("../../../shared/data/tfevents/lr-0.1");
        assumeTrue(Files.isDirectory(runs), "no files written by tensorboardX beside this checkout");
        EventFolder run = new EventFolder(runs);
        StoredEvents events = StoredEvents.of(run);
        int size = run.poll() ? run.scalars("loss/train").orElseThrow().size() : 0;
        double[] train = run.scalars("loss/train").orElseThrow().values();
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += train[i];
        }
        assertEquals(sum / size, Double.parseDouble(ask(events,
                "loss | filter(l -> l.has('train')) | map(l -> l.train) | mean until end").getFirst()), 1e-9);
    }
}
