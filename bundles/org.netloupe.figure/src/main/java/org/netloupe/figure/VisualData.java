package org.netloupe.figure;

import java.util.List;

/**
 * Named values without a picture yet. Arrays are shared, not copied, and must not change.
 *
 * @param title
 *            where the values come from
 * @param values
 *            in the order in which they are to be shown
 */
public record VisualData(String title, List<NamedValue> values) {

    public VisualData {
        values = List.copyOf(values);
    }

    /** One value with its name. */
    public sealed interface NamedValue {
        /** How the value is called, unique within its data. */
        String name();
    }

    /**
     * Numbers over a position.
     *
     * @param x
     *            as long as y
     * @param unit
     *            of y, may be empty
     */
    public record Series(String name, double[] x, double[] y, String unit) implements NamedValue {
        /** @throws IllegalArgumentException if x and y differ in length */
        public Series {
            requireLength("series " + name + ": y", x.length, y.length);
        }
    }

    /**
     * Words at places of the series beside them.
     *
     * @param x
     *            positions, as many as texts
     * @param y
     *            values, as many as texts
     */
    public record Remarks(String name, double[] x, double[] y, List<String> texts) implements NamedValue {
        /** @throws IllegalArgumentException if there are not as many places as texts */
        public Remarks {
            texts = List.copyOf(texts);
            requireLength("remarks " + name + ": x", texts.size(), x.length);
            requireLength("remarks " + name + ": y", texts.size(), y.length);
        }
    }

    /**
     * One number per label, such as per class.
     *
     * @param labels
     *            as many as numbers
     */
    public record Labelled(String name, List<String> labels, double[] numbers) implements NamedValue {
        /** @throws IllegalArgumentException if there are not as many labels as numbers */
        public Labelled {
            labels = List.copyOf(labels);
            requireLength("values " + name + ": numbers", labels.size(), numbers.length);
        }
    }

    /**
     * Numbers in rows and columns, row-major.
     *
     * @param rowLabels
     *            one per row
     * @param columnLabels
     *            one per column
     */
    public record Matrix(String name, List<String> rowLabels, List<String> columnLabels,
            double[] numbers) implements NamedValue {
        /** @throws IllegalArgumentException if there are not rows x columns numbers */
        public Matrix {
            rowLabels = List.copyOf(rowLabels);
            columnLabels = List.copyOf(columnLabels);
            requireLength("matrix " + name + ": numbers", rowLabels.size() * columnLabels.size(), numbers.length);
        }
    }

    /**
     * An image, row-major, channels last, each sample 0 to 255.
     *
     * @param channels
     *            1 (grey) or 3 (red, green, blue)
     */
    public record Image(String name, int width, int height, int channels, byte[] samples) implements NamedValue {
        /** @throws IllegalArgumentException if there are not width x height x channels samples */
        public Image {
            requireLength("image " + name + ": samples", width * height * channels, samples.length);
        }
    }

    /**
     * Places in the plane, such as a projection.
     *
     * @param classes
     *            index into classNames of each place, or empty
     */
    public record Places(String name, float[] x, float[] y, int[] classes,
            List<String> classNames) implements NamedValue {
        /** @throws IllegalArgumentException if the arrays differ in length */
        public Places {
            classNames = List.copyOf(classNames);
            requireLength("places " + name + ": y", x.length, y.length);
            requireLength("places " + name + ": classes", classNames.isEmpty() ? 0 : x.length, classes.length);
        }
    }

    /** Distributions of the same quantity at ascending steps. */
    public record Histograms(String name, List<Histogram> steps) implements NamedValue {
        public Histograms {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Rows of text or mixed values, each with a cell per column.
     *
     * @param columns
     *            headers
     */
    public record Table(String name, List<String> columns, List<List<String>> rows) implements NamedValue {
        /** @throws IllegalArgumentException if a row has not one cell per column */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                requireLength("table " + name + ": a row", columns.size(), row.size());
            }
        }
    }

    private static void requireLength(String what, int expected, int found) {
        if (expected != found) {
            throw new IllegalArgumentException(what + " should be " + expected + " long, but there are " + found + ".");
        }
    }
}
