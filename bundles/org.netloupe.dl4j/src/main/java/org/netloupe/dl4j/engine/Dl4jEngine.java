package org.netloupe.dl4j.engine;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.TrainingEngine;
import org.netloupe.core.training.WorkerLauncher;
import org.netloupe.dl4j.network.NetworkPlan;
import org.netloupe.tensor.Shape;

/** Trains with DL4J, one worker process a run. */
public final class Dl4jEngine implements TrainingEngine {
    /** Id of the worker's Equinox application; its plain main class is org.netloupe.dl4j.worker.WorkerMain. */
    public static final String APPLICATION = "org.netloupe.dl4j.worker";

    @Override
    public ComputationGraph describe(Architecture architecture, FeatureKind features, Shape featureShape,
            Target target) throws IOException {
        return NetworkPlan.of(architecture, features, featureShape, target).graph();
    }

    @Override
    public ProcessHandle start(RunFolder folder, WorkerLauncher launcher) throws IOException {
        Path path = folder.path().toAbsolutePath();
        List<String> options = List.of("-XX:ErrorFile=" + path.resolve("hs_err_pid%p.log"),
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0");
        List<String> command = launcher.command(APPLICATION, options, List.of(path.toString()));
        Files.createDirectories(path);
        ProcessBuilder builder = new ProcessBuilder(command).directory(path.toFile()).redirectErrorStream(true)
                .redirectInput(Redirect.from(new File(File.separatorChar == '\\' ? "NUL" : "/dev/null")))
                .redirectOutput(Redirect.appendTo(folder.log().toFile()));
        builder.environment().putAll(threads(folder.readRequest().settings().threads()));
        return builder.start().toHandle();
    }

    /**
     * The numerics' threads. Those that wait do so passively: spinning ones would take the processor from the threads they
     * wait for when other programs run too.
     */
    private static Map<String, String> threads(int wanted) {
        int threads = wanted == 0 ? Runtime.getRuntime().availableProcessors() : wanted;
        return Map.of("OMP_NUM_THREADS", Integer.toString(threads), "OPENBLAS_NUM_THREADS", Integer.toString(threads),
                "OMP_WAIT_POLICY", "passive");
    }
}
