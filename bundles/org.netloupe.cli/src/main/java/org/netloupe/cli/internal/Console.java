package org.netloupe.cli.internal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.netloupe.core.json.Json;
import org.netloupe.core.operation.Progress;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * What a command prints: its result on the standard output, everything else on the standard error, so that the result can
 * be piped.
 *
 * @param terminal whether a person watches: then progress is one line that changes
 */
public record Console(PrintStream out, PrintStream error, boolean terminal, Cancellation cancellation) {

    /** One JSON document; the only thing a command with {@code --json} prints on the standard output. */
    public void document(Object result) {
        try {
            out.println(Json.MAPPER.writeValueAsString(JsonResult.of(result)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result cannot be written as JSON", e);
        }
    }

    /** A line of the result. */
    public void line(String format, Object... values) {
        out.println(values.length == 0 ? format : format.formatted(values));
    }

    /** A line beside the result. */
    public void note(String format, Object... values) {
        error.println(values.length == 0 ? format : format.formatted(values));
    }

    /** Columns as wide as their widest text; the last one is not padded. */
    public void table(List<String> head, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(head));
        all.addAll(rows);
        int[] widths = IntStream.range(0, head.size())
                .map(column -> all.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)).toArray();
        for (List<String> row : all) {
            out.println(IntStream.range(0, row.size()).mapToObj(i -> padded(row.get(i), widths[i]))
                    .collect(Collectors.joining("  ")).stripTrailing());
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** Progress for one operation on the standard error, cancelled by Ctrl+C. */
    public Progress progress() {
        return new ConsoleProgress(this);
    }

    /** A line that replaces the one before on a terminal. */
    public void status(String text) {
        if (terminal) {
            error.print("\r\033[K" + text);
            error.flush();
        } else {
            error.println(text);
        }
    }

    /** Ends the line that changes. */
    public void endStatus() {
        if (terminal) {
            error.println();
        }
    }
}
