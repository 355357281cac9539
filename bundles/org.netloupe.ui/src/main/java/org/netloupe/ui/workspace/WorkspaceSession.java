package org.netloupe.ui.workspace;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Control;
import org.netloupe.core.operation.Operation;
import org.netloupe.core.operation.Progress;
import org.netloupe.registry.Registry;
import org.netloupe.registry.RegistryEvent;
import org.netloupe.registry.Workspace;
import org.netloupe.registry.entry.EntryId;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.registry.entry.RunId;
import org.netloupe.registry.query.RunQuery;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.problem.Problems;
import org.netloupe.ui.work.Ui;

/**
 * The workspace that this workbench shows. The registry is opened and read by a thread of its own, when a view first
 * asks; views follow immutable snapshots of it, and every change of a snapshot reaches them on the display's thread.
 */
public final class WorkspaceSession {
    private static final WorkspaceSession WORKBENCH = new WorkspaceSession();

    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("workspace").factory()); //$NON-NLS-1$
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<RunId, RunEntry> runs = new HashMap<>();
    private volatile WorkspaceSnapshot snapshot = WorkspaceSnapshot.OPENING;
    private volatile String fault = ""; //$NON-NLS-1$
    private @Nullable Registry registry;
    private boolean started;

    private WorkspaceSession() {}

    /** The one of this workbench. */
    public static WorkspaceSession ofWorkbench() {
        return WORKBENCH;
    }

    /** The workspace's folder; empty where the product runs without one. */
    public static Optional<Path> folder() {
        return Optional.ofNullable(Platform.getInstanceLocation()).map(location -> location.getURL())
                .map(url -> Path.of(URI.create(url.toString().replace(" ", "%20")))); //$NON-NLS-1$ //$NON-NLS-2$
    }

    /** What is known now; opens the registry at the first call. */
    public WorkspaceSnapshot snapshot() {
        start();
        return snapshot;
    }

    /** Why the registry cannot be read, empty if it can. */
    public String fault() {
        return fault;
    }

    /** Tells a listener, on the display's thread, what is known now and every change as long as its control lives. */
    public void follow(Control owner, Consumer<WorkspaceSnapshot> listener) {
        Runnable told = () -> Ui.safeAsync(owner, () -> listener.accept(snapshot));
        listeners.add(told);
        owner.addDisposeListener(_ -> listeners.remove(told));
        start();
        told.run();
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            worker.execute(this::open);
        }
    }

    private void open() {
        try {
            Registry opened = Registry.open(Workspace.create(folder().orElseThrow()));
            registry = opened;
            opened.listen(event -> worker.execute(() -> readAgain(event)));
            readAgain(new RegistryEvent(0, true, java.util.Set.of()));
        } catch (IOException | RuntimeException e) {
            fault = Problems.sentence(e);
            Problems.log(Messages.Session_open, e);
            publish(new WorkspaceSnapshot(List.of(), List.of(), List.of(), true));
        }
    }

    private void readAgain(RegistryEvent event) {
        Registry source = registry;
        if (source == null) {
            return;
        }
        try {
            readRuns(source, event);
            List<RunEntry> newest = runs.values().stream()
                    .sorted(Comparator.comparingLong((RunEntry run) -> run.id().number()).reversed()).toList();
            publish(new WorkspaceSnapshot(source.models(), source.datasets(), newest, true));
        } catch (IOException | RuntimeException e) {
            Problems.log(Messages.Session_read, e);
        }
    }

    private void readRuns(Registry source, RegistryEvent event) throws IOException {
        List<RunId> listed = source.runs(RunQuery.ALL).rows().stream().map(row -> row.id()).toList();
        runs.keySet().retainAll(listed);
        for (RunId id : listed) {
            if (event.concerns(id) || !runs.containsKey(id)) {
                source.run(id).ifPresent(run -> runs.put(id, run));
            }
        }
    }

    private void publish(WorkspaceSnapshot changed) {
        if (!changed.equals(snapshot)) {
            snapshot = changed;
            listeners.forEach(Runnable::run);
        }
    }

    /** What is done with the registry. */
    @FunctionalInterface
    public interface Use<R> {
        R with(Registry registry) throws IOException;
    }

    /** Work with the registry for a job; waits until it is open. Not for the display's thread. */
    public <R> Operation<R> operation(Use<R> use) {
        start();
        return progress -> use(use, progress);
    }

    private <R> R use(Use<R> use, Progress progress) throws IOException {
        while (!snapshot.ready()) {
            progress.checkCancelled();
            awaitReady();
        }
        Registry opened = registry;
        if (opened == null) {
            throw new IOException(fault);
        }
        return use.with(opened);
    }

    /** What is queued behind the opening runs when it is done. */
    private void awaitReady() throws IOException {
        try {
            worker.submit(() -> {}).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IOException(e);
        }
    }

    /** Runs changes one after the other, in the order of the calls, beside the display's thread. */
    void inOrder(Runnable change) {
        start();
        worker.execute(change);
    }

    /** The open registry; only within {@link #inOrder}. */
    Registry opened() throws IOException {
        Registry opened = registry;
        if (opened == null) {
            throw new IOException(fault);
        }
        return opened;
    }

    /** Reads an entry's current name for messages. */
    public String nameOf(EntryId id) {
        return snapshot.entry(id.text()).map(entry -> entry.name()).orElse(id.text());
    }
}
