package org.netloupe.registry.internal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.netloupe.registry.RegistryEvent;

/**
 * Tells listeners what changed, from one daemon thread, in the order of the changes. It looks at the registry's version
 * at once after a change in this process, and otherwise every half second, to see changes by others.
 */
public final class Announcer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Announcer.class.getName());
    private static final long POLL_MILLIS = 500;
    private static final long POLL_AFTER_FAULT_MILLIS = 5_000;

    private final Database database;
    private final List<Consumer<RegistryEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Object bell = new Object();
    private boolean rung;
    private boolean closed;
    private boolean started;
    private long seen;

    public Announcer(Database database) {
        this.database = database;
    }

    /** From now on, a listener learns of every change; the first listener starts the thread. */
    public void add(Consumer<RegistryEvent> listener) throws IOException {
        synchronized (bell) {
            if (!started && !closed) {
                seen = database.read(ChangeLog::version);
                started = true;
                Thread.ofPlatform().daemon().name("Registry changes").start(this::run);
            }
        }
        listeners.add(listener);
    }

    public void remove(Consumer<RegistryEvent> listener) {
        listeners.remove(listener);
    }

    /** Something was committed in this process. */
    public void ring() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    private void run() {
        boolean faulty = false;
        while (waitForChange(faulty ? POLL_AFTER_FAULT_MILLIS : POLL_MILLIS)) {
            try {
                if (!listeners.isEmpty()) {
                    announce();
                }
                faulty = false;
            } catch (IOException e) {
                if (!faulty) {
                    LOG.log(Level.WARNING, "Changes of the registry cannot be seen for now: " + e.getMessage());
                }
                faulty = true;
            }
        }
    }

    /** @return false at the end */
    private boolean waitForChange(long millis) {
        synchronized (bell) {
            try {
                if (!rung && !closed) {
                    bell.wait(millis);
                }
            } catch (InterruptedException e) {
                return false;
            }
            rung = false;
            return !closed;
        }
    }

    private void announce() throws IOException {
        if (database.read(ChangeLog::version) == seen) {
            return;
        }
        RegistryEvent event = database.read(connection -> ChangeLog.since(connection, seen));
        seen = event.version();
        if (!event.everything() && event.entries().isEmpty()) {
            return;
        }
        for (Consumer<RegistryEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.ERROR, "A listener of the registry failed; the others are told all the same", e);
            }
        }
    }

    @Override
    public void close() {
        synchronized (bell) {
            closed = true;
            bell.notifyAll();
        }
    }
}
