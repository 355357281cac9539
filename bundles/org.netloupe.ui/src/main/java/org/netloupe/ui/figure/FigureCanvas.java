package org.netloupe.ui.figure;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.Figure;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Interaction;
import org.netloupe.figure.Navigable;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Plot;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.ui.problem.Problems;
import org.netloupe.ui.theme.Themes;
import org.netloupe.ui.work.Ui;

/**
 * Shows a figure and lets the user move in it: wheel zooms at the pointer, dragging zooms to a box, dragging with the
 * middle button or the space bar pans, double click fits; arrows, + and -, and Home do the same by keyboard. Figures are
 * painted beside the display's thread; the last picture stays until the next is ready. The creator disposes it.
 */
public final class FigureCanvas extends Canvas {
    private final CopyOnWriteArrayList<FigureListener> listeners = new CopyOnWriteArrayList<>();
    private final FigurePainter painter = new FigurePainter(frame -> Ui.safeAsync(this, () -> show(frame)),
            fault -> Problems.log("Paint a figure", fault));
    private final Overlay overlay = new Overlay();
    private Theme theme = Theme.LIGHT;
    private Interaction interaction = Interaction.NONE;
    private @Nullable Figure figure;
    private Optional<FigurePainter.Frame> frame = Optional.empty();
    private Optional<Image> base = Optional.empty();
    private double waitingZoom = 1;

    public FigureCanvas(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, _ -> requestFrame());
        addListener(SWT.Dispose, _ -> disposeImages());
        new FigureGestures(this);
        Themes.follow(this, this::applyTheme);
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = figure().map(Figure::title).orElse("");
            }
        });
    }

    private void applyTheme(Theme changed) {
        theme = changed;
        setBackground(Themes.colour(theme.background()));
        requestFrame();
    }

    public void addFigureListener(FigureListener listener) {
        listeners.add(listener);
    }

    /** The figure that is shown or about to be. */
    public Optional<Figure> figure() {
        return Optional.ofNullable(figure);
    }

    /** Shows a figure as soon as it is painted. */
    public void setFigure(Figure shown) {
        figure = shown;
        requestFrame();
    }

    /** The theme that the figure is painted in. */
    public Theme theme() {
        return theme;
    }

    /** Highlights something that is hovered in another view. */
    public void highlight(Optional<Subject> subject) {
        interact(interaction.withHovered(subject));
    }

    private void requestFrame() {
        Figure shown = figure;
        Rectangle area = getClientArea();
        if (shown != null && area.width > 1 && area.height > 1) {
            painter.request(new FigurePainter.Request(shown, new Size(area.width, area.height), theme, zoom()));
        }
    }

    private int zoom() {
        return Math.max(100, getMonitor().getZoom());
    }

    private void show(FigurePainter.Frame painted) {
        disposeImages();
        frame = Optional.of(painted);
        base = Optional.of(painted.raster().toImage(getDisplay()));
        if (!interaction.equals(Interaction.NONE)) {
            overlay.update(getDisplay(), painted.raster(), painted.picture(), interaction);
        }
        redraw();
        applyWaitingZoom();
    }

    private void disposeImages() {
        overlay.clear();
        base.ifPresent(Image::dispose);
        base = Optional.empty();
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        @Nullable
        Image shown = base.orElse(null);
        if (shown == null) {
            gc.setBackground(getBackground());
            gc.fillRectangle(area);
            return;
        }
        Rectangle size = shown.getBounds();
        if (size.width < area.width || size.height < area.height) {
            gc.setBackground(getBackground());
            gc.fillRectangle(area);
        }
        gc.drawImage(shown, 0, 0);
        overlay.paint(gc);
    }

    // --- what gestures ask for

    Interaction interaction() {
        return interaction;
    }

    void interact(Interaction changed) {
        if (changed.equals(interaction)) {
            return;
        }
        boolean otherHover = !changed.hovered().equals(interaction.hovered());
        interaction = changed;
        frame.ifPresent(shown -> {
            List<Rectangle> dirty = overlay.update(getDisplay(), shown.raster(), shown.picture(), changed);
            dirty.forEach(area -> redraw(area.x, area.y, area.width, area.height, false));
        });
        if (otherHover) {
            listeners.forEach(listener -> listener.hovered(changed.hovered()));
        }
    }

    /** The picture on screen. */
    Optional<Picture> picture() {
        return frame.map(FigurePainter.Frame::picture);
    }

    Optional<Plot> plot() {
        return figure instanceof Navigable ? picture().flatMap(Picture::plot) : Optional.empty();
    }

    Optional<Hit> hit(double x, double y) {
        return picture().flatMap(picture -> picture.hit(x, y));
    }

    void click(Hit hit, boolean extend) {
        Figure shown = figure;
        Figure changed = shown == null ? null : shown.clicked(hit.subject());
        if (changed != null && changed != shown) {
            setFigure(changed);
            listeners.forEach(listener -> listener.controlClicked(hit.subject(), changed));
        } else {
            listeners.forEach(listener -> listener.clicked(hit, extend));
        }
    }

    /** Shows another part of the data. */
    public void setViewport(ChartViewport viewport) {
        if (figure instanceof Navigable navigable && !navigable.viewport().equals(viewport)) {
            setFigure(navigable.withViewport(viewport));
            listeners.forEach(listener -> listener.viewportChanged(viewport));
        }
    }

    /** Zooms at a place. Steps that come before the next picture are taken together, as they build on each other. */
    void zoom(double x, double y, double factor) {
        boolean pending = frame.isPresent() && frame.get().request().figure() != figure;
        if (pending) {
            waitingZoom *= factor;
        } else {
            plot().ifPresent(plot -> setViewport(plot.zoom(x, y, factor)));
        }
    }

    private void applyWaitingZoom() {
        double factor = waitingZoom;
        waitingZoom = 1;
        if (factor != 1) {
            interaction.pointer().ifPresent(pointer -> zoom(pointer.x(), pointer.y(), factor));
        }
    }

    /** The picture as it is shown, for the clipboard; empty before the first. */
    public Optional<ImageData> imageData() {
        return frame.map(FigurePainter.Frame::raster)
                .map(raster -> raster.data(0, 0, raster.width(), raster.height()));
    }

    @Override
    protected void checkSubclass() {
        // a canvas with its own behaviour, as SWT allows for Canvas
    }
}
