package org.netloupe.ui.figure;

import java.util.Optional;

import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.Figure;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Subject;

/** What the user did on a {@link FigureCanvas}; called on the display's thread. */
public interface FigureListener {
    /** The user zoomed, panned or fitted; the canvas shows it already. */
    default void viewportChanged(ChartViewport viewport) {}

    /** The user clicked on a control of the figure, such as a legend entry; the canvas shows the new figure already. */
    default void controlClicked(Subject control, Figure changed) {}

    /** The user clicked on something that is no control. @param extend whether Ctrl or Shift was down */
    default void clicked(Hit hit, boolean extend) {}

    /** Something else is under the pointer now. */
    default void hovered(Optional<Subject> subject) {}
}
