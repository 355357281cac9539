package org.example.vendor;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.netloupe.core.data.Probe;
import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.model.ModelFormat;
import org.netloupe.core.operation.Progress;
import org.netloupe.tensor.InputException;

/**
 * Models that are one typical curve a class, as text: the first line is {@code centroids FEATURES}, each other line the
 * values of one class.
 */
public final class CentroidFormat implements ModelFormat {
    private static final String MAGIC = "centroids ";

    @Override
    public Probe probe(Path file) {
        return file.getFileName().toString().endsWith(".centroids") ? Probe.CERTAIN : Probe.NO;
    }

    @Override
    public LoadedModel load(Path file, Progress progress) throws IOException {
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.getFirst().matches(MAGIC + "[1-9]\\d{0,5}")) {
            throw new InputException(file + ", line 1", "the word centroids and a number of features",
                    lines.isEmpty() ? "an empty file" : "\"" + lines.getFirst() + "\"", "");
        }
        int features = Integer.parseInt(lines.getFirst().substring(MAGIC.length()));
        List<float[]> centroids = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            progress.checkCancelled();
            centroids.add(centroid(file + ", line " + (i + 1), lines.get(i), features));
        }
        return new CentroidModel(file.getFileName().toString(), features, centroids);
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException e) {
            throw new InputException(file.toString(), "centroids as UTF-8 text", "other bytes", "", e);
        }
    }

    private static float[] centroid(String place, String line, int features) throws InputException {
        String[] words = line.strip().split("\\s+");
        if (words.length != features) {
            throw new InputException(place, features + " values", words.length + " values", "");
        }
        float[] values = new float[features];
        for (int i = 0; i < features; i++) {
            values[i] = Recordings.number(place, words[i]);
        }
        return values;
    }
}
