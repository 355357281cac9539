package org.netloupe.monitor.ui.internal.chart;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.Figure;
import org.netloupe.figure.Subject;
import org.netloupe.figure.chart.LineChart;
import org.netloupe.monitor.chart.ChartComposer;
import org.netloupe.monitor.chart.ChartSettings;
import org.netloupe.monitor.chart.RunCurves;
import org.netloupe.monitor.ui.internal.RunTransfer;
import org.netloupe.ui.figure.ExportSource;
import org.netloupe.ui.figure.FigureCanvas;
import org.netloupe.ui.figure.FigureListener;
import org.netloupe.ui.figure.FigureMenu;
import org.netloupe.ui.selection.Selection;
import org.netloupe.ui.selection.SelectionModel;
import org.netloupe.ui.workspace.ViewState;
import org.netloupe.ui.workspace.WorkspaceSession;
import org.netloupe.ui.workspace.WorkspaceSnapshot;

/** A bar of settings over one tile per measure; the tiles stand side by side where there is room for it. */
final class ChartBoard {
    /** Curves are redrawn at most this often. */
    private static final long PERIOD_MILLIS = 100;
    private static final String STATE = "chart"; //$NON-NLS-1$

    private final Composite root;
    private final ChartBar bar;
    private final SashForm tiles;
    private final ChartController controller;
    private final Map<String, FigureCanvas> canvases = new java.util.LinkedHashMap<>();
    private final RunTails.Watch watch;

    ChartBoard(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        controller = new ChartController(ViewState.read(STATE, ChartSettings.class).orElse(ChartSettings.DEFAULT));
        controller.setSelected(SelectionModel.ofWorkbench().current().ids(Selection.Kind.RUN));
        bar = new ChartBar(root, controller, this::settingsChanged);
        tiles = new SashForm(root, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tiles);
        tiles.addListener(SWT.Resize, _ -> orient());
        acceptRuns();
        watch = RunTails.ofWorkbench().watch(root, PERIOD_MILLIS, this::curvesChanged);
        SelectionModel.ofWorkbench().follow(root, this::selectionChanged);
        WorkspaceSession.ofWorkbench().follow(root, snapshot -> follow(snapshot));
        show();
    }

    private void selectionChanged(Selection selection) {
        List<String> runs = selection.ids(Selection.Kind.RUN);
        if (!runs.isEmpty() || selection.isEmpty()) {
            controller.setSelected(runs);
            follow(WorkspaceSession.ofWorkbench().snapshot());
        }
    }

    private void follow(WorkspaceSnapshot snapshot) {
        watch.setRuns(controller.runs(snapshot.runs()));
    }

    private void curvesChanged(List<RunCurves> curves) {
        controller.setCurves(curves);
        show();
        bar.update();
    }

    private void settingsChanged(ChartSettings changed) {
        controller.setSettings(changed);
        ViewState.write(STATE, changed);
        follow(WorkspaceSession.ofWorkbench().snapshot());
        show();
        bar.update();
    }

    private void show() {
        Map<String, LineChart> charts = controller.charts();
        if (!List.copyOf(charts.keySet()).equals(List.copyOf(canvases.keySet()))) {
            makeTiles(charts.keySet());
        }
        charts.forEach((measure, chart) -> canvases.get(measure).setFigure(chart));
    }

    private void makeTiles(Iterable<String> measures) {
        canvases.values().forEach(FigureCanvas::dispose);
        canvases.clear();
        for (String measure : measures) {
            FigureCanvas canvas = new FigureCanvas(tiles);
            canvas.addFigureListener(new TileListener(measure));
            FigureMenu.install(canvas, () -> exportOf(measure));
            canvases.put(measure, canvas);
        }
        orient();
        tiles.layout();
    }

    private void orient() {
        Point size = tiles.getSize();
        int orientation = size.x > size.y * 1.7 ? SWT.HORIZONTAL : SWT.VERTICAL;
        if (tiles.getOrientation() != orientation) {
            tiles.setOrientation(orientation);
        }
    }

    private void acceptRuns() {
        DropTarget target = new DropTarget(root, DND.DROP_COPY | DND.DROP_LINK | DND.DROP_MOVE | DND.DROP_DEFAULT);
        target.setTransfer(new Transfer[]{LocalSelectionTransfer.getTransfer()});
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = RunTransfer.dragged().isEmpty() ? DND.DROP_NONE : DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                settingsChanged(controller.settings().pinning(RunTransfer.dragged()));
            }
        });
    }

    /** Keeps what the user does on a tile. */
    private final class TileListener implements FigureListener {
        private final String measure;

        TileListener(String measure) {
            this.measure = measure;
        }

        @Override
        public void viewportChanged(ChartViewport viewport) {
            settingsChanged(controller.settings().withViewport(measure, viewport));
        }

        @Override
        public void controlClicked(Subject control, Figure changed) {
            if (changed instanceof LineChart chart) {
                settingsChanged(controller.settings().withHidden(chart.model().hidden()));
            }
        }

        @Override
        public void hovered(Optional<Subject> subject) {
            canvases.forEach((other, canvas) -> {
                if (!other.equals(measure)) {
                    canvas.highlight(subject.filter(Subject.Legend.class::isInstance));
                }
            });
        }
    }

    /** The tile that has the focus, else the first. */
    Optional<ExportSource> exportSource() {
        return canvases.entrySet().stream().filter(tile -> tile.getValue().isFocusControl()).findFirst()
                .or(() -> canvases.entrySet().stream().findFirst()).flatMap(tile -> exportOf(tile.getKey()));
    }

    private Optional<ExportSource> exportOf(String measure) {
        FigureCanvas canvas = canvases.get(measure);
        return canvas.figure().map(figure -> {
            Optional<ExportSource.Values> values = figure instanceof LineChart chart
                    ? Optional.of(new ChartValues(chart.model()))
                    : Optional.empty();
            return new ExportSource(ChartComposer.title(measure), figure, ExportSource.sizeOf(canvas), values);
        });
    }

    void setFocus() {
        canvases.values().stream().findFirst().ifPresent(FigureCanvas::setFocus);
    }
}
