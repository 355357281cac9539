package org.netloupe.figure.scatter;

import java.util.BitSet;
import java.util.List;

import org.netloupe.figure.Plot;
import org.netloupe.figure.Point;

/** Which shown points lie inside of a line drawn around them, or inside of a box given by its corners. */
public final class Lasso {

    private Lasso() {}

    /**
     * The shown points within a closed line; parts that it goes around twice are outside (even-odd rule).
     *
     * @param line
     *            corners in pixels of the picture
     * @param plot
     *            of that picture
     * @return a new set of indices; empty for fewer than three corners
     */
    public static BitSet within(Scatter scatter, List<Point> line, Plot plot) {
        BitSet inside = new BitSet();
        double[] cornersX = line.stream().mapToDouble(p -> plot.fromPixelX(p.x())).toArray();
        double[] cornersY = line.stream().mapToDouble(p -> plot.fromPixelY(p.y())).toArray();
        Points points = scatter.points();
        for (int i = 0; i < points.size(); i++) {
            if (scatter.isShown(i) && isInside(points.x()[i], points.y()[i], cornersX, cornersY)) {
                inside.set(i);
            }
        }
        return inside;
    }

    private static boolean isInside(double x, double y, double[] cornersX, double[] cornersY) {
        boolean inside = false;
        for (int i = 0, before = cornersX.length - 1; i < cornersX.length; before = i++) {
            boolean crosses = cornersY[i] > y != cornersY[before] > y;
            if (crosses && x < cornersX[i]
                    + (y - cornersY[i]) / (cornersY[before] - cornersY[i]) * (cornersX[before] - cornersX[i])) {
                inside = !inside;
            }
        }
        return inside;
    }
}
