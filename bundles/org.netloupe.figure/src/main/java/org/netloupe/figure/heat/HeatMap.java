package org.netloupe.figure.heat;

import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.Interval;
import org.netloupe.figure.Navigable;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.figure.colour.ColourMap;

/**
 * A matrix as colours, the first row at the top. Where several cells share a pixel it shows the value farthest from the
 * reference (zero of a diverging map, else the lower end), so that no extreme is lost. A cell is the
 * {@link Subject.Cell} of its row and column.
 *
 * @param title
 *            in bold over the matrix
 * @param range
 *            what the ends of the map stand for; values beyond have the colour of the end
 * @param viewport
 *            rows and columns that are shown; cell i reaches from i to i + 1
 */
public record HeatMap(String title, Cells cells, ColourMap map, Interval range, ChartViewport viewport)
        implements
            Navigable {

    /** The whole matrix: diverging around zero if there are values on both sides of it, else in viridis. */
    public static HeatMap of(String title, Cells cells) {
        Interval range = cells.range();
        if (range.min() < 0 && range.max() > 0) {
            double most = Math.max(-range.min(), range.max());
            return new HeatMap(title, cells, ColourMap.DIVERGING, new Interval(-most, most), ChartViewport.FIT);
        }
        return new HeatMap(title, cells, ColourMap.VIRIDIS, range, ChartViewport.FIT);
    }

    @Override
    public HeatMap withViewport(ChartViewport window) {
        return new HeatMap(title, cells, map, range, window);
    }

    @Override
    public Picture picture(Size size, Theme theme) {
        return new HeatMapPicture(this, size, theme);
    }

    /** The value that a pixel shows the deviation from. */
    double reference() {
        return map == ColourMap.DIVERGING ? 0 : range.min();
    }
}
