package org.netloupe.figure.chart;

/**
 * One line of a chart.
 *
 * @param id
 *            unique within the chart, what {@code Subject.Legend} and {@code Subject.Sample} carry
 * @param name
 *            shown in the legend
 * @param colour
 *            index into the class palette
 * @param style
 *            solid for training, dashed for validation
 * @param samples
 *            shared, see there
 */
public record LineSeries(String id, String name, int colour, LineStyle style, Samples samples) {

    /** A solid line whose name is its id. */
    public static LineSeries of(String name, int colour, Samples samples) {
        return new LineSeries(name, name, colour, LineStyle.SOLID, samples);
    }

    /** The same line, dashed. */
    public LineSeries dashed() {
        return new LineSeries(id, name, colour, LineStyle.DASHED, samples);
    }

    /** The same line with other samples, such as more of them. */
    public LineSeries withSamples(Samples other) {
        return new LineSeries(id, name, colour, style, other);
    }
}
