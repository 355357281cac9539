package org.netloupe.monitor.ui.internal.runs;

import java.io.Serializable;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.config.AbstractRegistryConfiguration;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.ConfigRegistry;
import org.eclipse.nebula.widgets.nattable.config.DefaultNatTableStyleConfiguration;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.data.ListDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.grid.layer.DefaultColumnHeaderDataLayer;
import org.eclipse.nebula.widgets.nattable.grid.layer.ColumnHeaderLayer;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.layer.event.StructuralRefreshEvent;
import org.eclipse.nebula.widgets.nattable.layer.event.VisualRefreshEvent;
import org.eclipse.nebula.widgets.nattable.painter.cell.ICellPainter;
import org.eclipse.nebula.widgets.nattable.reorder.ColumnReorderLayer;
import org.eclipse.nebula.widgets.nattable.selection.RowSelectionModel;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.config.DefaultRowSelectionLayerConfiguration;
import org.eclipse.nebula.widgets.nattable.selection.event.RowSelectionEvent;
import org.eclipse.nebula.widgets.nattable.sort.SortHeaderLayer;
import org.eclipse.nebula.widgets.nattable.sort.config.SingleClickSortConfiguration;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.style.HorizontalAlignmentEnum;
import org.eclipse.nebula.widgets.nattable.style.Style;
import org.eclipse.nebula.widgets.nattable.tooltip.NatTableContentTooltip;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.netloupe.figure.Theme;
import org.netloupe.monitor.ui.internal.runs.RunLine.Column;
import org.netloupe.ui.theme.Themes;

/** The table of runs as a widget: shows a {@link RunTableModel}, selects whole rows, sorts by click on a header. */
final class RunsTable {
    private static final int ROW_HEIGHT = 26;
    private static final int[] WIDTHS = {88, 190, 84, 66, 104, 86, 78, 74, 120};
    private static final String NUMBER = "number"; //$NON-NLS-1$
    private static final Set<Column> NUMBERS = Set.of(Column.EPOCH, Column.LOSS, Column.ACCURACY, Column.TIME_LEFT);
    private static final int MIN_NAME = 130;
    private static final int MIN_CURVE = 80;
    /** Of the room that the other columns leave. */
    private static final double NAME_SHARE = 0.68;

    private final RunTableModel model;
    private final DataLayer data;
    private final SelectionLayer selection;
    private final RowSelectionModel<RunLine> selected;
    private final NatTable table;
    private Theme theme = Theme.LIGHT;

    RunsTable(Composite parent, RunTableModel model, Consumer<List<RunLine>> onSelected) {
        CollectionFactories.prepare();
        this.model = model;
        ListDataProvider<RunLine> provider = new ListDataProvider<>(model.shown(), new RunColumns());
        data = new DataLayer(provider, 100, ROW_HEIGHT);
        setWidths();
        data.setConfigLabelAccumulator((labels, column, _) -> {
            labels.addLabel(RunColumns.ALL[column].name());
            if (NUMBERS.contains(RunColumns.ALL[column])) {
                labels.addLabel(NUMBER);
            }
        });
        selection = new SelectionLayer(new ColumnReorderLayer(data), false);
        selected = new RowSelectionModel<>(selection, provider, line -> (Serializable) line.id());
        selection.setSelectionModel(selected);
        selection.addConfiguration(new DefaultRowSelectionLayerConfiguration());
        ViewportLayer viewport = new ViewportLayer(selection);
        viewport.setRegionName(GridRegion.BODY);
        table = new NatTable(parent, SWT.NO_BACKGROUND | SWT.NO_REDRAW_RESIZE | SWT.DOUBLE_BUFFERED | SWT.V_SCROLL
                | SWT.H_SCROLL, grid(viewport), false);
        configure();
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        selection.addLayerListener(event -> {
            if (event instanceof RowSelectionEvent) {
                onSelected.accept(selectedLines());
            }
        });
        table.addListener(SWT.Resize, _ -> distribute());
        new CellTooltip(table);
        Themes.follow(table, this::applyTheme);
    }

    private void setWidths() {
        for (int column = 0; column < WIDTHS.length; column++) {
            data.setColumnWidthByPosition(column, WIDTHS[column]);
        }
    }

    /** Gives the room that is left to the names and the curves. */
    private void distribute() {
        int fixed = 0;
        for (Column column : RunColumns.ALL) {
            boolean flexible = column == Column.NAME || column == Column.CURVE;
            fixed += flexible ? 0 : data.getColumnWidthByPosition(column.ordinal());
        }
        int left = table.getClientArea().width - fixed;
        int name = Math.max(MIN_NAME, (int) (left * NAME_SHARE));
        setWidth(Column.NAME, name);
        setWidth(Column.CURVE, Math.max(MIN_CURVE, left - name));
    }

    private void setWidth(Column column, int width) {
        if (data.getColumnWidthByPosition(column.ordinal()) != width) {
            data.setColumnWidthByPosition(column.ordinal(), width);
        }
    }

