package org.netloupe.stream.imported;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.netloupe.stream.events.EventSink;
import org.netloupe.tensor.InputException;

/**
 * A run in MLflow's file store: a folder with {@code meta.yaml} and the folders {@code metrics}, {@code params} and
 * {@code tags}.
 */
public record MlflowSource(Path path) implements RunSource {

    /** A line of a metric's file. */
    private record Point(long millis, double value, long step) {}

    /** Whether a folder is a run that was not deleted. */
    static boolean isRun(Path folder) throws IOException {
        return Files.isRegularFile(folder.resolve("meta.yaml")) && Files.isDirectory(folder.resolve("metrics"))
                && !field(folder, "lifecycle_stage").equals(Optional.of("deleted"));
    }

    @Override
    public String name() {
        try {
            return field(path, "run_name").or(() -> text(path.resolve("tags/mlflow.runName")))
                    .orElse(path.getFileName().toString());
        } catch (IOException e) {
            return path.getFileName().toString();
        }
    }

    /** A field at the top of meta.yaml, which has no structure but lines of names and values. */
    private static Optional<String> field(Path folder, String name) throws IOException {
        for (String line : lines(folder.resolve("meta.yaml"))) {
            if (line.startsWith(name + ":")) {
                String value = line.substring(name.length() + 1).strip();
                boolean quoted = value.length() > 1 && (value.startsWith("'") || value.startsWith("\""));
                value = quoted ? value.substring(1, value.length() - 1) : value;
                return value.isEmpty() ? Optional.empty() : Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(String.join(" ", lines(file)).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new InputException(file.toString(), "text in UTF-8", "other bytes", "", e);
        }
    }

    @Override
    public Map<String, String> settings() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        for (Path file : files(path.resolve("params"))) {
            settings.put(nameIn("params", file), text(file).orElse(""));
        }
        return settings;
    }

    @Override
    public List<InputException> read(EventSink sink) throws IOException {
        for (Path file : files(path.resolve("metrics"))) {
            List<Point> points = points(file);
            boolean numbered = points.stream().mapToLong(Point::step).distinct().count() == 1;
            for (int i = 0; i < points.size(); i++) {
                Point point = points.get(i);
                // without steps in the program MLflow writes the same one always: then the position is it
                long step = numbered && points.size() > 1 ? i : point.step;
                sink.scalar(nameIn("metrics", file), step, point.millis / 1e3, point.value);
            }
        }
        return List.of();
    }

    private String nameIn(String folder, Path file) {
        return path.resolve(folder).relativize(file).toString().replace('\\', '/');
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Point> points(Path file) throws IOException {
        List<Point> points = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (!line.isBlank()) {
                points.add(point(file, number, line.strip()));
            }
        }
        points.sort(Comparator.comparingLong(Point::step));
        return points;
    }

    private static Point point(Path file, int number, String line) throws InputException {
        String[] words = line.split("\\s+");
        try {
            if (words.length == 2 || words.length == 3) {
                return new Point(Long.parseLong(words[0]), Cells.number(words[1]),
                        words.length == 3 ? Long.parseLong(words[2]) : 0);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InputException(file + ", line " + number, "a time in milliseconds, a value and a step",
                "\"" + (line.length() > 60 ? line.substring(0, 60) + "..." : line) + "\"", "");
    }
}
