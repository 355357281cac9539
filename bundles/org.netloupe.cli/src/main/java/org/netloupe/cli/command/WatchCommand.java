package org.netloupe.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.netloupe.agent.EndpointFile;
import org.netloupe.agent.protocol.Message;
import org.netloupe.cli.internal.AgentValues;
import org.netloupe.cli.internal.Session;
import org.netloupe.stream.AgentConnection;
import org.netloupe.stream.QueryRefusedException;
import org.netloupe.stream.StreamOptions;
import org.netloupe.stream.StreamSubscription;
import org.netloupe.tensor.InputException;
import org.netloupe.training.RunAgent;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the values of a live query. */
@Command(name = "watch", description = "Print the values of a query to a running process, one a line, until it ends, the "
        + "count is reached or Ctrl+C. With --json the values are one array, an element a line.", footerHeading = "%nExamples:%n", footer = {
                "  netloupe watch last 'batch | map(b -> b.loss) | mean by epoch'",
                "  netloupe watch r17 'batch | map(b -> [b.iteration, b.loss])' --count 10 --json"})
final class WatchCommand extends WorkspaceCommand {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final long PATIENCE_SECONDS = 10;

    @Parameters(index = "0", paramLabel = "ENDPOINT|RUN", description = "An endpoint file, the name of a process (netloupe ls nodes), or the id or name of a run.")
    private String node = "";

    @Parameters(index = "1", paramLabel = "QUERY", description = "An event and a pipeline.")
    private String query = "";

    @Option(names = "--count", paramLabel = "N", description = "End after N values.")
    private long count = Long.MAX_VALUE;

    private long printed;

    @Override
    void run(Session session) throws IOException {
        try (AgentConnection connection = AgentConnection.connect(endpoint(session));
                StreamSubscription stream = open(connection)) {
            printAll(stream);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Cancelled");
        }
    }

    /** Whatever ends the stream, what was printed is whole. */
    private void printAll(StreamSubscription stream) throws IOException, InterruptedException {
        try {
            print(stream);
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

    private void print(StreamSubscription stream) throws IOException, InterruptedException {
        long left = count;
        while (left > 0) {
            var values = stream.poll(LOOK);
            for (Message.Timed value : values.map(Message.Values::values).orElse(List.of())) {
                if (left-- > 0) {
                    print(value);
                }
            }
            if (console().cancellation().isCancelled()) {
                throw new CancellationException("Cancelled");
            }
            if (values.isEmpty() && stream.ended().isDone()) {
                ended(stream.ended().join());
                return;
            }
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
