package org.netloupe.monitor.ui.internal.runs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPartSite;
import org.netloupe.core.training.ScalarTags;
import org.netloupe.monitor.chart.RunCurves;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.monitor.ui.internal.RunTransfer;
import org.netloupe.monitor.ui.internal.chart.RunTails;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.stream.events.ScalarSeries.Snapshot;
import org.netloupe.ui.selection.Selection;
import org.netloupe.ui.selection.SelectionModel;
import org.netloupe.ui.widget.Commands;
import org.netloupe.ui.widget.Guide;
import org.netloupe.ui.workspace.ViewState;
import org.netloupe.ui.workspace.WorkspaceSession;
import org.netloupe.ui.workspace.WorkspaceSnapshot;

/** A filter over the table of runs, with the number of runs that it leaves out. */
final class RunsBoard {
    private static final String STATE = "runs"; //$NON-NLS-1$
    /** Small curves are redrawn at most this often. */
    private static final long PERIOD_MILLIS = 1000;
    /** Small curves are read for this many of the newest runs. */
    private static final int CURVES = 200;
    private static final int CURVE_POINTS = 60;

    /** What is kept over a restart. @param order the one order, or none */
    record State(String filter, List<RunTableModel.Order> order, Map<String, String> table) {}

    private final Composite root;
    private final RunTableModel model = new RunTableModel();
    private final Text filter;
    private final Label count;
    private final Composite stack;
    private final Guide guide;
    private final RunsTable table;
    private final RunSelectionProvider provider = new RunSelectionProvider();
    private final RunTails.Watch watch;
    private Map<String, double[]> curves = new HashMap<>();
    private boolean refreshing;

    RunsBoard(Composite parent, IWorkbenchPartSite site) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        Composite bar = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 3).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        filter = filter(bar);
        count = new Label(bar, SWT.RIGHT);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).grab(true, false).applyTo(count);
        stack = new Composite(root, SWT.NONE);
        stack.setLayout(new StackLayout());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
        guide = new Guide(stack, Commands::run);
        table = new RunsTable(stack, model, this::selected);
        restore();
        installMenu(site);
        installDrag();
        watch = RunTails.ofWorkbench().watch(root, PERIOD_MILLIS, this::curvesChanged);
        SelectionModel.ofWorkbench().follow(root, _ -> followSelection());
        WorkspaceSession.ofWorkbench().follow(root, this::show);
        root.addDisposeListener(_ -> keep());
    }

    private Text filter(Composite bar) {
        Text text = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        text.setMessage(Messages.Runs_filter);
        text.setToolTipText(Messages.Runs_filterTip);
        text.addListener(SWT.Modify, _ -> {
            model.setFilter(text.getText());
            refresh();
            keep();
        });
        GridDataFactory.fillDefaults().hint(240, SWT.DEFAULT).applyTo(text);
        return text;
    }

    private void installMenu(IWorkbenchPartSite site) {
        MenuManager menu = new MenuManager();
        menu.setRemoveAllWhenShown(false);
        table.control().setMenu(menu.createContextMenu(table.control()));
        site.registerContextMenu(menu, provider);
    }

    private void installDrag() {
        DragSource source = new DragSource(table.control(), DND.DROP_COPY | DND.DROP_MOVE);
        source.setTransfer(new Transfer[]{LocalSelectionTransfer.getTransfer()});
        source.addDragListener(new DragSourceAdapter() {
            @Override
            public void dragStart(DragSourceEvent event) {
                List<RunEntry> runs = table.selectedLines().stream().map(RunLine::run).toList();
                event.doit = !runs.isEmpty();
                RunTransfer.drag(runs);
            }

            @Override
            public void dragFinished(DragSourceEvent event) {
                LocalSelectionTransfer.getTransfer().setSelection(null);
            }
        });
    }

    private void show(WorkspaceSnapshot snapshot) {
        watch.setRuns(snapshot.runs().stream().limit(CURVES).toList());
        model.setLines(snapshot.runs().stream().map(run -> line(snapshot, run)).toList());
        guide.setText(guideText(snapshot));
        refresh();
    }

    private static String guideText(WorkspaceSnapshot snapshot) {
        if (!WorkspaceSession.ofWorkbench().fault().isEmpty()) {
            return WorkspaceSession.ofWorkbench().fault();
        }
        return snapshot.ready() ? Messages.Runs_empty : Messages.Runs_opening;
    }

    private RunLine line(WorkspaceSnapshot snapshot, RunEntry run) {
        return new RunLine(run, snapshot.datasetOf(run), curves.getOrDefault(run.id().text(), new double[0]));
    }

    private void curvesChanged(List<RunCurves> changed) {
        curves = changed.stream().collect(Collectors.toMap(RunCurves::id, RunsBoard::thinned));
        show(WorkspaceSession.ofWorkbench().snapshot());
    }

    private static double[] thinned(RunCurves run) {
        Snapshot loss = run.curve(ScalarTags.BATCH_LOSS);
        Snapshot shown = loss.size() > 0 ? loss : run.curve(ScalarTags.TRAIN_LOSS);
        return Sparkline.thinned(shown.values(), shown.size(), CURVE_POINTS);
    }

    private void refresh() {
        refreshing = true;
        table.refresh();
        refreshing = false;
        followSelection();
        boolean none = model.total() == 0;
        ((StackLayout) stack.getLayout()).topControl = none ? guide : table.control();
        stack.layout();
        count.setText(countText());
        count.getParent().layout();
    }

    /** Marks the runs that are selected in the workbench; the table forgets its rows whenever they are read again. */
    private void followSelection() {
        table.select(SelectionModel.ofWorkbench().current().ids(Selection.Kind.RUN));
        provider.setRuns(table.selectedLines().stream().map(RunLine::run).toList());
    }

    private String countText() {
        int shown = model.shown().size();
        return shown == model.total()
                ? Messages.bind(Messages.Runs_all, shown)
                : Messages.bind(Messages.Runs_some, shown, model.total());
    }

    private void selected(List<RunLine> lines) {
        if (!refreshing) {
            provider.setRuns(lines.stream().map(RunLine::run).toList());
            List<Selection.Item> items = lines.stream()
                    .map(line -> new Selection.Item(Selection.Kind.RUN, line.id(), line.run().name())).toList();
            SelectionModel.ofWorkbench().select(new Selection(items, Messages.Runs_origin));
        }
    }

    private void keep() {
        if (!root.isDisposed() && !table.control().isDisposed()) {
            Map<String, String> columns = new HashMap<>();
            table.state().forEach((key, value) -> columns.put(key.toString(), value.toString()));
            ViewState.write(STATE, new State(model.filter(), model.order().stream().toList(), columns));
        }
    }

    private void restore() {
        ViewState.read(STATE, State.class).ifPresent(state -> {
            model.setOrder(state.order().stream().findFirst());
            Properties columns = new Properties();
            columns.putAll(state.table());
            table.restore(columns);
            filter.setText(state.filter());
        });
    }

    ISelectionProvider selectionProvider() {
        return provider;
    }

    void setFocus() {
        if (model.total() == 0) {
            guide.setFocus();
        } else {
            table.control().setFocus();
        }
    }
}
