package org.netloupe.monitor.ui.internal.watch;

import java.util.List;
import java.util.stream.IntStream;

import org.netloupe.agent.value.Value;
import org.netloupe.monitor.answer.Answer;
import org.netloupe.monitor.answer.Columns;
import org.netloupe.monitor.watch.LiveStream;
import org.netloupe.ui.figure.ExportSource;

/** The values of a stream as rows: all numbers, of other values the newest. */
record AnswerValues(LiveStream stream) implements ExportSource.Values {
    @Override
    public List<String> header() {
        return stream.answer().columns().map(c -> java.util.stream.Stream.concat(java.util.stream.Stream.of("seconds"), //$NON-NLS-1$
                IntStream.range(0, c.width()).mapToObj(i -> "value" + i)).toList()) //$NON-NLS-1$
                .orElse(List.of("number", "micros", "value")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }

    @Override
    public Iterable<List<String>> rows() {
        Answer answer = stream.answer();
        if (answer.columns().isPresent()) {
            Columns columns = answer.columns().get();
            return () -> IntStream.range(0, columns.size()).mapToObj(i -> row(columns, i)).iterator();
        }
        return answer.latest().stream()
                .map(t -> List.of(Long.toString(t.number()), Long.toString(t.micros()), text(t.value()))).toList();
    }

    private static List<String> row(Columns columns, int index) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(Double.toString(columns.seconds()[index])),
                IntStream.range(0, columns.width()).mapToObj(k -> Double.toString(columns.columns()[k][index])))
                .toList();
    }

    private static String text(Value value) {
        return value.toString();
    }
}
