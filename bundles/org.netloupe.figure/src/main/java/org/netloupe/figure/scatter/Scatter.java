package org.netloupe.figure.scatter;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.Figure;
import org.netloupe.figure.Navigable;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;

/**
 * A cloud of points. Where points lie over each other the colour is their mean and the opacity grows with their number,
 * so that the picture does not depend on their order and a million points stay legible. A point is the
 * {@link Subject.Instance} of its index. Immutable; the with-methods share the points.
 *
 * @param title
 *            in bold over the plot
 * @param axes
 *            the names of the axes, or empty for a map whose axes mean nothing: it has no ticks and one scale for both
 * @param hidden
 *            names of the classes that are switched off
 * @param selection
 *            indices of the selected points; if there are any, the others are dimmed. Must not change afterwards
 * @param traces
 *            drawn over the points
 * @param note
 *            at the right end of the header, may be empty
 */
public record Scatter(String title, Points points, Colouring colouring, Optional<Axes> axes, ChartViewport viewport,
        Set<String> hidden, BitSet selection, List<Trace> traces, String note) implements Navigable {

    /** The names of both axes. */
    public record Axes(String x, String y) {}

    public Scatter {
        hidden = Set.copyOf(hidden);
        traces = List.copyOf(traces);
    }

    /** A map without axes. */
    public static Scatter map(String title, Points points, Colouring colouring) {
        return new Scatter(title, points, colouring, Optional.empty(), ChartViewport.FIT, Set.of(), new BitSet(),
                List.of(), "");
    }

    /** A plot of one quantity over another. */
    public static Scatter plot(String title, Points points, Colouring colouring, Axes axes) {
        return new Scatter(title, points, colouring, Optional.of(axes), ChartViewport.FIT, Set.of(), new BitSet(),
                List.of(), "");
    }

    public Scatter withPoints(Points others) {
        return new Scatter(title, others, colouring, axes, viewport, hidden, selection, traces, note);
    }

    public Scatter withColouring(Colouring other) {
        return new Scatter(title, points, other, axes, viewport, hidden, selection, traces, note);
    }

    @Override
    public Scatter withViewport(ChartViewport window) {
        return new Scatter(title, points, colouring, axes, window, hidden, selection, traces, note);
    }

    public Scatter withHidden(Set<String> classes) {
        return new Scatter(title, points, colouring, axes, viewport, classes, selection, traces, note);
    }

    public Scatter withSelection(BitSet selected) {
        return new Scatter(title, points, colouring, axes, viewport, hidden, selected, traces, note);
    }

    public Scatter withTraces(List<Trace> shown) {
        return new Scatter(title, points, colouring, axes, viewport, hidden, selection, shown, note);
    }

    public Scatter withNote(String text) {
        return new Scatter(title, points, colouring, axes, viewport, hidden, selection, traces, text);
    }

    /** Whether a point is drawn: it has a place and its class is switched on. */
    public boolean isShown(int point) {
        return points.isDrawn(point) && !(colouring instanceof Colouring.ByClass byClass && !hidden.isEmpty()
                && byClass.classOf(point) >= 0 && hidden.contains(byClass.names().get(byClass.classOf(point))));
    }

    @Override
    public Picture picture(Size size, Theme theme) {
        return new ScatterPicture(this, size, theme);
    }

    /** A click on a legend entry hides or shows its class. */
    @Override
    public Figure clicked(Subject subject) {
        if (!(subject instanceof Subject.Legend legend)) {
            return this;
        }
        Set<String> names = new HashSet<>(hidden);
        if (!names.remove(legend.series())) {
            names.add(legend.series());
        }
        return withHidden(names);
    }
}
