package org.netloupe.training.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.netloupe.core.operation.Operation;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.registry.Registry;
import org.netloupe.registry.Workspace;
import org.netloupe.registry.edit.Edit;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.registry.entry.RunId;
import org.netloupe.registry.query.RunQuery;
import org.netloupe.registry.query.RunRow;
import org.netloupe.stream.events.EventSink;
import org.netloupe.stream.events.EventWriter;
import org.netloupe.stream.imported.EventSource;
import org.netloupe.stream.imported.RunSource;
import org.netloupe.stream.imported.RunSources;
import org.netloupe.tensor.InputException;

/**
 * Takes runs that other programs recorded into the registry, all or none. Event files stay where they are and are followed
 * there; what was recorded in other forms is written to event files of the run's folder. A run that is there already is
 * answered as it is.
 *
 * @param paths files and folders, see {@link RunSources}
 * @param name for people, if there is one run only; else each has that of its source
 */
public record EventsImport(Workspace workspace, Registry registry, List<Path> paths,
        Optional<String> name) implements Operation<List<EventsImport.Imported>> {

    public EventsImport {
        paths = List.copyOf(paths);
    }

    /**
     * A run that was taken.
     *
     * @param known whether it was there before
     * @param damages what was passed over of its files, one sentence each
     */
    public record Imported(RunEntry run, boolean known, List<InputException> damages) {
        public Imported {
            damages = List.copyOf(damages);
        }
    }

    /** A run whose folder is whole. */
    private record Prepared(RunId id, RunFolder folder, TrainingRequest request, RunStatus status,
            List<InputException> damages) {}

    /** Remembers the last value of each tag. */
    private static final class Last implements EventSink {
        private final Map<String, Double> values = new HashMap<>();
        private long step;

        @Override
        public void scalar(String tag, long newStep, double wallTime, double value) {
            values.put(tag, value);
            step = Math.max(step, newStep);
        }
    }

    /** @throws InputException if a place holds no runs, or one of them cannot be read; nothing is registered */
    @Override
    public List<Imported> execute(Progress progress) throws IOException {
        List<RunSource> sources = new ArrayList<>();
        for (Path path : paths) {
            sources.addAll(RunSources.find(path));
        }
        if (name.isPresent() && sources.size() > 1) {
            throw new InputException("The name \"" + name.get() + "\"", "one run to give it to",
                    sources.size() + " runs", "Leave the name out, or import them one by one.");
        }
        Map<Path, RunId> known = known();
        List<Prepared> prepared = new ArrayList<>();
        progress.begin("Reading runs", sources.size());
        try {
            for (RunSource source : sources) {
                progress.checkCancelled();
                if (!known.containsKey(source.path())) {
                    prepared.add(prepare(source));
                }
                progress.worked(1);
            }
            register(prepared);
        } catch (IOException | RuntimeException e) {
            for (Prepared each : prepared) {
                delete(each.folder().path());
            }
            throw e;
        }
        return answer(sources, known, prepared);
    }

    /** The runs that were imported before, by where from. */
    private Map<Path, RunId> known() throws IOException {
        Map<Path, RunId> known = new HashMap<>();
        for (RunRow row : registry.runs(RunQuery.ALL).rows()) {
            Optional<RunEntry> run = registry.run(row.id());
            if (run.isPresent() && run.get().request().engine().equals(TrainingRequest.IMPORTED)) {
                run.get().request().dataset().path().ifPresent(path -> known.put(path, row.id()));
            }
        }
        return known;
    }

    private Prepared prepare(RunSource source) throws IOException {
        RunId id = registry.reserveRun();
        RunFolder folder = new RunFolder(Files.createDirectories(workspace.run(id)));
        try {
            Last last = new Last();
            List<InputException> damages = source instanceof EventSource
                    ? follow(source, folder, last)
                    : convert(source, folder, last);
            TrainingRequest request = TrainingRequest.imported(id.text(), name.orElseGet(source::name), source.path(),
                    source.settings());
            RunStatus status = new RunStatus(RunState.DONE, 0, 0, last.step, 1, Double.NaN, Double.NaN, last.values,
                    "", 0, 0, System.currentTimeMillis());
            folder.writeStatus(status);
            folder.writeRequest(request);
            return new Prepared(id, folder, request, status, damages);
        } catch (IOException | RuntimeException e) {
            delete(folder.path());
            throw e;
        }
    }

    private static List<InputException> follow(RunSource source, RunFolder folder, Last last) throws IOException {
        folder.useEvents(source.path());
        return source.read(last);
    }

    private static List<InputException> convert(RunSource source, RunFolder folder, Last last) throws IOException {
        IOException[] fault = new IOException[1];
        List<InputException> damages;
        try (EventWriter writer = new EventWriter(folder.path().resolve("events"))) {
            damages = source.read((tag, step, wallTime, value) -> {
                last.scalar(tag, step, wallTime, value);
                try {
                    writer.scalar(tag, step, wallTime, value);
                } catch (IOException e) {
                    fault[0] = e;
                }
            });
        }
        if (fault[0] != null) {
            throw fault[0];
        }
        return damages;
    }

    private void register(List<Prepared> prepared) throws IOException {
        List<Edit> undo = new ArrayList<>();
        Map<RunId, RunStatus> statuses = new HashMap<>();
        try {
            for (Prepared each : prepared) {
                registry.addRun(each.id(), each.folder().path(), each.request(), List.of());
                undo.add(new Edit.Delete(each.id()));
                // as of now, as the registry takes no status that is older than the entry
                statuses.put(each.id(), each.status().in(RunState.DONE, ""));
            }
            registry.updateRuns(statuses);
        } catch (IOException e) {
            try {
                registry.apply(new Edit.Several(undo));
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    private List<Imported> answer(List<RunSource> sources, Map<Path, RunId> known, List<Prepared> prepared)
            throws IOException {
        List<Imported> answer = new ArrayList<>();
        int next = 0;
        for (RunSource source : sources) {
            RunId before = known.get(source.path());
            RunId id = before == null ? prepared.get(next).id() : before;
            answer.add(new Imported(registry.run(id).orElseThrow(), before != null,
                    before == null ? prepared.get(next++).damages() : List.of()));
        }
        return answer;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
