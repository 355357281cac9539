package org.netloupe.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.netloupe.cli.internal.Session;
import org.netloupe.cli.picture.DatasetPictures;
import org.netloupe.cli.picture.PictureFile;
import org.netloupe.cli.picture.RunPictures;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.operation.Progress;
import org.netloupe.figure.Figure;
import org.netloupe.figure.graph.ModelGraph;
import org.netloupe.monitor.picture.GraphViews;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.training.RunResults;

/**
 * The pictures that the demo leaves.
 *
 * @param out an existing folder
 */
public record DemoResults(Session session, Path out) {
    private static final int SAMPLES = 60;

    /** @return the files, each written whole */
    public List<Path> write(RunEntry run) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String measure : List.of("loss", "accuracy")) {
            Figure chart = RunPictures.chart(measure, List.of(run), false);
            files.add(write(chart, measure + ".png", 1000, 600));
            files.add(write(chart, measure + ".svg", 1000, 600));
        }
        files.add(write(RunPictures.confusion(run, 0), "confusion.png", 800, 760));
        try (Dataset dataset = session.datasets().open(run.request().dataset(), Progress.NONE)) {
            files.add(write(DatasetPictures.samples(dataset, SAMPLES), "samples.png", 880, 450));
        }
        Optional<ComputationGraph> graph = RunResults.graph(run.runFolder());
        if (graph.isPresent()) {
            files.add(write(ModelGraph.of(run.name(), GraphViews.of(graph.get())), "network.png", 700, 900));
        }
        return files;
    }

    private Path write(Figure figure, String name, int width, int height) throws IOException {
        PictureFile file = PictureFile.of(out.resolve(name), width, height);
        file.write(figure);
        return file.file();
    }
}
