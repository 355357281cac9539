package org.netloupe.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.netloupe.agent.EndpointFile;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.value.Value;
import org.netloupe.core.training.RunFolder;
import org.netloupe.stream.AgentConnection;
import org.netloupe.stream.PendingCommand;
import org.netloupe.tensor.InputException;

/** Reaches the agent in the process of a run by the endpoint file in its folder. */
public final class RunAgent {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A command runs after the batch that is under way. */
    private static final long BATCH_SECONDS = 30;

    private RunAgent() {}

    /**
     * The endpoint file of the running process.
     *
     * @throws InputException if there is none: the run has ended or its process only starts
     */
    public static Path endpoint(RunFolder folder) throws IOException {
        return EndpointFile.list(folder.agent()).stream().filter(EndpointFile.Found::alive)
                .map(EndpointFile.Found::file).findFirst()
                .orElseThrow(() -> new InputException("Run " + folder.path().getFileName(),
                        "a process that can be reached", "none", "It has ended, or has only just been started."));
    }

    /** Connects to the agent; the caller closes it. */
    public static AgentConnection connect(RunFolder folder) throws IOException {
        return AgentConnection.connect(EndpointFile.read(endpoint(folder)), PATIENCE);
    }

    /**
     * Sends a command and waits until it has run at the end of the batch under way, half a minute at most; later it runs
     * all the same.
     *
     * @throws InputException if the process cannot be reached or refuses
     */
    static void command(RunFolder folder, String name, Map<String, Value> arguments) throws IOException {
        try (AgentConnection agent = connect(folder)) {
            PendingCommand pending = agent.command(name, arguments);
            refuse(folder, name, answer(pending.accepted(), PATIENCE.toSeconds()));
            refuse(folder, name, answer(pending.done(), BATCH_SECONDS));
        } catch (TimeoutException e) {
            // accepted and waiting for its batch
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("Cancelled");
        }
    }

    private static Message.Acknowledged answer(CompletableFuture<Message.Acknowledged> future, long seconds)
            throws IOException, InterruptedException, TimeoutException {
        try {
            return future.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw new IOException("The command failed: " + e.getCause(), e);
        }
    }

    private static void refuse(RunFolder folder, String name, Message.Acknowledged answer) throws InputException {
        if (answer.state() == Message.State.REFUSED) {
            throw new InputException("Run " + folder.path().getFileName(), "a process that obeys \"" + name + "\"",
                    "one that refuses: " + answer.message(), "");
        }
    }
}
