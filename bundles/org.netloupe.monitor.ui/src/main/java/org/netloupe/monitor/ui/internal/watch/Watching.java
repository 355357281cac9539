package org.netloupe.monitor.ui.internal.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;
import org.netloupe.agent.EndpointFile;
import org.netloupe.core.training.RunFolder;
import org.netloupe.monitor.watch.LiveStream;
import org.netloupe.monitor.watch.ProcessWatch;
import org.netloupe.monitor.watch.WatchedProcess;
import org.netloupe.registry.Workspace;
import org.netloupe.ui.workspace.WorkspaceSession;

/**
 * The processes, the one that queries go to, and the streams that are shown: one for the workbench, so that all views
 * mean the same. Used on the display's thread, but for the looking itself.
 */
public final class Watching {
    private static final long LOOK_MILLIS = 1500;
    private static final Watching WORKBENCH = new Watching();

    /** Is told, on the display's thread, that another process or other streams were chosen. */
    @FunctionalInterface
    interface ChoiceListener {
        void chosen();
    }

    private final ProcessWatch watch = new ProcessWatch();
    private final List<ChoiceListener> listeners = new CopyOnWriteArrayList<>();
    private Optional<WatchedProcess> process = Optional.empty();
    private List<LiveStream> shown = List.of();
    private boolean looking;

    private Watching() {}

    /** The one of this workbench; it begins to look when it is first asked for. */
    public static Watching ofWorkbench() {
        WORKBENCH.begin();
        return WORKBENCH;
    }

    private synchronized void begin() {
        if (looking) {
            return;
        }
        looking = true;
        Thread thread = Thread.ofPlatform().daemon().name("netloupe-look-for-processes").start(this::look); //$NON-NLS-1$
        PlatformUI.getWorkbench().addWorkbenchListener(new IWorkbenchListener() {
            @Override
            public boolean preShutdown(IWorkbench workbench, boolean forced) {
                return true;
            }

            @Override
            public void postShutdown(IWorkbench workbench) {
                thread.interrupt();
                watch.close();
            }
        });
    }

    private void look() {
        try {
            Optional<Path> runs = WorkspaceSession.folder().map(folder -> new Workspace(folder).runs());
            while (!Thread.interrupted()) {
                watch.refresh(folders(runs));
                for (WatchedProcess known : watch.processes()) {
                    if (known.state() == WatchedProcess.State.CONNECTED) {
                        known.describe();
                    }
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where agents put their endpoint files: the user's folder, and one in each run's folder. */
    private static List<Path> folders(Optional<Path> ofRuns) {
        List<Path> folders = new ArrayList<>();
        folders.add(EndpointFile.defaultFolder());
        ofRuns.filter(Files::isDirectory).ifPresent(runs -> {
            try (Stream<Path> each = Files.list(runs)) {
                each.map(run -> new RunFolder(run).agent()).filter(Files::isDirectory).forEach(folders::add);
            } catch (IOException e) {
                // whoever lists the runs says so
            }
        });
        return folders;
    }

    /** All processes and streams. */
    public ProcessWatch watch() {
        return watch;
    }

    /** All streams of all processes. */
    public List<LiveStream> streams() {
        return watch.processes().stream().flatMap(p -> p.streams().stream()).toList();
    }

    /** The process that queries go to: the chosen one, or the only one that still runs. */
    public Optional<WatchedProcess> process() {
        List<WatchedProcess> running = watch.processes().stream()
                .filter(p -> p.state() != WatchedProcess.State.LOST).toList();
        return process.filter(running::contains)
                .or(() -> running.size() == 1 ? running.stream().findFirst() : Optional.empty());
    }

    /** Lets queries go to a process, and asks it what can be observed. */
    public void choose(WatchedProcess chosen) {
        process = Optional.of(chosen);
        chosen.describe();
        tell();
    }

    /** The streams whose answers are shown. */
    public List<LiveStream> shown() {
        return shown;
    }

    /** Shows the answers of streams. */
    public void show(List<LiveStream> streams) {
        if (!shown.equals(streams)) {
            shown = List.copyOf(streams);
            tell();
        }
    }

    /** Runs a query and shows its answer. */
    public LiveStream run(WatchedProcess in, String query) {
        LiveStream stream = in.open(query);
        show(List.of(stream));
        return stream;
    }

    void follow(ChoiceListener listener) {
        listeners.add(listener);
    }

    void forget(ChoiceListener listener) {
        listeners.remove(listener);
    }

    private void tell() {
        listeners.forEach(ChoiceListener::chosen);
    }
}
