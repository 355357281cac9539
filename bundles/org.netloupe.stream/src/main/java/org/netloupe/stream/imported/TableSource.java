package org.netloupe.stream.imported;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.netloupe.stream.events.EventSink;
import org.netloupe.tensor.InputException;

/**
 * A table of metrics in CSV or TSV: a row a step, a column a metric, as Keras, Lightning and Weights & Biases write it; or
 * TensorBoard's export of one tag, with the columns Wall time, Step and Value.
 *
 * @param path the file
 */
public record TableSource(Path path) implements RunSource {
    private static final List<String> STEPS = List.of("step", "global_step", "_step", "iteration", "iter", "batch",
            "epoch");
    private static final List<String> TIMES = List.of("wall time", "wall_time", "timestamp", "_timestamp", "time");
    /** The names that TensorBoard gives to the files that it exports. */
    private static final Pattern EXPORTED = Pattern.compile("run-(.*)-tag-(.*)\\.(?:csv|tsv)");

    /**
     * Where what stands.
     *
     * @param step column of the step
     * @param time column of the time, -1 for none
     * @param tags a tag a column, empty where there is none
     */
    private record Layout(char separator, int step, int time, String[] tags) {}

    /** How far the table was read. */
    private static final class Progress {
        private final boolean[] seen;
        private int line = 1;

        Progress(int columns) {
            seen = new boolean[columns];
        }
    }

    @Override
    public String name() {
        Matcher exported = EXPORTED.matcher(path.getFileName().toString());
        return exported.matches() ? exported.group(1) : stem();
    }

    private String stem() {
        return path.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public List<InputException> read(EventSink sink) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            String header = lines.readLine();
            Layout layout = layout(header == null ? "" : header.replace("\ufeff", ""));
            double fileTime = Files.getLastModifiedTime(path).toMillis() / 1e3;
            Progress progress = new Progress(layout.tags.length);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                progress.line++;
                if (!line.isBlank()) {
                    row(Cells.split(line, layout.separator), layout, fileTime, progress, sink);
                }
            }
        } catch (CharacterCodingException e) {
            throw new InputException(path.toString(), "text in UTF-8", "other bytes", "Save the table as UTF-8.", e);
        }
        return List.of();
    }

    private Layout layout(String header) throws InputException {
        char separator = Cells.separator(header);
        List<String> names = Cells.split(header, separator);
        List<String> lower = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        int step = first(lower, STEPS);
        int time = first(lower, TIMES);
        if (step < 0) {
            throw new InputException(path + ", line 1", "a column of steps named one of " + STEPS,
                    names.size() > 8 ? names.subList(0, 8) + " and more" : names.toString(), "");
        }
        String[] tags = names.toArray(String[]::new);
        tags[step] = "";
        if (time >= 0) {
            tags[time] = "";
        }
        if (lower.equals(List.of("wall time", "step", "value"))) {
            Matcher exported = EXPORTED.matcher(path.getFileName().toString());
            tags[2] = exported.matches() ? exported.group(2) : stem();
        }
        if (Arrays.stream(tags).allMatch(String::isEmpty)) {
            throw new InputException(path + ", line 1", "columns of metrics beside that of the step", "none", "");
        }
        return new Layout(separator, step, time, tags);
    }

    private static int first(List<String> names, List<String> wanted) {
        return wanted.stream().mapToInt(names::indexOf).filter(index -> index >= 0).findFirst().orElse(-1);
    }

    private void row(List<String> cells, Layout layout, double fileTime, Progress progress, EventSink sink)
            throws InputException {
        if (cells.size() != layout.tags.length) {
            throw new InputException(path + ", line " + progress.line, layout.tags.length + " cells",
                    Integer.toString(cells.size()), "");
        }
        double step = number(cells.get(layout.step), layout.step, progress.line);
        if (step != Math.rint(step) || Math.abs(step) > 1e15) {
            throw wrong(layout.step, progress.line, "a whole number as step", cells.get(layout.step));
        }
        double time = layout.time >= 0 && Cells.isNumber(cells.get(layout.time))
                ? seconds(Cells.number(cells.get(layout.time)))
                : fileTime;
        for (int column = 0; column < layout.tags.length; column++) {
            String cell = cells.get(column);
            if (!layout.tags[column].isEmpty() && !cell.isEmpty()) {
                metric(layout, column, cell, (long) step, time, progress, sink);
            }
        }
    }

    /** A column whose first value is a text has no metric. */
    private void metric(Layout layout, int column, String cell, long step, double time, Progress progress,
            EventSink sink) throws InputException {
        boolean first = !progress.seen[column];
        progress.seen[column] = true;
        if (first && !Cells.isNumber(cell)) {
            layout.tags[column] = "";
        } else {
            sink.scalar(layout.tags[column], step, time, number(cell, column, progress.line));
        }
    }

    private double number(String cell, int column, int line) throws InputException {
        try {
            return Cells.number(cell);
        } catch (NumberFormatException e) {
            throw wrong(column, line, "a number", cell);
        }
    }

    private InputException wrong(int column, int line, String expected, String cell) {
        String shown = cell.length() > 40 ? cell.substring(0, 40) + "..." : cell;
        return new InputException("%s, line %d, column %d".formatted(path, line, column + 1), expected,
                "\"" + shown + "\"", "");
    }

    /** Times above the year 5000 are taken to be milliseconds. */
    private static double seconds(double time) {
        return time > 1e11 ? time / 1e3 : time;
    }
}
