package org.netloupe.monitor.ui.internal.graph;

import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.opening.ModelOpener;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Subject;
import org.netloupe.figure.graph.GraphNode;
import org.netloupe.figure.graph.GraphView;
import org.netloupe.figure.graph.ModelGraph;
import org.netloupe.figure.text.Numbers;
import org.netloupe.monitor.picture.GraphSource;
import org.netloupe.monitor.picture.GraphViews;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.monitor.ui.internal.SelectedRun;
import org.netloupe.registry.entry.Entry;
import org.netloupe.ui.figure.ExportSource;
import org.netloupe.ui.figure.FigureCanvas;
import org.netloupe.ui.figure.FigureListener;
import org.netloupe.ui.figure.FigureMenu;
import org.netloupe.ui.problem.Problems;
import org.netloupe.ui.widget.Guided;
import org.netloupe.ui.work.LatestWork;

/** The picture of a network over the table of its operators; selecting in one marks it in the other. */
final class GraphBoard {
    private final Guided root;
    private final SashForm sash;
    private final FigureCanvas canvas;
    private final Table table;
    private final Label total;
    private final LatestWork reading;
    private String shown = ""; //$NON-NLS-1$
    private Optional<GraphView> view = Optional.empty();

    GraphBoard(Composite parent) {
        root = new Guided(parent);
        sash = new SashForm(root, SWT.VERTICAL);
        canvas = new FigureCanvas(sash);
        canvas.addFigureListener(new FigureListener() {
            @Override
            public void clicked(Hit hit, boolean extend) {
                if (hit.subject() instanceof Subject.Node node) {
                    selectRow(node.id());
                }
            }
        });
        FigureMenu.install(canvas, this::exportSource);
        Composite lower = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(lower);
        table = table(lower);
        total = new Label(lower, SWT.RIGHT);
        GridDataFactory.fillDefaults().grab(true, false).indent(0, 3).applyTo(total);
        sash.setWeights(62, 38);
        reading = LatestWork.visible(root);
        SelectedRun.followEntry(root, this::follow);
    }

    private Table table(Composite parent) {
        Table made = new Table(parent, SWT.FULL_SELECTION | SWT.SINGLE);
        made.setHeaderVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(made);
        column(made, Messages.Graph_layer, SWT.LEFT, 100);
        column(made, Messages.Graph_kind, SWT.LEFT, 120);
        column(made, Messages.Graph_shape, SWT.RIGHT, 100);
        column(made, Messages.Graph_parameters, SWT.RIGHT, 90);
        made.addListener(SWT.Selection, event -> mark(((GraphNode) event.item.getData()).id()));
        return made;
    }

    private static void column(Table table, String title, int style, int width) {
        TableColumn column = new TableColumn(table, style);
        column.setText(title);
        column.setWidth(width);
    }

    private void follow(Optional<Entry> entry) {
        if (entry.isEmpty()) {
            root.guide(Messages.Graph_empty);
        } else if (!shown.equals(key(entry.get()))) {
            Entry wanted = entry.get();
            reading.start(Messages.bind(Messages.Graph_read, wanted.name()),
                    progress -> GraphSource.graph(wanted, new ModelOpener(Contributions.ofPlatform()), progress),
                    graph -> show(wanted, graph),
                    fault -> root.guide(Problems.sentence(fault)));
        }
    }

    private static String key(Entry entry) {
        return entry.id().text() + entry.name();
    }

    private void show(Entry entry, Optional<ComputationGraph> graph) {
        if (graph.isEmpty()) {
            shown = ""; //$NON-NLS-1$
            root.guide(Messages.bind(Messages.Graph_none, entry.name()));
            return;
        }
        shown = key(entry);
        GraphView drawn = GraphViews.of(graph.get());
        view = Optional.of(drawn);
        canvas.setFigure(ModelGraph.of(entry.name(), drawn));
        fillTable(drawn);
        total.setText(Messages.bind(Messages.Graph_total, Numbers.count(drawn.parameters())));
        root.show(sash);
    }

    private void fillTable(GraphView drawn) {
        table.setRedraw(false);
        table.removeAll();
        for (GraphNode node : drawn.nodes()) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[]{node.name(), node.kind(), node.shape(), Numbers.count(node.parameters())});
            item.setData(node);
        }
        table.setRedraw(true);
    }

    private void selectRow(String id) {
        for (int i = 0; i < table.getItemCount(); i++) {
            if (((GraphNode) table.getItem(i).getData()).id().equals(id)) {
                table.setSelection(i);
                mark(id);
            }
        }
    }

    private void mark(String id) {
        canvas.figure().filter(ModelGraph.class::isInstance).map(ModelGraph.class::cast)
                .ifPresent(graph -> canvas.setFigure(graph.withSelected(Set.of(id))));
    }

    Optional<ExportSource> exportSource() {
        return ExportSource.of(canvas, view.map(OperatorTable::new));
    }

    void setFocus() {
        canvas.setFocus();
    }
}
