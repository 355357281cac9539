package org.netloupe.figure.scatter;

import org.netloupe.figure.Box;
import org.netloupe.figure.Plot;

/** The shown points by the square of pixels that they lie in, for hover in constant time. Immutable. */
final class PointIndex {

    private static final int SQUARE = 12;

    private final Scatter scatter;
    private final Plot plot;
    private final int columns;
    private final int rows;
    /** Start of each square's points in the list; one more than there are squares. */
    private final int[] starts;
    private final int[] points;

    PointIndex(Scatter scatter, Plot plot) {
        this.scatter = scatter;
        this.plot = plot;
        Box area = plot.area();
        columns = (int) Math.ceil(area.width() / SQUARE) + 1;
        rows = (int) Math.ceil(area.height() / SQUARE) + 1;
        starts = new int[columns * rows + 1];
        int[] squares = new int[scatter.points().size()];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = square(i);
            if (squares[i] >= 0) {
                starts[squares[i] + 1]++;
            }
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        points = new int[starts[starts.length - 1]];
        int[] next = starts.clone();
        for (int i = 0; i < squares.length; i++) {
            if (squares[i] >= 0) {
                points[next[squares[i]]++] = i;
            }
        }
    }

    private int square(int point) {
        if (!scatter.isShown(point)) {
            return -1;
        }
        double x = plot.toPixelX(scatter.points().x()[point]);
        double y = plot.toPixelY(scatter.points().y()[point]);
        return plot.area().contains(x, y) ? row(y) * columns + column(x) : -1;
    }

    private int column(double x) {
        return (int) Math.clamp((x - plot.area().x()) / SQUARE, 0, columns - 1);
    }

    private int row(double y) {
        return (int) Math.clamp((y - plot.area().y()) / SQUARE, 0, rows - 1);
    }

    /** How many points lie in the area. */
    int inside() {
        return points.length;
    }

    /**
     * The shown point drawn nearest to a place.
     *
     * @param reach
     *            at most so many pixels away
     * @return its index, or -1
     */
    int nearest(double x, double y, double reach) {
        int best = -1;
        double least = reach * reach;
        for (int row = row(y - reach); row <= row(y + reach); row++) {
            int from = starts[row * columns + column(x - reach)];
            int to = starts[row * columns + column(x + reach) + 1];
            for (int i = from; i < to; i++) {
                double dx = plot.toPixelX(scatter.points().x()[points[i]]) - x;
                double dy = plot.toPixelY(scatter.points().y()[points[i]]) - y;
                if (dx * dx + dy * dy <= least) {
                    least = dx * dx + dy * dy;
                    best = points[i];
                }
            }
        }
        return best;
    }
}
