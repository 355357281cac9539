package org.netloupe.ui.figure;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.netloupe.figure.Box;
import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Interaction;
import org.netloupe.figure.Plot;
import org.netloupe.figure.Point;

/** Turns mouse and keyboard on a canvas into zoom, pan, hover and clicks. */
final class FigureGestures {
    /** Pixels that the pointer may move in a click. */
    private static final int CLICK_SLACK = 4;
    /** Zoom of one wheel step; a notch gives three. */
    private static final double WHEEL_STEP = 1.08;
    private static final double KEY_ZOOM = 1.25;
    /** Part of the plot that an arrow key moves. */
    private static final double KEY_PAN = 0.1;

    private enum Drag {
        NONE, BAND, PAN
    }

    private final FigureCanvas canvas;
    private Drag drag = Drag.NONE;
    private Point start = new Point(0, 0);
    private @Nullable Plot startPlot;
    private boolean space;
    private String shownTip = "";

    FigureGestures(FigureCanvas canvas) {
        this.canvas = canvas;
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseUp, this::up);
        canvas.addListener(SWT.MouseDoubleClick, this::fit);
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseExit, _ -> leave());
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.KeyUp, event -> space = event.keyCode != SWT.SPACE && space);
        canvas.addListener(SWT.FocusOut, _ -> space = false);
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
    }

    private void down(Event event) {
        canvas.setFocus();
        start = new Point(event.x, event.y);
        Plot plot = canvas.plot().orElse(null);
        startPlot = plot;
        if (plot == null) {
            return;
        }
        if (event.button == 2 || event.button == 1 && space) {
            drag = Drag.PAN;
            canvas.setCursor(canvas.getDisplay().getSystemCursor(SWT.CURSOR_SIZEALL));
        } else if (event.button == 1 && plot.area().contains(event.x, event.y)) {
            drag = Drag.BAND;
        }
    }

    private void move(Event event) {
        Point here = new Point(event.x, event.y);
        Plot plot = startPlot;
        if (drag == Drag.PAN && plot != null) {
            canvas.setViewport(plot.pan(here.x() - start.x(), here.y() - start.y()));
        } else if (drag == Drag.BAND && start.distance(event.x, event.y) >= CLICK_SLACK) {
            canvas.interact(Interaction.at(event.x, event.y).withBand(Optional.of(Box.between(start, here))));
        } else {
            hover(event);
        }
    }

    private void hover(Event event) {
        Optional<Hit> hit = canvas.hit(event.x, event.y);
        canvas.interact(Interaction.at(event.x, event.y).withHovered(hit.map(Hit::subject)));
        boolean ownReadOut = canvas.plot().map(plot -> plot.area().contains(event.x, event.y)).orElse(false);
        String tip = ownReadOut ? "" : hit.map(Hit::text).orElse("");
        if (!tip.equals(shownTip)) {
            shownTip = tip;
            canvas.setToolTipText(tip.isEmpty() ? null : tip);
        }
    }

    private void up(Event event) {
        Drag ended = drag;
        Plot plot = startPlot;
        drag = Drag.NONE;
        canvas.setCursor(null);
        boolean click = start.distance(event.x, event.y) < CLICK_SLACK;
        if (ended == Drag.BAND && !click && plot != null) {
            canvas.interact(Interaction.at(event.x, event.y));
            canvas.setViewport(plot.box(Box.between(start, new Point(event.x, event.y))));
        } else if (click && event.button == 1) {
            canvas.hit(event.x, event.y)
                    .ifPresent(hit -> canvas.click(hit, (event.stateMask & (SWT.MOD1 | SWT.SHIFT)) != 0));
        }
    }

    private void fit(Event event) {
        boolean inPlot = canvas.plot().map(plot -> plot.area().contains(event.x, event.y)).orElse(false);
        if (event.button == 1 && inPlot) {
            drag = Drag.NONE;
            canvas.setViewport(ChartViewport.FIT);
        }
    }

    private void wheel(Event event) {
        if (canvas.plot().isPresent()) {
            canvas.zoom(event.x, event.y, Math.pow(WHEEL_STEP, event.count));
            event.doit = false;
        }
    }

    private void leave() {
        if (drag == Drag.NONE) {
            canvas.interact(Interaction.NONE);
        }
    }

    private void key(Event event) {
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> pan(KEY_PAN, 0);
            case SWT.ARROW_RIGHT -> pan(-KEY_PAN, 0);
            case SWT.ARROW_UP -> pan(0, KEY_PAN);
            case SWT.ARROW_DOWN -> pan(0, -KEY_PAN);
            case '+', '=', SWT.KEYPAD_ADD -> zoomCentre(KEY_ZOOM);
            case '-', SWT.KEYPAD_SUBTRACT -> zoomCentre(1 / KEY_ZOOM);
            case SWT.HOME, '0' -> canvas.setViewport(ChartViewport.FIT);
            case SWT.SPACE -> space = true;
            case SWT.ESC -> {
                drag = Drag.NONE;
                canvas.interact(Interaction.NONE);
            }
            default -> {
                // not a gesture of ours
            }
        }
    }

    private void pan(double x, double y) {
        canvas.plot().ifPresent(
                plot -> canvas.setViewport(plot.pan(x * plot.area().width(), y * plot.area().height())));
    }

    private void zoomCentre(double factor) {
        Rectangle area = canvas.getClientArea();
        Point centre = canvas.plot().map(Plot::area).map(box -> new Point(box.centreX(), box.centreY()))
                .orElse(new Point(area.width / 2.0, area.height / 2.0));
        canvas.zoom(centre.x(), centre.y(), factor);
    }
}
