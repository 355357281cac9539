package org.netloupe.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.protocol.MessageCodec;
import org.netloupe.agent.protocol.ProtocolException;
import org.netloupe.agent.protocol.Wakeup;
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
    private final Map<Long, HostStream> streams = new HashMap<>();
    private final Queue<Outgoing> outgoing = new ConcurrentLinkedQueue<>();
    private long lastStream;
    private volatile boolean closing;

    AgentServer(HostRegistry registry, String name, Map<String, String> labels, Duration clientTimeout)
            throws IOException {
        this.registry = registry;
        this.name = name;
        this.labels = Map.copyOf(labels);
        this.clientTimeout = clientTimeout;
        wakeup = new Wakeup();
        gate = new ClientGate(context, ZMQ.Curve.z85Decode(clientKeys.publicKey));
        router = context.createSocket(SocketType.ROUTER);
        address = bind();
        registry.onInput(wakeup::raise);
        thread = new Thread(this::run, "netloupe-agent");
        thread.setDaemon(true);
        thread.start();
    }

    private String bind() throws IOException {
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
            router.bind("tcp://127.0.0.1:*");
            return router.getLastEndpoint();
        } catch (ZMQException e) {
            context.close();
            throw new IOException("The agent cannot listen on the loopback interface: " + e.getMessage(), e);
        }
    }

    /** What a client needs to reach this agent. */
    EndpointFile endpoint() {
        ProcessHandle process = ProcessHandle.current();
        return new EndpointFile(name, process.pid(), EndpointFile.startOf(process), System.currentTimeMillis(), address,
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
            registry.desk.submit(command, acknowledgement -> {
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
                throw new QueryException(-1, "This agent already serves " + MAX_STREAMS + " streams; close some.");
            }
            int capacity = Math.max(1, Math.min(open.capacity(), MAX_CAPACITY));
            HostStream stream = new HostStream(++lastStream, client, query, capacity, Math.max(1, open.window()));
            streams.put(stream.id(), stream);
            // first, so that no event is missed that occurs after the client knows of the stream
            registry.open(stream);
            send(client, new Message.Opened(open.request(), stream.id(), query.toString(), names == null));
        } catch (QueryException e) {
            send(client, new Message.Refused(open.request(), String.valueOf(e.getMessage()), e.position()));
        } catch (org.netloupe.agent.query.ExpressionException e) {
            send(client, new Message.Refused(open.request(), String.valueOf(e.getMessage()), -1));
        }
    }

    private static void checkNames(Query query, String text, @Nullable List<String> names) throws QueryException {
        if (names == null) {
            return;
        }
        for (String name : query.observables().orElse(java.util.Set.of())) {
            if (!names.contains(name)) {
                var place = java.util.regex.Pattern.compile("\\.\\s*(" + name + ")(?![\\p{L}\\p{Nd}_])").matcher(text);
                throw new QueryException(place.find() ? place.start(1) : 0,
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
        long now = HostRegistry.micros();
        boolean more = false;
        for (HostStream stream : List.copyOf(streams.values())) {
            more |= stream.evaluate();
            stream.tick(now);
            String failure = stream.failure();
            if (failure != null) {
                end(stream, failure, true);
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
        byte[] bytes = MessageCodec.encode(values);
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
            }
        }
    }

    private void end(HostStream stream, String reason, boolean failed) {
        streams.remove(stream.id());
        registry.close(stream);
        stream.send(values -> sendValues(stream, values), true);
        send(stream.client(), new Message.Ended(stream.id(), reason, failed));
    }

    private void endAll(String reason) {
        distribute();
        for (HostStream stream : List.copyOf(streams.values())) {
            stream.finish(HostRegistry.micros());
            String failure = stream.failure();
            end(stream, failure == null ? reason : failure, failure != null);
        }
        for (Outgoing next = outgoing.poll(); next != null; next = outgoing.poll()) {
            send(next.client(), next.message());
        }
    }

    @Override
    public void close() {
        closing = true;
        wakeup.raise();
        try {
            thread.join(2000);
            context.close();
            wakeup.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A pipe of the agent could not be closed.", e);
        }
    }
}
