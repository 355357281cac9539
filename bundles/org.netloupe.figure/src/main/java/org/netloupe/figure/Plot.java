package org.netloupe.figure;

import java.util.Optional;

/**
 * The part of a picture that zooms and pans, and the arithmetic of doing so: pure functions from gestures to viewports.
 *
 * @param area
 *            where it lies in the picture
 * @param x
 *            what is shown from left to right
 * @param y
 *            what is shown from bottom to top, or from top to bottom where down is set
 * @param down
 *            whether y grows downwards
 * @param uniform
 *            whether both axes keep the same scale
 */
public record Plot(Box area, Interval x, Interval y, boolean down, boolean uniform) {

    /** A box smaller than this on both sides is a click, not a box. */
    private static final double SMALLEST_BOX = 4;

    /** The horizontal place of a value in axis coordinates. */
    public double toPixelX(double value) {
        return area.x() + x.fraction(value) * area.width();
    }

    /** The vertical place of a value in axis coordinates. */
    public double toPixelY(double value) {
        double fraction = y.fraction(value);
        return area.y() + (down ? fraction : 1 - fraction) * area.height();
    }

    /** The value in axis coordinates at a horizontal place. */
    public double fromPixelX(double pixel) {
        return x.at(fractionX(pixel));
    }

    /** The value in axis coordinates at a vertical place. */
    public double fromPixelY(double pixel) {
        return y.at(fractionY(pixel));
    }

    /**
     * Zooms at the pointer, which keeps its place over the data. Beside the area, over an axis, only that axis zooms.
     *
     * @param factor
     *            above 1 zooms in
     */
    public ChartViewport zoom(double px, double py, double factor) {
        boolean besideX = !uniform && (px < area.x() || px >= area.right());
        boolean besideY = !uniform && (py < area.y() || py >= area.bottom());
        Optional<Interval> newX = besideX ? Optional.of(x) : Optional.of(x.zoomed(clampUnit(fractionX(px)), factor));
        Optional<Interval> newY = besideY ? Optional.of(y) : Optional.of(y.zoomed(clampUnit(fractionY(py)), factor));
        return new ChartViewport(newX, newY);
    }

    /** Moves the data with the pointer by so many pixels. */
    public ChartViewport pan(double dx, double dy) {
        double spansX = -dx / Math.max(1, area.width());
        double spansY = (down ? -dy : dy) / Math.max(1, area.height());
        return ChartViewport.of(x.shifted(spansX), y.shifted(spansY));
    }

    /** Shows what lies in a box of the picture, clipped to the area; a box of a few pixels changes nothing. */
    public ChartViewport box(Box box) {
        double left = Math.clamp(box.x(), area.x(), area.right());
        double right = Math.clamp(box.right(), area.x(), area.right());
        double top = Math.clamp(box.y(), area.y(), area.bottom());
        double bottom = Math.clamp(box.bottom(), area.y(), area.bottom());
        if (right - left < SMALLEST_BOX && bottom - top < SMALLEST_BOX) {
            return ChartViewport.of(x, y);
        }
        return uniform
                ? boxKeepingScale(new Box(left, top, right - left, bottom - top))
                : ChartViewport.of(Interval.covering(fromPixelX(left), fromPixelX(right)),
                        Interval.covering(fromPixelY(bottom), fromPixelY(top)));
    }

    private ChartViewport boxKeepingScale(Box box) {
        double factor = Math.min(area.width() / Math.max(1, box.width()), area.height() / Math.max(1, box.height()));
        double width = area.width() / factor;
        double height = area.height() / factor;
        double left = box.centreX() - width / 2;
        double top = box.centreY() - height / 2;
        return ChartViewport.of(Interval.covering(fromPixelX(left), fromPixelX(left + width)),
                Interval.covering(fromPixelY(top), fromPixelY(top + height)));
    }

    private double fractionX(double pixel) {
        return (pixel - area.x()) / Math.max(1, area.width());
    }

    private double fractionY(double pixel) {
        double fraction = (pixel - area.y()) / Math.max(1, area.height());
        return down ? fraction : 1 - fraction;
    }

    private static double clampUnit(double fraction) {
        return Math.clamp(fraction, 0, 1);
    }
}
