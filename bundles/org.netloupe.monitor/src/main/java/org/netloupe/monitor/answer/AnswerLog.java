package org.netloupe.monitor.answer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;
import org.netloupe.monitor.answer.Answer.Timed;

/**
 * Keeps what a stream answers. Numbers, pairs and triples are all kept, 8 bytes a number; of other values the newest,
 * as many as fit into a budget of memory. Safe for any threads.
 */
public final class AnswerLog {

    /** Values other than numbers: at most so many, and about so many bytes. */
    private static final int MOST_KEPT = 1000;
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_COLUMNS = 3;

    private final String title;
    private final Deque<Timed> latest = new ArrayDeque<>();
    private long latestBytes;
    private long received;
    private boolean numeric = true;
    private int size;
    private long firstMicros;
    private double[] seconds = new double[0];
    private double[][] columns = new double[0][];

    /** An empty log. */
    public AnswerLog(String title) {
        this.title = title;
    }

    /** Adds the next value. */
    public synchronized void add(long number, long micros, Value value) {
        received++;
        if (size == 0 && numeric) {
            firstMicros = micros;
        }
        addNumbers(micros, value);
        latest.add(new Timed(number, micros, value));
        latestBytes += bytes(value);
        while (latest.size() > MOST_KEPT || latestBytes > MOST_BYTES && latest.size() > 1) {
            latestBytes -= bytes(latest.remove().value());
        }
    }

    private void addNumbers(long micros, Value value) {
        double[] numbers = numeric ? numbers(value) : new double[0];
        if (numbers.length == 0 || size > 0 && numbers.length != columns.length) {
            // from here on the values are of another kind, and are shown one by one
            numeric = false;
            columns = new double[0][];
            seconds = new double[0];
            return;
        }
        if (size == seconds.length) {
            grow(numbers.length);
        }
        seconds[size] = (micros - firstMicros) / 1e6;
        for (int i = 0; i < numbers.length; i++) {
            columns[i][size] = numbers[i];
        }
        size++;
    }

    private void grow(int width) {
        int room = Math.max(256, size + (size >> 1));
        seconds = Arrays.copyOf(seconds, room);
        double[][] wider = new double[width][];
        for (int i = 0; i < width; i++) {
            wider[i] = size == 0 ? new double[room] : Arrays.copyOf(columns[i], room);
        }
        columns = wider;
    }

    private static double[] numbers(Value value) {
        return switch (value) {
            case Value.Whole number -> new double[]{number.value()};
            case Value.Real number -> new double[]{number.value()};
            case Value.Tuple tuple when isShort(tuple) -> tuple.items().stream().mapToDouble(Value::asDouble).toArray();
            default -> new double[0];
        };
    }

    private static boolean isShort(Value.Tuple tuple) {
        return tuple.items().size() >= 2 && tuple.items().size() <= MOST_COLUMNS
                && tuple.items().stream().allMatch(item -> item instanceof Value.Whole || item instanceof Value.Real);
    }

    /** About how much memory a value takes. */
    private static long bytes(Value value) {
        return 48 + switch (value) {
            case Value.Text text -> 2L * text.value().length();
            case Value.Tuple tuple -> tuple.items().stream().mapToLong(AnswerLog::bytes).sum();
            case Value.Mapping map -> map.entries().entrySet().stream()
                    .mapToLong(e -> 2L * e.getKey().length() + bytes(e.getValue())).sum();
            case Tensor tensor -> (long) tensor.size() * tensor.element().bytes();
            case Image image -> (long) image.width() * image.height() * image.channels();
            default -> 0;
        };
    }

    /** What there is now. */
    public synchronized Answer snapshot() {
        Optional<Columns> numbers = numeric && size > 0
                ? Optional.of(new Columns(size, seconds, columns))
                : Optional.empty();
        List<Timed> values = new ArrayList<>(latest);
        return new Answer(title, received, numbers, values);
    }

    /** How many values came so far. */
    public synchronized long received() {
        return received;
    }
}
