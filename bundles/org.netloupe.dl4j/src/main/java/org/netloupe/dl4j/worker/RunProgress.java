package org.netloupe.dl4j.worker;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;

/**
 * Keeps a run's status file up to date: at once when the state changes or an epoch ends, otherwise twice a second while
 * something changes. Thread safe.
 */
final class RunProgress implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RunProgress.class.getName());
    private static final long PERIOD_MILLIS = 500;
    /** Weight of the newest batch in the moving mean of the speed. */
    private static final double NEWEST = 0.1;

    private final RunFolder folder;
    private final int epochs;
    private final long processStart = ProcessHandle.current().info().startInstant()
            .map(java.time.Instant::toEpochMilli).orElseGet(System::currentTimeMillis);
    private final Map<String, Double> metrics = new TreeMap<>();
    private final ScheduledExecutorService ticker = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("netloupe-status").factory());
    private BooleanSupplier paused = () -> false;
    private RunState state = RunState.STARTING;
    private String message = "";
    private int epoch;
    private long iteration;
    private long allIterations = 1;
    private double speed = Double.NaN;
    private double secondsPerIteration = Double.NaN;
    private boolean changed;

    RunProgress(RunFolder folder, int epochs) {
        this.folder = folder;
        this.epochs = epochs;
        ticker.scheduleWithFixedDelay(this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * The training begins.
     *
     * @param finished epochs that were trained before
     * @param iterationsPerEpoch updates of one epoch
     * @param isPaused tells whether the agent holds the training
     */
    synchronized void begin(int finished, long doneIterations, long iterationsPerEpoch, BooleanSupplier isPaused)
            throws IOException {
        paused = isPaused;
        epoch = finished;
        iteration = doneIterations;
        allIterations = Math.max(1, iterationsPerEpoch * epochs);
        enter(RunState.RUNNING, "");
    }

    /** One update more. */
    synchronized void batch(long iterations, int size, double seconds) {
        iteration = iterations;
        speed = Double.isNaN(speed) ? size / seconds : speed + NEWEST * (size / seconds - speed);
        secondsPerIteration = Double.isNaN(secondsPerIteration)
                ? seconds
                : secondsPerIteration + NEWEST * (seconds - secondsPerIteration);
        changed = true;
    }

    /** One epoch more; written at once. */
    synchronized void epoch(int finished, long iterations) throws IOException {
        epoch = finished;
        iteration = iterations;
        write();
    }

    /** The last value of a tag. */
    synchronized void metric(String tag, double value) {
        metrics.put(tag, value);
        changed = true;
    }

    /** Another state; written at once. */
    synchronized void enter(RunState next, String reason) throws IOException {
        state = next;
        message = reason;
        write();
    }

    /** Instances a second, over the last batches; NaN before the first. */
    synchronized double speed() {
        return speed;
    }

    private synchronized void tick() {
        RunState now = state == RunState.RUNNING || state == RunState.PAUSED
                ? paused.getAsBoolean() ? RunState.PAUSED : RunState.RUNNING
                : state;
        if (!changed && now == state || state.isFinal()) {
            return;
        }
        state = now;
        try {
            write();
        } catch (IOException e) {
            // the next one may succeed; the training is worth more than its status
            LOG.log(Level.WARNING, "The status could not be written", e);
        }
    }

    private void write() throws IOException {
        changed = false;
        double fraction = state == RunState.DONE ? 1 : Math.clamp((double) iteration / allIterations, 0, 1);
        double left = state.isFinal() ? 0 : secondsPerIteration * Math.max(0, allIterations - iteration);
        folder.writeStatus(new RunStatus(state, epoch, epochs, iteration, fraction, left, speed, metrics, message,
                ProcessHandle.current().pid(), processStart, System.currentTimeMillis()));
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
