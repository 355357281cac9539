package org.netloupe.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.protocol.Parameter;

/**
 * The agent of a host process. The host tells it of events ({@link #observe}), of groups of events ({@link #endGroup}) and
 * of what can be set and commanded; clients that hold the {@linkplain #endpointFile() endpoint file} ask the rest.
 * <p>
 * {@code observe}, {@code beginGroup} and {@code endGroup} may be called by any threads; commands run there, one at a time,
 * and a pause holds the callers there. Nothing that a client does makes them throw. A process may have several agents.
 */
public final class Agent implements AutoCloseable {
    static final String LOOPBACK = "127.0.0.1";

    private final HostRegistry registry;
    private final AgentServer server;
    private final Path file;
    private final Thread deleteFile;

    private Agent(Builder builder) throws IOException {
        registry = new HostRegistry();
        server = new AgentServer(registry, builder);
        try {
            EndpointFile.deleteStale(builder.folder);
            file = server.endpoint().write(builder.folder);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        deleteFile = new Thread(() -> file.toFile().delete(), "netloupe-agent-cleanup");
        Runtime.getRuntime().addShutdownHook(deleteFile);
    }

    /** An agent to be started, under the name by which people will know the process. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /**
     * Tells of an event. Without a stream that asks for it this costs some nanoseconds and allocates nothing. Pending
     * commands run here.
     *
     * @param event its name: letters, digits and _, the first a letter; best a constant
     * @param observables what can be observed at it; the same object at every call
     * @throws IllegalArgumentException if a query could not write the name
     */
    public void observe(String event, Observables observables) {
        Observables.Sighting seen = observables.sighting;
        if (registry.attention == null && seen != null && seen.registry() == registry && seen.event() == event) {
            return;
        }
        registry.attend(event, observables);
    }

    /**
     * Whether a stream asks for a part of an event, so that a host may keep for it what is costly to keep. A host that did
     * not keep it in time has its supplier throw {@link org.netloupe.agent.value.Unavailable}. Costs nanoseconds while there is no stream.
     *
     * @param path an observable, then fields; of the items if it is a tuple, as in {@code "layers", "activation"}
     */
    public boolean asksFor(String event, String... path) {
        return registry.attention != null && registry.asksFor(event, path);
    }

    /** Makes an event known to clients before it first occurs. */
    public void declare(String event, Observables observables) {
        registry.register(event, observables);
    }

    /**
     * Declares what can be observed at every event, such as the epoch or the model; an event's own observable of the same
     * name goes first. The suppliers are called where the event is told. Earlier globals are replaced.
     */
    public void globals(Observables observables) {
        registry.setGlobals(observables);
    }

    /**
     * Opens a group of events, such as an epoch, inside those that are open: a batch in an epoch in a run. One that is
     * open stays as it is. Pending commands run here.
     */
    public void beginGroup(String group) {
        registry.groupBegin(group);
    }

    /**
     * Closes a group, and those that were begun inside it, inner ones first: windows {@code by} them give their value. A
     * group need not have been begun. Pending commands run here.
     */
    public void endGroup(String group) {
        registry.groupEnd(group);
    }

    /**
     * Declares a number that the command {@code set} may change; both functions are called on the thread of the host.
     *
     * @param min least value
     * @param max greatest value
     */
    public void setting(String name, String description, double min, double max, DoubleSupplier read,
            DoubleConsumer write) {
        Names.check("A setting", name);
        registry.desk.setting(new Description.Setting(name, description, min, max, Double.NaN), read, write);
        registry.changed();
    }

    /** Declares a command, such as {@code checkpoint}. A command of the same name is replaced. */
    public void command(String name, String description, List<Parameter> parameters, CommandHandler handler) {
        Names.check("A command", name);
        registry.desk.command(new Description.Command(name, description, parameters), handler);
        registry.changed();
    }

    /** Adds a listener that is told of each command that has run or was refused, to log it; by the thread that ran it. */
    public void onCommand(Consumer<Description.Logged> listener) {
        registry.desk.onEnded(listener::accept);
    }

    /** Whether a client has asked the host to stop; its loop should look after each event. */
    public boolean stopRequested() {
        return registry.desk.stopRequested();
    }

    /** Whether the host is held at its next event boundary. */
    public boolean paused() {
        return registry.desk.paused();
    }

    /** Where the keys of this agent lie, readable by the owner alone; deleted by {@link #close}. */
    public Path endpointFile() {
        return file;
    }

    /** Ends all streams with what they have gathered, releases a paused host and deletes the endpoint file. */
    @Override
    public void close() {
        registry.close();
        server.close();
        deleteFile.run();
        try {
            Runtime.getRuntime().removeShutdownHook(deleteFile);
        } catch (IllegalStateException e) {
            // the JVM is already ending and runs the hook itself
            return;
        }
    }

    /** Settings of an agent. */
    public static final class Builder {
        final String name;
        private Path folder = EndpointFile.defaultFolder();
        final Map<String, String> labels = new LinkedHashMap<>();
        Duration clientTimeout = Duration.ofSeconds(10);
        String host = LOOPBACK;
        int port;

        private Builder(String name) {
            this.name = name;
        }

        /** Where the endpoint file is put; made with mode 700 if it is missing. */
        public Builder folder(@Nullable Path path) {
            folder = path == null ? EndpointFile.defaultFolder() : path;
            return this;
        }

        /** Something that clients should know of the process, such as {@code run} and its id. */
        public Builder label(String key, String value) {
            labels.put(key, value);
            return this;
        }

        /**
         * Listens on another address than loopback: whoever reaches the port can try keys, and see when and how much is
         * sent; a tunnel does without. Without the keys of the endpoint file nothing is answered.
         *
         * @param address of this machine, as clients will name it
         * @param number of the port, 0 for a free one
         */
        public Builder listen(String address, int number) {
            host = address;
            port = number;
            return this;
        }

        /** How long a client may be silent before its streams end. */
        public Builder clientTimeout(Duration timeout) {
            clientTimeout = timeout;
            return this;
        }

        /**
         * Starts the agent, on a free port of the loopback interface unless told otherwise.
         *
         * @throws IOException if no port can be had or the endpoint file cannot be written
         */
        public Agent start() throws IOException {
            return new Agent(this);
        }
    }
}
