package org.netloupe.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.EndpointFile;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.query.Query;
import org.netloupe.agent.query.QueryException;
import org.netloupe.cli.internal.AgentValues;
import org.netloupe.cli.internal.Session;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.stream.AgentConnection;
import org.netloupe.stream.QueryRefusedException;
import org.netloupe.stream.StreamOptions;
import org.netloupe.stream.StreamSubscription;
import org.netloupe.stream.events.EventFolder;
import org.netloupe.stream.stored.StoredEvents;
import org.netloupe.stream.stored.StoredStream;
import org.netloupe.stream.stored.StreamHeader;
import org.netloupe.stream.stored.StreamRecorder;
import org.netloupe.tensor.InputException;
import org.netloupe.training.RunAgent;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the values of a query, live or over what is stored. */
@Command(name = "watch", description = "Print the values of a query to a running process, one a line, until it ends, the "
        + "count is reached or Ctrl+C; or of a query over a run that has ended, a recorded stream, or a folder of event "
        + "files. With --json the values are one array, an element a line.", footerHeading = "%nExamples:%n", footer = {
                "  netloupe watch last 'batch | map(b -> b.loss) | mean by epoch'",
                "  netloupe watch r17 'batch | map(b -> [b.iteration, b.loss])' --count 10 --json",
                "  netloupe watch last batch --save batches",
                "  netloupe watch batches 'batch | map(b -> b.loss) | quantiles(0.1, 0.5, 0.9) every 100 events'",
                "  netloupe watch logs/lr-0.1 'step | map(s -> s[\"loss/train\"]) | min until end'"})
final class WatchCommand extends WorkspaceCommand {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final long PATIENCE_SECONDS = 10;

    @Parameters(index = "0", paramLabel = "ENDPOINT|RUN|FOLDER", description = "An endpoint file, the name of a process (netloupe ls nodes), the id or name of a run, or a folder with a recorded stream or event files.")
    private String node = "";

    @Parameters(index = "1", paramLabel = "QUERY", description = "An event and a pipeline.")
    private String query = "";

    @Option(names = "--count", paramLabel = "N", description = "End after N values.")
    private long count = Long.MAX_VALUE;

    @Option(names = "--save", paramLabel = "FOLDER", description = "Record the values in a folder too, as event files that TensorBoard opens; a folder of the same query is continued.")
    private @Nullable Path save;

    private long printed;

    @Override
    void run(Session session) throws IOException {
        Optional<StoredEvents> stored = stored(session);
        if (stored.isEmpty()) {
            live(session);
        } else if (save == null) {
            ask(stored.get());
        } else {
            throw new InputException("Option --save", "a running process, whose values are not stored yet", node, "");
        }
    }

    /** What is named, if it is a folder, or a run without a process. */
    private Optional<StoredEvents> stored(Session session) throws IOException {
        Path folder = Path.of(node);
        if (Files.isDirectory(folder)) {
            StoredStream stream = new StoredStream(folder);
            stream.poll(record -> {});
            return Optional.of(stream.header().isPresent()
                    ? StoredEvents.of(stream)
                    : StoredEvents.of(new EventFolder(folder)));
        }
        if (Files.isRegularFile(folder) || isProcess(session)) {
            return Optional.empty();
        }
        RunEntry run = session.entries().run(node);
        return run.status().state().isFinal()
                ? Optional.of(StoredEvents.of(new EventFolder(run.runFolder().events())))
                : Optional.empty();
    }

    private boolean isProcess(Session session) throws IOException {
        return Nodes.all(session).stream().anyMatch(found -> found.endpoint().name().equals(node));
    }

    private void ask(StoredEvents stored) throws IOException {
        try {
            String limited = count == Long.MAX_VALUE ? query : query + " | take(" + count + ")";
            stored.ask(limited, (value, time) -> print(new Message.Timed(time, value)));
        } finally {
            end();
        }
    }

    private void live(Session session) throws IOException {
        try (AgentConnection connection = AgentConnection.connect(endpoint(session));
                StreamSubscription stream = open(connection);
                StreamRecorder recorder = recorder(connection, stream)) {
            printAll(stream, recorder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Cancelled");
        }
    }

    private @Nullable StreamRecorder recorder(AgentConnection connection, StreamSubscription stream)
            throws IOException {
        Path folder = save;
        try {
            return folder == null
                    ? null
                    : StreamRecorder.into(folder, StreamHeader.of(Query.parse(stream.query()), "any",
                            connection.endpoint().name()));
        } catch (QueryException e) {
            throw new IOException("The process names its query in a way that cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whatever ends the stream, what was printed is whole. */
    private void printAll(StreamSubscription stream, @Nullable StreamRecorder recorder)
            throws IOException, InterruptedException {
        try {
            print(stream, recorder);
        } finally {
            end();
        }
    }

    private Path endpoint(Session session) throws IOException {
        Path file = Path.of(node);
        if (Files.isRegularFile(file)) {
            return file;
        }
        List<EndpointFile.Found> named = Nodes.all(session).stream()
                .filter(found -> found.endpoint().name().equals(node)).toList();
        return named.size() == 1 ? named.getFirst().file() : RunAgent.endpoint(session.entries().run(node).runFolder());
    }

    private StreamSubscription open(AgentConnection connection) throws IOException, InterruptedException {
        try {
            return connection.open(query, StreamOptions.DEFAULT).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof QueryRefusedException refused) {
                throw new InputException("The query", "one that the process understands",
                        String.valueOf(refused.getMessage()), "", refused);
            }
            throw new IOException("The stream could not be opened: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("The process does not answer within " + PATIENCE_SECONDS + " s.", e);
        }
    }

    private void print(StreamSubscription stream, @Nullable StreamRecorder recorder)
            throws IOException, InterruptedException {
        long left = count;
        while (left > 0) {
            var values = stream.poll(LOOK);
            if (values.isPresent() && recorder != null) {
                recorder.values(stream, firstOf(values.get(), left));
                checkStored(recorder);
            }
            for (Message.Timed value : values.map(Message.Values::values).orElse(List.of())) {
                if (left-- > 0) {
                    print(value);
                }
            }
            if (console().cancellation().isCancelled()) {
                throw new CancellationException("Cancelled");
            }
            if (values.isEmpty() && stream.ended().isDone()) {
                if (recorder != null) {
                    recorder.ended(stream, stream.ended().join());
                }
                ended(stream.ended().join());
                return;
            }
        }
    }

    /** What is stored is what is printed. */
    private static Message.Values firstOf(Message.Values batch, long left) {
        return batch.values().size() <= left
                ? batch
                : new Message.Values(batch.stream(), batch.first(), batch.droppedEvents(), batch.droppedValues(),
                        batch.values().subList(0, (int) left));
    }

    private static void checkStored(StreamRecorder recorder) throws IOException {
        if (recorder.fault().isDone()) {
            throw recorder.fault().join();
        }
    }

    private void print(Message.Timed value) {
        if (json()) {
            console().line((printed == 0 ? "[" : ",") + AgentValues.json(value));
        } else {
            console().line(value.value().toString());
        }
        printed++;
    }

    private void end() {
        if (json()) {
            console().line(printed == 0 ? "[]" : "]");
        }
    }

    private void ended(StreamSubscription.End end) throws IOException {
        if (end.failed()) {
            throw new IOException("The stream ended: " + end.reason());
        }
        console().note("The stream ended: %s", end.reason());
    }
}
