package org.netloupe.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.protocol.MessageCodec;
import org.netloupe.agent.protocol.ProtocolException;
import org.netloupe.agent.protocol.Wakeup;
import org.netloupe.agent.query.ExpressionException;
import org.netloupe.agent.query.Query;
import org.netloupe.agent.query.QueryException;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/**
 * The agent's own thread: talks with clients over a ROUTER socket on the loopback interface, evaluates streams and sends
 * their values. Only this thread touches the sockets.
 */
final class AgentServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AgentServer.class.getName());
    private static final int MAX_MESSAGE = 1 << 20;
    /** Some handshakes of JeroMQ 0.6.0 stick, about 3 of 100 on a busy machine: then the client must try again. */
    private static final int HANDSHAKE_MILLIS = 1500;
    private static final int MAX_CAPACITY = 1 << 20;
    private static final int MAX_STREAMS = 1000;
    private static final long TURN_MILLIS = 100;
    /** How long closing waits for clients of lossless streams. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private record Outgoing(Client client, Message message) {}

    private final HostRegistry registry;
    private final String name;
    private final Map<String, String> labels;
    private final Duration clientTimeout;
    private final ZContext context = new ZContext(1);
    private final ZMQ.Socket router;
    private final ClientGate gate;
    private final ZMQ.Curve.KeyPair serverKeys = ZMQ.Curve.generateKeyPair();
    private final ZMQ.Curve.KeyPair clientKeys = ZMQ.Curve.generateKeyPair();
    private final String address;
    private final Wakeup wakeup;
    private final Thread thread;
    private final Map<ByteBuffer, Client> clients = new HashMap<>();
    private final Map<Long, HostStream> streams = new java.util.concurrent.ConcurrentHashMap<>();
    private final Queue<Outgoing> outgoing = new ConcurrentLinkedQueue<>();
    private long lastStream;
    private volatile boolean closing;

    AgentServer(HostRegistry registry, Agent.Builder settings) throws IOException {
        this.registry = registry;
        this.name = settings.name;
        this.labels = Map.copyOf(settings.labels);
        this.clientTimeout = settings.clientTimeout;
        wakeup = new Wakeup();
        gate = new ClientGate(context, ZMQ.Curve.z85Decode(clientKeys.publicKey));
        router = context.createSocket(SocketType.ROUTER);
        address = bind(settings.host, settings.port);
        registry.onInput(wakeup::raise);
        thread = new Thread(this::run, "netloupe-agent");
        thread.setDaemon(true);
        thread.start();
    }

    private String bind(String host, int port) throws IOException {
        router.setCurveServer(true);
        router.setCurvePublicKey(ZMQ.Curve.z85Decode(serverKeys.publicKey));
        router.setCurveSecretKey(ZMQ.Curve.z85Decode(serverKeys.secretKey));
        router.setRouterMandatory(true);
        router.setMaxMsgSize(MAX_MESSAGE);
        // windows bound what waits; a full queue under CURVE makes JeroMQ 0.6.0 drop the connection (jeromq#1009)
        router.setHWM(0);
        router.setHandshakeIvl(HANDSHAKE_MILLIS);
        router.setLinger(500);
        try {
            router.bind("tcp://" + host + ":" + (port == 0 ? "*" : port));
        } catch (ZMQException | IllegalArgumentException e) {
            context.close();
            throw new IOException("The agent cannot listen on " + host + (port == 0 ? "" : ":" + port) + ": "
                    + e.getMessage() + "; choose an address of this machine and a port that is free.", e);
        }
        if (!InetAddress.getByName(host).isLoopbackAddress()) {
            LOG.log(System.Logger.Level.WARNING,
                    "The agent of {0} listens on {1}, which other machines can reach. They "
                            + "cannot ask anything without the keys of the endpoint file, but can try keys, and see when and how "
                            + "much is sent. An ssh tunnel to a loopback address does without (docs/protocol.md).",
                    name, host);
        }
        return router.getLastEndpoint();
    }

    /** What a client needs to reach this agent. */
    EndpointFile endpoint() {
        ProcessHandle process = ProcessHandle.current();
        return new EndpointFile(name, process.pid(), EndpointFile.startOf(process), System.currentTimeMillis(),
                EndpointFile.thisMachine(), address,
                serverKeys.publicKey, clientKeys.publicKey, clientKeys.secretKey, labels);
    }

    private void run() {
        try (ZMQ.Poller poller = context.createPoller(3)) {
            poller.register(router, ZMQ.Poller.POLLIN);
            poller.register(gate.socket(), ZMQ.Poller.POLLIN);
            poller.register(wakeup.channel(), ZMQ.Poller.POLLIN);
            boolean more = false;
            while (!closing) {
                poller.poll(more ? 0 : TURN_MILLIS);
                more = turn();
            }
            endAll("The process has closed its agent.");
        } catch (ZMQException | ZError.IOException | java.nio.channels.ClosedSelectorException e) {
            LOG.log(System.Logger.Level.WARNING, "The agent has lost its socket; clients cannot reach the process.", e);
        }
    }

    /** One turn of the loop; true if work is left. A fault in it costs the client or stream, not the thread. */
    private boolean turn() {
        try {
            wakeup.lower();
            gate.answer();
            receive();
            return serve();
        } catch (IOException | RuntimeException e) {
            if (e instanceof ZMQException) {
                throw (ZMQException) e;
            }
            LOG.log(System.Logger.Level.WARNING, "A turn of the agent failed; it goes on.", e);
            return false;
        }
    }

    private void receive() {
        for (int i = 0; i < 1000; i++) {
            byte[] route = router.recv(ZMQ.DONTWAIT);
            if (route == null) {
                return;
            }
            List<byte[]> frames = new ArrayList<>();
            while (router.hasReceiveMore()) {
                frames.add(router.recv());
            }
            receive(route, frames);
        }
    }

    private void receive(byte[] route, List<byte[]> frames) {
        @Nullable
        Client client = clients.get(ByteBuffer.wrap(route));
        try {
            if (frames.size() != 1) {
                throw new ProtocolException("Expected a message of one frame, found " + frames.size() + ".");
            }
            Message message = MessageCodec.decode(frames.get(0));
            if (message instanceof Message.Hello hello) {
                welcome(route, hello);
            } else if (client == null) {
                throw new ProtocolException("Expected hello as the first message.");
            } else {
                client.heard();
                handle(client, message);
            }
        } catch (ProtocolException e) {
            Client answered = client == null ? new Client(route, "") : client;
            send(answered, new Message.Fault(String.valueOf(e.getMessage())));
        }
    }

    private void welcome(byte[] route, Message.Hello hello) throws ProtocolException {
        if (hello.version() != Message.VERSION) {
            throw new ProtocolException(
                    "This agent speaks version " + Message.VERSION + " of the protocol, the client version "
                            + hello.version() + "; update the older of the two.");
        }
        Client client = clients.computeIfAbsent(ByteBuffer.wrap(route), key -> new Client(route, hello.client()));
        client.heard();
        send(client, new Message.Welcome(Message.VERSION, name, ProcessHandle.current().pid(), labels,
                clientTimeout.toMillis()));
    }

    private void handle(Client client, Message message) throws ProtocolException {
        if (message instanceof Message.Ping) {
            send(client, new Message.Pong(registry.desk.paused(), registry.desk.stopRequested(), registry.revision()));
        } else if (message instanceof Message.Describe describe) {
            send(client, new Message.Described(describe.request(), registry.describe()));
            if (describe.look()) {
                registry.look();
            }
        } else if (message instanceof Message.Open open) {
            open(client, open);
        } else if (message instanceof Message.Consumed consumed) {
            HostStream stream = stream(client, consumed.stream());
            if (stream != null) {
                stream.consumed(consumed.bytes());
            }
        } else if (message instanceof Message.Close close) {
            HostStream stream = stream(client, close.stream());
            if (stream != null) {
                end(stream, "Closed by the client.", false);
            }
        } else if (message instanceof Message.Command command) {
            registry.desk.submit(command, client.name(), acknowledgement -> {
                outgoing.add(new Outgoing(client, acknowledgement));
                wakeup.raise();
            });
        } else {
            throw new ProtocolException("A client does not send this kind of message.");
        }
    }

    /** The stream of that number if it is the client's own. */
    private @Nullable HostStream stream(Client client, long id) {
        HostStream stream = streams.get(id);
        return stream != null && stream.client() == client ? stream : null;
    }

    private void open(Client client, Message.Open open) {
        try {
            Query query = Query.parse(open.query());
            List<String> names = registry.observables(query.event());
            checkNames(query, open.query(), names);
            if (streams.size() >= MAX_STREAMS) {
                throw new QueryException(-1, -1, "This agent already serves " + MAX_STREAMS + " streams; close some.");
            }
            int capacity = Math.max(1, Math.min(open.capacity(), MAX_CAPACITY));
            @Nullable
            SharedFile file = open.shared() ? sharedFile(open) : null;
            HostStream stream = new HostStream(++lastStream, client, query, open, capacity, file);
            streams.put(stream.id(), stream);
            // first, so that no event is missed that occurs after the client knows of the stream
            registry.open(stream);
            send(client, new Message.Opened(open.request(), stream.id(), query.toString(), names == null,
                    file == null ? Optional.empty() : Optional.of(file.path().toString())));
        } catch (QueryException e) {
            send(client, refused(open, e));
        } catch (ExpressionException e) {
            send(client, new Message.Refused(open.request(), String.valueOf(e.getMessage()), -1, -1));
        }
    }

    private static Message refused(Message.Open open, QueryException fault) {
        String text = open.query();
        boolean inside = fault.position() >= 0 && fault.position() <= text.length();
        return new Message.Refused(open.request(), String.valueOf(fault.getMessage()),
                inside ? text.codePointCount(0, fault.position()) : -1,
                inside ? text.codePointCount(0, Math.min(fault.end(), text.length())) : -1);
    }

    private static @Nullable SharedFile sharedFile(Message.Open open) {
        try {
            return new SharedFile(open.window());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Large values go through the socket.", e);
            return null;
        }
    }

    private static void checkNames(Query query, String text, @Nullable List<String> names) throws QueryException {
        if (names == null) {
            return;
        }
        for (String name : query.observables().orElse(java.util.Set.of())) {
            if (!names.contains(name)) {
                var place = java.util.regex.Pattern.compile("\\.\\s*(" + name + ")(?![\\p{L}\\p{Nd}_])").matcher(text);
                boolean found = place.find();
                throw new QueryException(found ? place.start(1) : 0, found ? place.end(1) : 0,
                        HostRegistry.noObservable(query.event(), name, names));
            }
        }
    }

    /** Evaluates and sends; true if events are still waiting. */
    private boolean serve() {
        for (Outgoing next = outgoing.poll(); next != null; next = outgoing.poll()) {
            send(next.client(), next.message());
        }
        distribute();
        registry.learn();
        long now = HostRegistry.micros();
        boolean more = false;
        for (HostStream stream : List.copyOf(streams.values())) {
            more |= stream.evaluate();
            stream.tick(now);
            String failure = stream.failure();
            String complete = stream.complete();
            if (failure != null || complete != null) {
                end(stream, failure == null ? String.valueOf(complete) : failure, failure != null);
            } else {
                stream.send(values -> sendValues(stream, values), false);
            }
        }
        for (Client client : List.copyOf(clients.values())) {
            if (client.silentFor(clientTimeout.toNanos())) {
                forget(client);
            }
        }
        return more;
    }

    private void distribute() {
        for (Inbox.Entry entry : registry.inbox.take()) {
            for (HostStream stream : entry.streams()) {
                stream.offer(entry);
            }
        }
    }

    private long sendValues(HostStream stream, Message.Values values) {
        SharedFile file = stream.shared();
        byte[] bytes = file == null
                ? MessageCodec.encode(values)
                : MessageCodec.encode(values, (id, header, data) -> file.put(header, data));
        return transmit(stream.client(), bytes) ? bytes.length : -1;
    }

    private void send(Client client, Message message) {
        transmit(client, MessageCodec.encode(message));
    }

    /** False when the client is gone, or takes nothing any more, which is treated alike. */
    private boolean transmit(Client client, byte[] bytes) {
        try {
            if (router.send(client.route(), ZMQ.SNDMORE | ZMQ.DONTWAIT) && router.send(bytes, ZMQ.DONTWAIT)) {
                return true;
            }
        } catch (ZMQException e) {
            if (e.getErrorCode() != ZError.EHOSTUNREACH && e.getErrorCode() != ZError.EAGAIN) {
                throw e;
            }
        }
        forget(client);
        return false;
    }

    private void forget(Client client) {
        clients.remove(client.key());
        for (HostStream stream : List.copyOf(streams.values())) {
            if (stream.client() == client) {
                streams.remove(stream.id());
                registry.close(stream);
                stream.release();
            }
        }
    }

    private void end(HostStream stream, String reason, boolean failed) {
        streams.remove(stream.id());
        registry.close(stream);
        stream.send(values -> sendValues(stream, values), true);
        long lost = stream.waitingValues();
        send(stream.client(), lost == 0
                ? new Message.Ended(stream.id(), reason, failed)
                : new Message.Ended(stream.id(), reason + " " + lost + " values were not sent any more.", true));
        stream.release();
    }

    private void endAll(String reason) {
        distribute();
        List<HostStream> open = List.copyOf(streams.values());
        open.forEach(stream -> stream.finish(HostRegistry.micros()));
        sendLossless(open);
        for (HostStream stream : open) {
            String failure = stream.failure();
            end(stream, failure == null ? reason : failure, failure != null);
        }
        for (Outgoing next = outgoing.poll(); next != null; next = outgoing.poll()) {
            send(next.client(), next.message());
        }
    }

    /** Gives clients of lossless streams some time to take what waits on the disk. */
    private void sendLossless(List<HostStream> open) {
        long deadline = System.nanoTime() + LAST_WORDS.toNanos();
        while (System.nanoTime() < deadline
                && open.stream()
                        .anyMatch(s -> s.isLossless() && s.waitingValues() > 0 && streams.containsKey(s.id()))) {
            receive();
            open.stream().filter(HostStream::isLossless).forEach(s -> s.send(values -> sendValues(s, values), false));
            java.util.concurrent.locks.LockSupport.parkNanos(200_000);
        }
    }

    @Override
    public void close() {
        closing = true;
        wakeup.raise();
        try {
            thread.join(2000 + (streams.values().stream().anyMatch(HostStream::isLossless)
                    ? LAST_WORDS.toMillis()
                    : 0));
            context.close();
            wakeup.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A pipe of the agent could not be closed.", e);
        }
    }
}
