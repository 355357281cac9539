package org.netloupe.figure.chart;

import java.util.Optional;

import org.netloupe.figure.Plot;

/**
 * The sample drawn nearest to a place.
 *
 * @param index
 *            of the sample
 * @param x
 *            where it is drawn, in logical pixels
 * @param y
 *            where it is drawn, in logical pixels
 * @param distance
 *            from the place, in logical pixels
 */
record Nearest(LineSeries series, int index, double x, double y, double distance) {

    /** How many pixels to either side are searched. */
    private static final double REACH = 10;

    /** The nearest sample of all visible lines within reach; the topmost where two are as near. */
    static Optional<Nearest> to(LineChartPicture picture, double x, double y) {
        Optional<Nearest> best = Optional.empty();
        for (LineSeries series : picture.model().visible()) {
            Optional<Nearest> found = in(picture, series, x, y);
            if (found.isPresent() && (best.isEmpty() || found.get().distance <= best.get().distance)) {
                best = found;
            }
        }
        return best;
    }

    private static Optional<Nearest> in(LineChartPicture picture, LineSeries series, double x, double y) {
        Plot plot = picture.layout().plot();
        Samples samples = picture.shown(series);
        int from = samples.firstFor(plot.fromPixelX(x - REACH));
        int to = samples.endFor(plot.fromPixelX(x + REACH));
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = from; i < to; i++) {
            double dx = plot.toPixelX(samples.x(i)) - x;
            if (Math.abs(dx) <= REACH && picture.model().y().shows(samples.y(i))) {
                double dy = plot.toPixelY(picture.model().y().toAxis(samples.y(i))) - y;
                if (dx * dx + dy * dy < least) {
                    least = dx * dx + dy * dy;
                    best = i;
                }
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(at(picture, series, samples, best, Math.sqrt(least)));
    }

    private static Nearest at(LineChartPicture picture, LineSeries series, Samples samples, int index,
            double distance) {
        Plot plot = picture.layout().plot();
        return new Nearest(series, index, plot.toPixelX(samples.x(index)),
                plot.toPixelY(picture.model().y().toAxis(samples.y(index))), distance);
    }
}
