package org.netloupe.training;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.netloupe.agent.value.Value;
import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.extension.Contribution;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.opening.DatasetOpener;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingEngine;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.core.training.WorkerLauncher;
import org.netloupe.registry.Registry;
import org.netloupe.registry.Workspace;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.registry.entry.RunId;
import org.netloupe.registry.query.RunOrder;
import org.netloupe.registry.query.RunQuery;
import org.netloupe.registry.query.RunRow;
import org.netloupe.tensor.InputException;

/**
 * Starts and follows the runs of a workspace. The truth about a run is in its folder; this brings it into the registry,
 * notices processes that have died, starts what is queued, and takes the models of ended runs into the registry. Any
 * number of supervisors, in any number of processes, may look after one workspace, and none need to be there for a run to
 * go on. Thread safe.
 */
public final class TrainingSupervisor implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TrainingSupervisor.class.getName());
    private static final long LOOK_MILLIS = 500;

    private final Workspace workspace;
    private final Registry registry;
    private final Contributions contributions;
    private final RunStarter starter;
    private final RunModels models;
    private final int atOnce;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "netloupe-supervisor");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param registry of the workspace; the caller closes it after the supervisor
     * @param launcher how workers are started
     * @param atOnce how many runs may have a process at the same time; further ones wait
     */
    public TrainingSupervisor(Workspace workspace, Registry registry, Contributions contributions,
            WorkerLauncher launcher, int atOnce) {
        this.workspace = workspace;
        this.registry = registry;
        this.atOnce = atOnce;
        this.contributions = contributions;
        starter = new RunStarter(contributions, launcher);
        models = new RunModels(registry, contributions);
    }

    /** As many runs at once as do not slow each other down too much on this machine. */
    public static int defaultAtOnce() {
        return Math.max(2, Runtime.getRuntime().availableProcessors() / 4);
    }

    /** Looks after the runs about twice a second from now on, on a thread of its own. */
    public void watch() {
        clock.scheduleWithFixedDelay(this::reconcileOrLog, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void reconcileOrLog() {
        try {
            reconcile();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "The runs could not be looked after; trying again", e);
        }
    }

    /**
     * Adds a run and starts it if there is room, otherwise it waits for its turn.
     *
     * @return its id
     * @throws InputException if the engine is unknown, the data are broken or a layer does not fit: then there is no run;
     *             or its process cannot be started: then the run is there as FAILED
     */
    public RunId train(TrainingPlan plan) throws IOException {
        Optional<ComputationGraph> network = network(plan);
        RunId id = registry.reserveRun();
        RunFolder folder = new RunFolder(Files.createDirectories(workspace.run(id)));
        TrainingRequest request = plan.request(id.text());
        folder.writeRequest(request);
        if (network.isPresent()) {
            RunResults.writeGraph(folder, network.get());
        }
        folder.writeStatus(RunStatus.queued(plan.settings().epochs()));
        registry.addRun(id, folder.path(), request, plan.inputs());
        reconcile();
        RunStatus status = status(id);
        if (status.state() == RunState.FAILED) {
            throw new InputException("Run " + id.text(), "a process that trains", status.message(), "");
        }
        return id;
    }

    /** What an architecture becomes on the data: a layer that does not fit is told before anything is started. */
    private Optional<ComputationGraph> network(TrainingPlan plan) throws IOException {
        Contribution<TrainingEngine> engine = contributions.named(ExtensionPoint.TRAINING_ENGINES, plan.engine());
        try (Dataset data = new DatasetOpener(contributions).open(plan.dataset(), Progress.NONE)) {
            return plan.beginning() instanceof TrainingPlan.FromArchitecture(Architecture architecture)
                    ? Optional.of(engine.require(
                            e -> e.describe(architecture, data.featureKind(), data.featureShape(), data.target())))
                    : Optional.empty();
        }
    }

    /**
     * Goes on with a run that was stopped or has failed, from its last checkpoint.
     *
     * @param epochs the number of all epochs from now on, or empty to keep it; a run that is done needs more of them
     * @throws InputException if the run has a process, or nothing is left to train
     */
    public void resume(RunId id, OptionalInt epochs) throws IOException {
        RunFolder folder = folder(id);
        RunLock.hold(folder, () -> {
            queueAgain(id, folder, epochs);
            return null;
        });
        reconcile();
    }

    private void queueAgain(RunId id, RunFolder folder, OptionalInt epochs) throws IOException {
        TrainingRequest request = folder.readRequest();
        if (request.engine().equals(TrainingRequest.IMPORTED)) {
            throw new InputException("Run " + id, "a run that was trained here", "one that was imported", "");
        }
        int all = epochs.orElse(request.settings().epochs());
        RunStatus status = RunHealth.check(folder).orElseGet(() -> RunStatus.queued(all));
        if (!status.state().isFinal()) {
            throw new InputException("Run " + id, "a run that has ended", "one that is " + word(status.state()), "");
        }
        List<Path> checkpoints = folder.checkpoints();
        int done = checkpoints.isEmpty() ? 0 : RunFolder.epochOf(checkpoints.getLast());
        if (done >= all) {
            throw new InputException("Run " + id, "epochs that are left to train", "all %d done".formatted(all),
                    "Give it more epochs than that.");
        }
        if (epochs.isPresent()) {
            folder.writeRequest(withEpochs(request, all));
        }
        RunStatus queued = new RunStatus(RunState.QUEUED, done, all, status.iteration(), (double) done / all,
                Double.NaN, Double.NaN, status.metrics(), "", 0, 0, System.currentTimeMillis());
        folder.writeStatus(queued);
        registry.updateRun(id, queued);
    }

    private static TrainingRequest withEpochs(TrainingRequest request, int epochs) {
        return new TrainingRequest(request.run(), request.name(), request.engine(), request.datasetProvider(),
                request.datasetPath(), request.datasetOptions(), request.architecture(), request.model(),
                request.settings().withEpochs(epochs));
    }

    /** Holds a run after the batch that is under way. */
    public void pause(RunId id) throws IOException {
        command(id, "pause", Map.of());
    }

    /** Lets a paused run go on. */
    public void proceed(RunId id) throws IOException {
        command(id, "resume", Map.of());
    }

    /** Saves a checkpoint after the batch that is under way, beside those after each epoch. */
    public void checkpoint(RunId id) throws IOException {
        command(id, "checkpoint", Map.of());
    }

    /**
     * Changes a setting of a run while it trains.
     *
     * @param setting as its process declares it: {@code learningRate}
     */
    public void set(RunId id, String setting, double value) throws IOException {
        command(id, "set", Map.of("name", new Value.Text(setting), "value", new Value.Real(value)));
    }

    private void command(RunId id, String name, Map<String, Value> arguments) throws IOException {
        RunFolder folder = requireProcess(id);
        RunAgent.command(folder, name, arguments);
        reconcile();
    }

    private RunFolder requireProcess(RunId id) throws IOException {
        RunState state = status(id).state();
        if (!state.hasProcess()) {
            throw new InputException("Run " + id, "a run that trains", "one that is " + word(state), "");
        }
        return folder(id);
    }

    /**
     * Ends a run after the batch that is under way; it can be resumed. A process that cannot be reached is killed, and
     * the epoch under way is lost.
     */
    public void stop(RunId id) throws IOException {
        RunFolder folder = folder(id);
        if (RunHealth.check(folder).filter(status -> status.state() == RunState.QUEUED).isPresent()) {
            RunLock.hold(folder, () -> {
                RunStatus queued = folder.readStatus().orElseThrow();
                folder.writeStatus(queued.in(RunState.STOPPED, "Stopped before it began"));
                return null;
            });
        } else {
            requireProcess(id);
            stopProcess(folder);
        }
        reconcile();
    }

    private static void stopProcess(RunFolder folder) throws IOException {
        try {
            RunAgent.command(folder, "stop", Map.of());
        } catch (IOException e) {
            LOG.log(Level.INFO, "A run does not answer and is ended: " + e.getMessage());
            RunLock.hold(folder, () -> {
                RunEnd.byForce(folder);
                return null;
            });
        }
    }

    /** The true state of a run, from its folder. */
    public RunStatus status(RunId id) throws IOException {
        RunEntry run = entry(id);
        return RunHealth.check(run.runFolder()).orElse(run.status());
    }

    /** The folder of a run. */
    public RunFolder folder(RunId id) throws IOException {
        return entry(id).runFolder();
    }

    private RunEntry entry(RunId id) throws IOException {
        return registry.run(id).orElseThrow(() -> new InputException("\"" + id + "\"", "a run of this workspace",
                "none of this id", "\"netloupe ls runs\" lists them."));
    }

    /**
     * Brings the registry up to date from the folders of all runs that have not ended, and starts what is queued where
     * there is room. {@link #watch()} does so regularly; a command does so once.
     */
    public synchronized void reconcile() throws IOException {
        Map<RunId, RunStatus> changed = new HashMap<>();
        int busy = 0;
        List<RunRow> open = registry.runs(RunQuery.ALL
                .withStates(RunState.QUEUED, RunState.STARTING, RunState.RUNNING, RunState.PAUSED)
                .withOrder(new RunOrder(RunOrder.Field.CREATED, false))).rows();
        for (RunRow row : open) {
            RunEntry run = entry(row.id());
            RunStatus status = seen(run);
            busy += status.state().hasProcess() ? 1 : 0;
            note(run, status, changed);
        }
        for (RunRow row : open) {
            if (busy < atOnce && changed.getOrDefault(row.id(), entry(row.id()).status()).state() == RunState.QUEUED) {
                busy += startQueued(entry(row.id()), changed) ? 1 : 0;
            }
        }
        registry.updateRuns(changed);
    }

    /** A folder that cannot be read costs its own run, not the others. */
    private static RunStatus seen(RunEntry run) throws IOException {
        try {
            return RunHealth.check(run.runFolder()).orElse(run.status());
        } catch (InputException e) {
            return run.status().in(RunState.FAILED, e.getMessage());
        }
    }

    private void note(RunEntry run, RunStatus status, Map<RunId, RunStatus> changed) throws IOException {
        takeModels(run, status); // before the state: if this process dies in between, the next one takes them
        if (status.updated() != run.status().updated() || status.state() != run.status().state()) {
            changed.put(run.id(), status);
        }
    }

    private void takeModels(RunEntry run, RunStatus status) throws IOException {
        if (status.state() == RunState.DONE || status.state() == RunState.STOPPED) {
            models.take(run);
        }
    }

    private boolean startQueued(RunEntry run, Map<RunId, RunStatus> changed) throws IOException {
        try {
            RunStatus status = starter.startQueued(run.runFolder());
            changed.put(run.id(), status);
            return status.state().hasProcess();
        } catch (InputException e) {
            LOG.log(Level.WARNING, "Run " + run.id() + " could not be started: " + e.getMessage());
            run.runFolder().readStatus().ifPresent(status -> changed.put(run.id(), status));
            return false;
        }
    }

    /**
     * Takes run folders of the workspace that the registry does not know into it, as after a lost database.
     *
     * @return the runs that were taken
     */
    public List<RunId> adopt() throws IOException {
        List<RunId> adopted = new RunAdoption(workspace, registry).adopt();
        for (RunId id : adopted) {
            takeModels(entry(id), status(id));
        }
        return adopted;
    }

    static String word(RunState state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Stops looking; runs go on. */
    @Override
    public void close() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