    private CompositeLayer grid(ViewportLayer viewport) {
        DefaultColumnHeaderDataLayer headerData = new DefaultColumnHeaderDataLayer(RunColumns.header());
        headerData.setConfigLabelAccumulator((labels, column, _) -> {
            if (NUMBERS.contains(RunColumns.ALL[column])) {
                labels.addLabel(NUMBER);
            }
        });
        headerData.setDefaultRowHeight(ROW_HEIGHT);
        ColumnHeaderLayer header = new ColumnHeaderLayer(headerData, viewport, selection);
        SortHeaderLayer<RunLine> sortable = new SortHeaderLayer<>(header, new RunSortModel(model, this::refresh));
        CompositeLayer grid = new CompositeLayer(1, 2);
        grid.setChildLayer(GridRegion.COLUMN_HEADER, sortable, 0, 0);
        grid.setChildLayer(GridRegion.BODY, viewport, 0, 1);
        return grid;
    }

    private void configure() {
        table.setConfigRegistry(new ConfigRegistry());
        table.addConfiguration(new DefaultNatTableStyleConfiguration());
        table.addConfiguration(new SingleClickSortConfiguration());
        table.addConfiguration(new AbstractRegistryConfiguration() {
            @Override
            public void configureRegistry(IConfigRegistry registry) {
                paintWith(registry, Column.STATE, new RunPainters.State(() -> theme, RunsTable.this::line));
                paintWith(registry, Column.NAME, new RunPainters.Name(() -> theme, RunsTable.this::line));
                paintWith(registry, Column.PROGRESS, new RunPainters.Progress(() -> theme, RunsTable.this::line));
                paintWith(registry, Column.CURVE, new RunPainters.Curve(() -> theme, RunsTable.this::line));
                alignRight(registry);
            }
        });
        table.configure();
    }

    private static void paintWith(IConfigRegistry registry, Column column, ICellPainter painter) {
        registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, painter, DisplayMode.NORMAL,
                column.name());
        registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, painter, DisplayMode.SELECT,
                column.name());
    }

    /** Numbers stand at the right, in the header too. */
    private static void alignRight(IConfigRegistry registry) {
        Style style = new Style();
        style.setAttributeValue(CellStyleAttributes.HORIZONTAL_ALIGNMENT, HorizontalAlignmentEnum.RIGHT);
        for (DisplayMode mode : List.of(DisplayMode.NORMAL, DisplayMode.SELECT)) {
            registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, style, mode, NUMBER);
        }
    }

    private void applyTheme(Theme changed) {
        theme = changed;
        table.setBackground(Themes.colour(changed.background()));
        table.setTheme(new RunsTableTheme(changed));
    }

    private RunLine line(int row) {
        return model.shown().get(row);
    }

    /** Shows the model as it is now; rows that are still there stay selected. */
    void refresh() {
        table.doCommand(new org.eclipse.nebula.widgets.nattable.command.StructuralRefreshCommand());
        data.fireLayerEvent(new StructuralRefreshEvent(data));
    }

    /** Shows changed values of the same rows. */
    void repaint() {
        data.fireLayerEvent(new VisualRefreshEvent(data));
    }

    List<RunLine> selectedLines() {
        Set<String> ids = selected.getSelectedRowObjects().stream().map(RunLine::id)
                .collect(java.util.stream.Collectors.toSet());
        return model.shown().stream().filter(line -> ids.contains(line.id())).toList();
    }

    /** Selects the rows of runs by their ids, without telling the listener twice of the same. */
    void select(List<String> ids) {
        if (selectedLines().stream().map(RunLine::id).toList().equals(ids)) {
            return;
        }
        Set<String> wanted = Set.copyOf(ids);
        selected.clearSelection();
        for (int row = 0; row < model.shown().size(); row++) {
            if (wanted.contains(model.shown().get(row).id())) {
                selected.addSelection(0, row);
            }
        }
        repaint();
    }

    NatTable control() {
        return table;
    }

    /** Widths and order of columns. */
    Properties state() {
        Properties state = new Properties();
        table.saveState("runs", state); //$NON-NLS-1$
        return state;
    }

    void restore(Properties state) {
        if (!state.isEmpty()) {
            table.loadState("runs", state); //$NON-NLS-1$
        }
    }

    /** What a cell has no room for. */
    private final class CellTooltip extends NatTableContentTooltip {
        CellTooltip(NatTable natTable) {
            super(natTable, GridRegion.BODY);
        }

        @Override
        protected String getText(Event event) {
            ILayerCell cell = table.getCellByPosition(table.getColumnPositionByX(event.x),
                    table.getRowPositionByY(event.y));
            return cell != null && event.y > ROW_HEIGHT
                    ? RunColumns.tooltip(line(cell.getRowIndex()), cell.getColumnIndex())
                    : ""; //$NON-NLS-1$
        }

        @Override
        protected boolean shouldCreateToolTip(Event event) {
            return !getText(event).isEmpty();
        }
    }
}
