package org.netloupe.figure.chart;

import java.util.HashSet;
import java.util.Set;

import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.Figure;
import org.netloupe.figure.Navigable;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;

/**
 * Lines over iterations, epochs or time, for any number of samples: each pixel column keeps its first, lowest, highest
 * and last sample, so that no extreme is lost. The overlay is a cursor read-out of all lines.
 */
public record LineChart(LineChartModel model) implements Navigable {

    @Override
    public String title() {
        return model.title().isEmpty() ? model.y().label() : model.title();
    }

    @Override
    public Picture picture(Size size, Theme theme) {
        return new LineChartPicture(model, size, theme);
    }

    @Override
    public ChartViewport viewport() {
        return model.viewport();
    }

    @Override
    public LineChart withViewport(ChartViewport viewport) {
        return new LineChart(model.withViewport(viewport));
    }

    /** A click on a legend entry hides or shows its line. */
    @Override
    public Figure clicked(Subject subject) {
        if (!(subject instanceof Subject.Legend legend)) {
            return this;
        }
        Set<String> hidden = new HashSet<>(model.hidden());
        if (!hidden.remove(legend.series())) {
            hidden.add(legend.series());
        }
        return new LineChart(model.withHidden(hidden));
    }
}
