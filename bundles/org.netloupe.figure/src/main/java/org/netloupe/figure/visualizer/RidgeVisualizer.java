package org.netloupe.figure.visualizer;

import org.netloupe.figure.Figure;
import org.netloupe.figure.VisualData;
import org.netloupe.figure.VisualData.Histograms;
import org.netloupe.figure.Visualizer;
import org.netloupe.figure.ridge.Ridge;

/** Histograms over time, one behind the other. */
public final class RidgeVisualizer implements Visualizer {

    @Override
    public double fit(VisualData data) {
        return data.values().size() == 1 ? Selection.share(data, Histograms.class) : 0;
    }

    @Override
    public Figure figure(VisualData data) {
        Histograms histograms = Selection.only(data, Histograms.class);
        return new Ridge(data.title(), histograms.name(), "step", histograms.steps());
    }
}
