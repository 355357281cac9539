package org.netloupe.figure.visualizer;

import org.netloupe.figure.Figure;
import org.netloupe.figure.VisualData;
import org.netloupe.figure.VisualData.Places;
import org.netloupe.figure.Visualizer;
import org.netloupe.figure.scatter.Colouring;
import org.netloupe.figure.scatter.Points;
import org.netloupe.figure.scatter.Scatter;

/** Places as a cloud of points, coloured by their class. */
public final class ScatterVisualizer implements Visualizer {

    @Override
    public double fit(VisualData data) {
        return data.values().size() == 1 ? Selection.share(data, Places.class) : 0;
    }

    @Override
    public Figure figure(VisualData data) {
        Places places = Selection.only(data, Places.class);
        Colouring colouring = places.classNames().isEmpty()
                ? Colouring.PLAIN
                : Colouring.ByClass.of("class", places.classes(), places.classNames());
        return Scatter.map(data.title(), new Points(places.x(), places.y()), colouring);
    }
}
