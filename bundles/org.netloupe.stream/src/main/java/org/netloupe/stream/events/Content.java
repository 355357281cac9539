package org.netloupe.stream.events;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;

/** What an entry other than a scalar holds. */
public sealed interface Content {

    /**
     * Counts in intervals; the arrays are shared and must not be changed.
     *
     * @param lefts lower limits, ascending
     * @param rights upper limits, each the lower limit of the next interval
     * @param counts how many values lie in each interval
     */
    record Histogram(double[] lefts, double[] rights, double[] counts) implements Content {
        public Histogram {
            if (lefts.length != rights.length || lefts.length != counts.length) {
                throw new IllegalArgumentException("Expected as many limits as counts, found %d, %d and %d"
                        .formatted(lefts.length, rights.length, counts.length));
            }
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Histogram that && Arrays.equals(lefts, that.lefts)
                    && Arrays.equals(rights, that.rights) && Arrays.equals(counts, that.counts);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(lefts) + Arrays.hashCode(counts);
        }

        @Override
        public String toString() {
            return "histogram of " + counts.length + " intervals";
        }
    }

    /**
     * The images of one step.
     *
     * @param width in pixels, as the file says it
     * @param height in pixels, as the file says it
     * @param encoded each a file in PNG, JPEG or GIF; shared, not to be changed
     */
    record Images(int width, int height, List<byte[]> encoded) implements Content {
        public Images {
            encoded = List.copyOf(encoded);
        }
    }

    /**
     * Texts, usually Markdown.
     *
     * @param shape empty for one text, otherwise that of a table
     * @param items row by row
     */
    record Text(List<Integer> shape, List<String> items) implements Content {
        public Text {
            shape = List.copyOf(shape);
            items = List.copyOf(items);
        }

        /** One text. */
        public static Text of(String text) {
            return new Text(List.of(), List.of(text));
        }
    }

    /** Numbers with a shape. */
    record Numbers(Tensor tensor) implements Content {}

    /** What a run was started with. */
    record SessionStart(Map<String, Value> hyperparameters) implements Content {
        public SessionStart {
            hyperparameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperparameters));
        }
    }

    /**
     * How a run ended.
     *
     * @param status 0 unknown, 1 success, 2 failure, 3 running
     */
    record SessionEnd(int status) implements Content {}

    /**
     * What the runs of a search vary and measure.
     *
     * @param hyperparameters their names
     * @param metrics tags of scalars
     */
    record Experiment(List<String> hyperparameters, List<String> metrics) implements Content {
        public Experiment {
            hyperparameters = List.copyOf(hyperparameters);
            metrics = List.copyOf(metrics);
        }
    }
}
