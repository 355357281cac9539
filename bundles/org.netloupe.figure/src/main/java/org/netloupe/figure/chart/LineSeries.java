package org.netloupe.figure.chart;

import java.util.Optional;

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
 * @param band
 *            the spread around it
 */
public record LineSeries(String id, String name, int colour, LineStyle style, Samples samples, Optional<Band> band) {

    /** A line without spread. */
    public LineSeries(String id, String name, int colour, LineStyle style, Samples samples) {
        this(id, name, colour, style, samples, Optional.empty());
    }

    /** A solid line whose name is its id. */
    public static LineSeries of(String name, int colour, Samples samples) {
        return new LineSeries(name, name, colour, LineStyle.SOLID, samples);
    }

    /** The same line, dashed. */
    public LineSeries dashed() {
        return new LineSeries(id, name, colour, LineStyle.DASHED, samples, band);
    }

    /** The same line with other samples, such as more of them. */
    public LineSeries withSamples(Samples other) {
        return new LineSeries(id, name, colour, style, other, band);
    }

    /** The same line with a spread around it. */
    public LineSeries withBand(Band spread) {
        return new LineSeries(id, name, colour, style, samples, Optional.of(spread));
    }
}
