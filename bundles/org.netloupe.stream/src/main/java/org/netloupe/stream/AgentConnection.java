package org.netloupe.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.netloupe.agent.EndpointFile;
import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.protocol.MessageCodec;
import org.netloupe.agent.protocol.ProtocolException;
import org.netloupe.agent.protocol.Wakeup;
import org.netloupe.agent.value.Value;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * A connection to the agent of one process. All methods may be called from any thread and return at once, but for
 * {@link #connect} and {@link #close}; futures are completed on the connection's thread, so what hangs on them must be short.
 */
public final class AgentConnection implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AgentConnection.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long MAX_MESSAGE = 1L << 31;
    /** Some handshakes of JeroMQ 0.6.0 stick, about 3 of 100 on a busy machine: then it must try again. */
    private static final int HANDSHAKE_MILLIS = 1500;

    /** What is known of the process's state, renewed several times in the time that it may be silent. */
    public record Status(boolean alive, boolean paused, boolean stopRequested, long revision) {}

    /** Is told of each change of {@link Status}, on the connection's thread. */
    public interface StatusListener {
        void changed(Status status);
    }

    private interface Answer {
        void answer(Message message);

        void fail(IOException fault);
    }

    private final EndpointFile endpoint;
    private final ZContext context = new ZContext(1);
    private final ZMQ.Socket socket;
    private final Wakeup wakeup;
    private final Thread thread;
    private final SharedValues sharedValues = new SharedValues();
    private final Queue<Message> outgoing = new ConcurrentLinkedQueue<>();
    private final Map<Long, Answer> requests = new ConcurrentHashMap<>();
    private final Map<Long, StreamSubscription> streams = new ConcurrentHashMap<>();
    private final List<StatusListener> listeners = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final AtomicLong lastRequest = new AtomicLong();
    private final CompletableFuture<Message.Welcome> welcome = new CompletableFuture<>();
    private final CompletableFuture<String> lost = new CompletableFuture<>();
    private volatile Status status = new Status(true, false, false, -1);
    private volatile boolean closing;
    private long timeoutMillis = PATIENCE.toMillis();
    private long lastHeard = System.nanoTime();
    private long lastPing = System.nanoTime();

    private AgentConnection(EndpointFile endpoint) throws IOException {
        this.endpoint = endpoint;
        wakeup = new Wakeup();
        socket = context.createSocket(SocketType.DEALER);
        socket.setCurveServerKey(ZMQ.Curve.z85Decode(endpoint.serverKey()));
        socket.setCurvePublicKey(ZMQ.Curve.z85Decode(endpoint.clientKey()));
        socket.setCurveSecretKey(ZMQ.Curve.z85Decode(endpoint.clientSecret()));
        socket.setLinger(200);
        socket.setMaxMsgSize(MAX_MESSAGE);
        socket.setHWM(0);
        socket.setHandshakeIvl(HANDSHAKE_MILLIS);
        socket.connect(endpoint.endpoint());
        thread = Thread.ofPlatform().daemon().name("netloupe-connection-" + endpoint.name()).unstarted(this::run);
    }

    /** The agents whose files lie in a folder, those of ended processes included; see {@link EndpointFile#list}. */
    public static List<EndpointFile.Found> processes(Path folder) throws IOException {
        return EndpointFile.list(folder);
    }

    /**
     * Connects to the agent of an endpoint file.
     *
     * @throws IOException if the file cannot be read, the process is gone or does not answer within 10 seconds
     */
    public static AgentConnection connect(Path endpointFile) throws IOException {
        return connect(EndpointFile.read(endpointFile), PATIENCE);
    }

    /**
     * Connects to an agent.
     *
     * @param patience how long to wait for its answer
     * @throws IOException if the process is gone or does not answer in time
     */
    public static AgentConnection connect(EndpointFile endpoint, Duration patience) throws IOException {
        if (!endpoint.processAlive()) {
            throw new IOException("The process of the " + endpoint + " has ended.");
        }
        AgentConnection connection;
        try {
            connection = new AgentConnection(endpoint);
        } catch (IllegalArgumentException | ZMQException e) {
            throw new IOException("The endpoint of the " + endpoint + " cannot be used: " + e.getMessage(), e);
        }
        connection.start(patience);
        return connection;
    }

    private void start(Duration patience) throws IOException {
        outgoing.add(new Message.Hello(Message.VERSION, "netloupe " + ProcessHandle.current().pid()));
        thread.start();
        // the JVM does not let a process wait for its own end
        ProcessHandle.of(endpoint.pid()).filter(process -> !process.equals(ProcessHandle.current()))
                .ifPresent(process -> process.onExit().thenRun(() -> {
                    lost.complete("The process has ended.");
                    wakeup.raise();
                }));
        try {
            welcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            close();
            throw new IOException("The " + endpoint + " does not answer: "
                    + (e instanceof TimeoutException
                            ? "no word within " + patience.toMillis() + " ms; it may be busy, or its "
                                    + "keys are not those of the endpoint file."
                            : e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("Connecting to the " + endpoint + " was interrupted.");
        }
    }

    /** The agent's endpoint: its name, process and labels. */
    public EndpointFile endpoint() {
        return endpoint;
    }

    /** The latest status. */
    public Status status() {
        return status;
    }

    /** Adds a listener of the status; it is told the present one at its first change. */
    public void onStatus(StatusListener listener) {
        listeners.add(listener);
    }

    /** Completed with the reason when the process cannot be reached any more; then streams end and requests fail. */
    public CompletableFuture<String> lost() {
        return lost.copy();
    }

    /** Events, observables with their types, groups, commands, settings and streams of the process. */
    public CompletableFuture<Description> describe() {
        return describe(false);
    }

    /**
     * The same, and asks the process to look at all observables once at their next event: a later description, announced
     * by a new revision of the status, tells what they are made of and their latest values.
     */
    public CompletableFuture<Description> describeAndLook() {
        return describe(true);
    }

    private CompletableFuture<Description> describe(boolean look) {
        CompletableFuture<Description> result = new CompletableFuture<>();
        request(id -> new Message.Describe(id, look), message -> {
            if (message instanceof Message.Described described) {
                result.complete(described.description());
            }
        }, result);
        return result;
    }

    /**
     * Opens a stream whose values are taken with {@link StreamSubscription#poll}. The future fails with a
     * {@link QueryRefusedException} if the agent does not understand the query.
     */
    public CompletableFuture<StreamSubscription> open(String query, StreamOptions options) {
        return open(query, options, Optional.empty());
    }

    /** Opens a stream whose values are given to a listener. */
    public CompletableFuture<StreamSubscription> open(String query, StreamOptions options, StreamListener listener) {
        return open(query, options, Optional.of(listener));
    }

    private CompletableFuture<StreamSubscription> open(String query, StreamOptions options,
            Optional<StreamListener> listener) {
        CompletableFuture<StreamSubscription> result = new CompletableFuture<>();
        open(query, options, listener, endpoint.onThisMachine(), result);
        return result;
    }

    /** @param share whether the process may put large values into a file that both can read */
    private void open(String query, StreamOptions options, Optional<StreamListener> listener, boolean share,
            CompletableFuture<StreamSubscription> result) {
        request(id -> new Message.Open(id, query, options.capacity(), options.windowBytes(), options.lossless(), share),
                message -> {
                    if (message instanceof Message.Opened opened) {
                        if (!sharedValues.accept(opened)) {
                            send(new Message.Close(opened.stream()));
                            open(query, options, listener, false, result);
                            return;
                        }
                        StreamSubscription stream = new StreamSubscription(this, opened);
                        streams.put(stream.id(), stream);
                        listener.ifPresent(stream::deliver);
                        result.complete(stream);
                    } else if (message instanceof Message.Refused refused) {
                        result.completeExceptionally(new QueryRefusedException(query, refused));
                    }
                }, result);
    }

    /** Sends a command, to run at the next event of the process. */
    public PendingCommand command(String name, Map<String, Value> arguments) {
        PendingCommand pending = new PendingCommand();
        long id = lastRequest.incrementAndGet();
        add(id, new Answer() {
            @Override
            public void answer(Message message) {
                if (message instanceof Message.Acknowledged acknowledgement) {
                    pending.acknowledge(acknowledgement);
                    if (acknowledgement.state() == Message.State.ACCEPTED) {
                        requests.put(id, this);
                    }
                }
            }

            @Override
            public void fail(IOException fault) {
                pending.fail(fault);
            }
        }, new Message.Command(id, name, arguments));
        return pending;
    }

    /** Sends {@code undo}: puts the setting that was changed last back to what it was. */
    public PendingCommand undo() {
        return command("undo", Map.of());
    }

    /** Sends {@code set}: changes a setting of the process, such as the learning rate. */
    public PendingCommand set(String setting, double value) {
        return command("set", Map.of("name", new Value.Text(setting), "value", new Value.Real(value)));
    }

    private void request(java.util.function.LongFunction<Message> message, java.util.function.Consumer<Message> answer,
            CompletableFuture<?> result) {
        long id = lastRequest.incrementAndGet();
        add(id, new Answer() {
            @Override
            public void answer(Message reply) {
                answer.accept(reply);
            }

            @Override
            public void fail(IOException fault) {
                result.completeExceptionally(fault);
            }
        }, message.apply(id));
    }

    private void add(long id, Answer answer, Message message) {
        requests.put(id, answer);
        send(message);
        if (lost.isDone()) {
            failRequests();
        }
    }

    void send(Message message) {
        outgoing.add(message);
        wakeup.raise();
    }

    private void run() {
        try (ZMQ.Poller poller = context.createPoller(2)) {
            poller.register(socket, ZMQ.Poller.POLLIN);
            poller.register(wakeup.channel(), ZMQ.Poller.POLLIN);
            while (!closing && !lost.isDone()) {
                wakeup.lower();
                sendAll();
                receiveAll();
                keepAlive();
                poller.poll(pingMillis());
            }
        } catch (IOException | RuntimeException e) {
            lost.complete("The connection failed: " + e.getMessage());
        } finally {
            if (closing) {
                sendAll();
            }
            // the socket belongs to this thread, so it goes with it
            finish();
            sharedValues.close();
            context.close();
        }
    }

    private void sendAll() {
        for (Message next = outgoing.poll(); next != null; next = outgoing.poll()) {
            socket.send(MessageCodec.encode(next), ZMQ.DONTWAIT);
        }
    }

    private void receiveAll() {
        for (byte[] bytes = socket.recv(ZMQ.DONTWAIT); bytes != null; bytes = socket.recv(ZMQ.DONTWAIT)) {
            lastHeard = System.nanoTime();
            try {
                Message message = MessageCodec.decode(bytes, sharedValues);
                receive(message, bytes.length + sharedValues.takeRead());
            } catch (ProtocolException e) {
                lost.complete("The process sent a message that cannot be read: " + e.getMessage());
            }
        }
    }

    private void receive(Message message, long bytes) {
        switch (message) {
            case Message.Values values -> {
                StreamSubscription stream = streams.get(values.stream());
                if (stream != null) {
                    stream.arrived(values, bytes);
                }
            }
            case Message.Ended ended -> {
                StreamSubscription stream = streams.remove(ended.stream());
                sharedValues.forget(ended.stream());
                if (stream != null) {
                    stream.end(new StreamSubscription.End(ended.reason(), ended.failed()));
                }
            }
            case Message.Pong pong -> update(new Status(true, pong.paused(), pong.stopRequested(), pong.revision()));
            case Message.Welcome greeting -> {
                timeoutMillis = greeting.timeoutMillis();
                welcome.complete(greeting);
            }
            case Message.Described described -> answer(described.request(), message);
            case Message.Opened opened -> answer(opened.request(), message);
            case Message.Refused refused -> answer(refused.request(), message);
            case Message.Acknowledged acknowledged -> answer(acknowledged.request(), message);
            case Message.Fault fault -> lost.complete("The process has refused the connection: " + fault.reason());
            default -> LOG.log(System.Logger.Level.DEBUG, "An agent sent a message for agents: {0}", message);
        }
    }

    private void answer(long request, Message message) {
        Answer waiting = requests.remove(request);
        if (waiting != null) {
            waiting.answer(message);
        }
    }

    private void update(Status next) {
        if (!next.equals(status)) {
            status = next;
            for (StatusListener listener : listeners) {
                try {
                    listener.changed(next);
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.WARNING, "A listener of a connection's status failed.", e);
                }
            }
        }
    }

    private long timeoutNanos() {
        return TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    }

    private long pingMillis() {
        return Math.max(10, Math.min(500, TimeUnit.NANOSECONDS.toMillis(timeoutNanos()) / 5));
    }

    private void keepAlive() {
        long now = System.nanoTime();
        if (welcome.isDone() && now - lastPing >= TimeUnit.MILLISECONDS.toNanos(pingMillis()) * 9 / 10) {
            lastPing = now;
            socket.send(MessageCodec.encode(new Message.Ping()), ZMQ.DONTWAIT);
        }
        if (now - lastHeard > timeoutNanos()) {
            lost.complete(
                    "The process has not answered for " + TimeUnit.NANOSECONDS.toSeconds(now - lastHeard) + " s.");
        }
    }

    private void finish() {
        String reason = lost.getNow("The connection was closed.");
        boolean failed = lost.isDone();
        lost.complete(reason);
        welcome.completeExceptionally(new IOException(reason));
        streams.values().forEach(stream -> stream.end(new StreamSubscription.End(reason, failed)));
        streams.clear();
        failRequests();
        update(new Status(false, false, status.stopRequested(), status.revision()));
    }

    private void failRequests() {
        IOException fault = new IOException(lost.getNow("The connection was closed."));
        for (Long id : List.copyOf(requests.keySet())) {
            Answer waiting = requests.remove(id);
            if (waiting != null) {
                waiting.fail(fault);
            }
        }
    }

    /** Ends all streams and the connection; the process goes on. */
    @Override
    public void close() {
        closing = true;
        wakeup.raise();
        try {
            thread.join(2000);
            wakeup.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A pipe of a connection could not be closed.", e);
        }
    }
}
