package org.netloupe.dl4j.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.opening.DatasetOpener;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.training.Optimizer;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.dl4j.format.Dl4jZip;
import org.netloupe.dl4j.format.InputNote;
import org.netloupe.dl4j.natives.Natives;
import org.netloupe.dl4j.network.Dl4jModel;
import org.netloupe.dl4j.network.NetworkBuilder;
import org.netloupe.dl4j.network.NetworkPlan;
import org.netloupe.dl4j.network.TrainableModel;
import org.netloupe.dl4j.training.Trainer;
import org.netloupe.tensor.InputException;

/** Carries out the run of one folder, from its last checkpoint if it has one. */
final class Worker {
    private final RunFolder folder;
    private final Contributions contributions;
    private final LongSupplier freeMemory;

    /** @param freeMemory bytes that this machine can still give */
    Worker(RunFolder folder, Contributions contributions, LongSupplier freeMemory) {
        this.folder = folder;
        this.contributions = contributions;
        this.freeMemory = freeMemory;
    }

    /** The exit status of the process. */
    int run() {
        RunLog.begin();
        TrainingRequest request;
        try {
            request = folder.readRequest();
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        try (RunProgress progress = new RunProgress(folder, request.settings().epochs())) {
            return run(request, progress);
        }
    }

    private int run(TrainingRequest request, RunProgress progress) {
        try {
            progress.enter(RunState.STARTING, "");
            RunState end = train(request, progress);
            progress.enter(end, "");
            RunLog.say("run " + end.name().toLowerCase());
            return 0;
        } catch (IOException | RuntimeException | Error e) {
            // whatever ends a training is its result; the log has the details
            e.printStackTrace();
            return failed(progress, reason(e));
        }
    }

    private static int failed(RunProgress progress, String reason) {
        try {
            progress.enter(RunState.FAILED, reason);
        } catch (IOException e) {
            System.err.println("The status could not be written: " + e.getMessage());
        }
        return 1;
    }

    /** One sentence for people. */
    private static String reason(Throwable e) {
        String message = String.valueOf(e.getMessage());
        Optional<String> memory = wantOfMemory(e);
        if (memory.isPresent()) {
            return "The training ran out of memory: use smaller batches or fewer units (%s).".formatted(memory.get());
        }
        if (e instanceof InputException) {
            return message;
        }
        return "The training failed with " + e.getClass().getSimpleName() + ": " + message;
    }

    /** What could not be had, wherever among the causes; libraries wrap it in failures of all kinds. */
    private static Optional<String> wantOfMemory(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            String message = String.valueOf(e.getMessage());
            if (e instanceof OutOfMemoryError || message.startsWith("Cannot allocate")) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    private RunState train(TrainingRequest request, RunProgress progress) throws IOException {
        int threads = request.settings().threads();
        RunLog.say("process %d, run %s, %s".formatted(ProcessHandle.current().pid(), request.run(),
                threads == 0 ? "a thread per core" : "threads: " + threads));
        Natives.prepare();
        try (Dataset dataset = new DatasetOpener(contributions).open(request.dataset(), Progress.NONE)) {
            Start start = start(request, dataset);
            ComputationGraph network = start.network();
            Trainer trainer = new Trainer(network, dataset, request.settings(), contributions);
            InputNote note = new InputNote(dataset.featureKind(),
                    Arrays.stream(dataset.featureShape().extents()).boxed().toList(), dataset.target().classNames());
            double rate = start.finished() == 0
                    ? request.settings().optimizer().learningRate()
                    : TrainableModel.learningRate(network).orElse(request.settings().optimizer().learningRate());
            try (RunAgent agent = new RunAgent(folder, request, network, trainer, note, rate);
                    RunRecorder recorder = new RunRecorder(folder, progress, agent, network, note)) {
                progress.begin(start.finished(), network.getConfiguration().getIterationCount(),
                        trainer.iterationsPerEpoch(), agent::isPaused);
                RunLog.say("%d parameters, %d of %d epochs done".formatted(network.numParams(), start.finished(),
                        request.settings().epochs()));
                return trainer.train(start.finished(), recorder) ? RunState.DONE : RunState.STOPPED;
            }
        }
    }

    /** A network and the epochs that it has behind it. */
    private record Start(ComputationGraph network, int finished) {}

    private Start start(TrainingRequest request, Dataset dataset) throws IOException {
        Optional<Start> interrupted = lastWhole(folder.checkpoints());
        return interrupted.isPresent() ? interrupted.get() : beginning(request, dataset);
    }

    /** The newest checkpoint that is whole; a damaged one costs its epoch, not the run. */
    private static Optional<Start> lastWhole(List<Path> checkpoints) {
        for (Path checkpoint : checkpoints.reversed()) {
            try {
                Start start = new Start(Dl4jZip.read(checkpoint, true).network(), RunFolder.epochOf(checkpoint));
                RunLog.say("going on from " + checkpoint.getFileName());
                return Optional.of(start);
            } catch (IOException e) {
                if (e.getCause() instanceof OutOfMemoryError memory) {
                    throw memory;
                }
                RunLog.say("passing over the checkpoint %s: %s".formatted(checkpoint.getFileName(), e.getMessage()));
            }
        }
        if (!checkpoints.isEmpty()) {
            RunLog.say("no checkpoint is whole: the training begins anew");
        }
        return Optional.empty();
    }

    private Start beginning(TrainingRequest request, Dataset dataset) throws IOException {
        Architecture architecture = request.architecture();
        Optimizer optimizer = request.settings().optimizer();
        String model = request.model();
        if (architecture != null) {
            NetworkPlan plan = NetworkPlan.of(architecture, dataset.featureKind(), dataset.featureShape(),
                    dataset.target());
            new MemoryNeed("Network " + plan.name(), plan.graph().parameterCount(), optimizer.kind(), false)
                    .check(freeMemory.getAsLong());
            ComputationGraph network = new ComputationGraph(NetworkBuilder.configure(plan, request.settings()));
            network.init();
            return new Start(network, 0);
        }
        Dl4jModel loaded = TrainableModel.open(contributions, Path.of(String.valueOf(model)));
        new MemoryNeed("Model " + model, loaded.network().numParams(), optimizer.kind(), true)
                .check(freeMemory.getAsLong());
        TrainableModel.prepare(loaded.network(), optimizer);
        return new Start(loaded.network(), 0);
    }
}
