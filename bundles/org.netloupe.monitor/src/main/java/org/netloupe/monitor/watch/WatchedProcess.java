package org.netloupe.monitor.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.EndpointFile;
import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.value.Value;
import org.netloupe.stream.AgentConnection;
import org.netloupe.stream.PendingCommand;
import org.netloupe.stream.StreamOptions;

/** One process with an agent: not connected until something is asked of it. Safe for any threads; nothing here waits. */
public final class WatchedProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How the process is reached. */
    public enum State {
        /** It runs; nothing was asked of it yet. */
        FOUND,
        /** A connection is being made. */
        CONNECTING,
        /** It answers. */
        CONNECTED,
        /** It does not answer, or no more. */
        LOST
    }

    private final EndpointFile endpoint;
    private final WatchListener listener;
    private final List<LiveStream> streams = new CopyOnWriteArrayList<>();
    private volatile State state = State.FOUND;
    private volatile String fault = "";
    private volatile Optional<Description> description = Optional.empty();
    private volatile long describedRevision = -2;
    private @Nullable CompletableFuture<AgentConnection> connection;

    WatchedProcess(EndpointFile endpoint, WatchListener listener) {
        this.endpoint = endpoint;
        this.listener = listener;
    }

    public EndpointFile endpoint() {
        return endpoint;
    }

    public State state() {
        return state;
    }

    /** Why it is lost, empty otherwise. */
    public String fault() {
        return fault;
    }

    /** What it told of itself last; empty until it was asked. */
    public Optional<Description> description() {
        return description;
    }

    /** Whether it waits at a batch because it was paused. */
    public boolean isPaused() {
        return connected().map(c -> c.status().paused()).orElse(false);
    }

    /** The streams that were opened here, ended ones too until they are removed. */
    public List<LiveStream> streams() {
        return List.copyOf(streams);
    }

    private Optional<AgentConnection> connected() {
        CompletableFuture<AgentConnection> known;
        synchronized (this) {
            known = connection;
        }
        return known != null && known.isDone() && !known.isCompletedExceptionally()
                ? Optional.of(known.join())
                : Optional.empty();
    }

    /** The connection, made on the first call and again after it was lost. */
    private synchronized CompletableFuture<AgentConnection> connect() {
        CompletableFuture<AgentConnection> known = connection;
        if (known != null && state != State.LOST) {
            return known;
        }
        CompletableFuture<AgentConnection> made = new CompletableFuture<>();
        connection = made;
        state = State.CONNECTING;
        Thread.ofVirtual().name("netloupe-connect-" + endpoint.name()).start(() -> connect(made));
        return made;
    }

    private void connect(CompletableFuture<AgentConnection> made) {
        try {
            AgentConnection opened = AgentConnection.connect(endpoint, PATIENCE);
            state = State.CONNECTED;
            fault = "";
            opened.lost().thenAccept(this::lose);
            made.complete(opened);
        } catch (IOException e) {
            lose(String.valueOf(e.getMessage()));
            made.completeExceptionally(e);
        }
        listener.changed();
    }

    private void lose(String reason) {
        state = State.LOST;
        fault = reason;
        listener.changed();
    }

    /** Asks again what can be observed, if that may have changed; the listener is told when the answer is there. */
    public void describe() {
        connect().thenAccept(c -> {
            // streams and their costs change all the time, events and observables with the revision
            boolean look = c.status().revision() != describedRevision;
            describedRevision = c.status().revision();
            (look ? c.describeAndLook() : c.describe()).thenAccept(told -> {
                description = Optional.of(told);
                listener.changed();
            });
        });
    }

    /** Opens a stream; a query that is refused gives a stream that has failed, with the reason. */
    public LiveStream open(String query) {
        return open(query, StreamOptions.DEFAULT);
    }

    /** Opens a stream with its own limits. */
    public LiveStream open(String query, StreamOptions options) {
        LiveStream stream = new LiveStream(this, query, listener);
        streams.add(stream);
        connect().thenCompose(c -> c.open(query, options, stream.receiver())).whenComplete((opened, failure) -> {
            if (failure != null) {
                stream.refuse(failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure);
            } else {
                stream.opened(opened);
            }
        });
        listener.changed();
        return stream;
    }

    /** Ends a stream and takes it from the list. */
    public void remove(LiveStream stream) {
        stream.close();
        streams.remove(stream);
        listener.changed();
    }

    /**
     * Sends a command.
     *
     * @return completed with the process's last word; fails with an IOException if it cannot be reached
     */
    public CompletableFuture<Message.Acknowledged> command(String name, Map<String, Value> arguments) {
        return connect().thenCompose(c -> c.command(name, arguments).done()).whenComplete((_, _) -> describe());
    }

    /** Changes a setting, such as the learning rate; {@link #undo} takes it back. */
    public CompletableFuture<Message.Acknowledged> set(String setting, double value) {
        return connect().thenCompose(c -> done(c.set(setting, value))).whenComplete((_, _) -> describe());
    }

    /** Puts the setting that was changed last back to what it was. */
    public CompletableFuture<Message.Acknowledged> undo() {
        return connect().thenCompose(c -> done(c.undo())).whenComplete((_, _) -> describe());
    }

    private static CompletableFuture<Message.Acknowledged> done(PendingCommand command) {
        return command.done();
    }

    @Override
    public void close() {
        streams.forEach(LiveStream::close);
        connected().ifPresent(AgentConnection::close);
    }
}
