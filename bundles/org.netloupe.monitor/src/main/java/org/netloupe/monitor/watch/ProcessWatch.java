package org.netloupe.monitor.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.netloupe.agent.EndpointFile;
import org.netloupe.stream.AgentConnection;

/**
 * The processes with an agent whose endpoint files lie in some folders: those of the user, those of the runs of a
 * workspace. A process that ended stays as long as it has streams, so that what it said can still be read. Safe for any
 * threads.
 */
public final class ProcessWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ProcessWatch.class.getName());

    private final Map<Path, WatchedProcess> processes = new LinkedHashMap<>();
    private final List<WatchListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<Path> unreadable = new HashSet<>();

    /** Adds a listener of everything here and below: processes, their descriptions, their streams. */
    public void listen(WatchListener listener) {
        listeners.add(listener);
    }

    /** Takes a listener away. */
    public void forget(WatchListener listener) {
        listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(WatchListener::changed);
    }

    /** What is known, in the order of discovery. */
    public synchronized List<WatchedProcess> processes() {
        return List.copyOf(processes.values());
    }

    /**
     * Looks into the folders again; reads files and is not for the thread of a user interface. A folder that cannot be read
     * is logged once and passed over.
     */
    public void refresh(List<Path> folders) {
        List<EndpointFile.Found> found = new ArrayList<>();
        for (Path folder : folders) {
            try {
                found.addAll(AgentConnection.processes(folder));
                unreadable.remove(folder);
            } catch (IOException e) {
                if (unreadable.add(folder)) {
                    LOG.log(System.Logger.Level.WARNING, "Processes in " + folder + " are not seen: " + e.getMessage());
                }
            }
        }
        if (merge(found)) {
            changed();
        }
    }

    private synchronized boolean merge(List<EndpointFile.Found> found) {
        Set<Path> running = new HashSet<>();
        boolean changed = false;
        for (EndpointFile.Found one : found) {
            if (one.alive()) {
                running.add(one.file());
                if (!processes.containsKey(one.file())) {
                    processes.put(one.file(), new WatchedProcess(one.endpoint(), this::changed));
                    changed = true;
                }
            }
        }
        List<WatchedProcess> gone = processes.entrySet().stream()
                .filter(e -> !running.contains(e.getKey()) && e.getValue().streams().isEmpty()).map(Map.Entry::getValue)
                .toList();
        processes.values().removeAll(gone);
        gone.forEach(WatchedProcess::close);
        return changed || !gone.isEmpty();
    }

    /** Ends all streams and connections; the processes go on. */
    @Override
    public void close() {
        processes().forEach(WatchedProcess::close);
        synchronized (this) {
            processes.clear();
        }
    }
}
