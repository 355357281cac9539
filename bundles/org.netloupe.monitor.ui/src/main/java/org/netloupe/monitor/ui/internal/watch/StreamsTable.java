package org.netloupe.monitor.ui.internal.watch;

import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.netloupe.agent.protocol.Description;
import org.netloupe.figure.text.Numbers;
import org.netloupe.monitor.answer.Renditions;
import org.netloupe.monitor.watch.LiveStream;

/** The streams: what they ask, how much comes, what is lost, what they cost; those selected are shown as pictures. */
final class StreamsTable {
    private static final int REFRESH_MILLIS = 500;

    private final TableViewer table;
    private List<LiveStream> listed = List.of();
    private boolean selecting;

    StreamsTable(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 80).applyTo(area);
        TableColumnLayout layout = new TableColumnLayout();
        area.setLayout(layout);
        table = new TableViewer(area, SWT.MULTI | SWT.FULL_SELECTION | SWT.VIRTUAL);
        table.getTable().setHeaderVisible(true);
        table.setContentProvider(ArrayContentProvider.getInstance());
        column(layout, WatchMessages.Streams_query, 45, SWT.LEFT, LiveStream::query);
        column(layout, WatchMessages.Streams_process, 14, SWT.LEFT, s -> s.process().endpoint().name());
        column(layout, WatchMessages.Streams_state, 22, SWT.LEFT, StreamsTable::state);
        column(layout, WatchMessages.Streams_values, 9, SWT.RIGHT, s -> Numbers.count(s.received()));
        column(layout, WatchMessages.Streams_rate, 9, SWT.RIGHT, s -> Numbers.brief(s.rate()));
        column(layout, WatchMessages.Streams_last, 18, SWT.LEFT,
                s -> s.answer().newest().map(Renditions::text).orElse("")); //$NON-NLS-1$
        column(layout, WatchMessages.Streams_dropped, 9, SWT.RIGHT, s -> Numbers.count(s.dropped()));
        column(layout, WatchMessages.Streams_cost, 10, SWT.RIGHT,
                s -> s.told().map(Description.Stream::hostMillisPerEvent).map(Numbers::brief).orElse("")); //$NON-NLS-1$
        table.addPostSelectionChangedListener(_ -> selected());
        table.getTable().addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL) {
                remove();
            }
        });
        installMenu();
        Refresh.every(REFRESH_MILLIS, area, this::refresh);
    }

    private static String state(LiveStream stream) {
        return switch (stream.state()) {
            case OPENING -> "\u2026 opening"; //$NON-NLS-1$
            case RUNNING -> stream.received() == 0 ? "\u25CF waits for its event" : "\u25CF live"; //$NON-NLS-1$ //$NON-NLS-2$
            case ENDED -> "\u25A0 ended: " + stream.outcome().reason(); //$NON-NLS-1$
            case FAILED -> "\u2715 failed: " + stream.outcome().reason(); //$NON-NLS-1$
        };
    }

    private void column(TableColumnLayout layout, String title, int weight, int style,
            Function<LiveStream, String> text) {
        TableViewerColumn column = new TableViewerColumn(table, style);
        column.getColumn().setText(title);
        layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 50));
        column.setLabelProvider(ColumnLabelProvider.createTextProvider(s -> text.apply((LiveStream) s)));
    }

    private void refresh() {
        List<LiveStream> now = Watching.ofWorkbench().streams();
        if (!now.equals(listed)) {
            listed = now;
            table.setInput(now);
        } else {
            table.refresh();
        }
        List<LiveStream> shown = Watching.ofWorkbench().shown();
        if (!shown.equals(selection())) {
            selecting = true;
            table.setSelection(new StructuredSelection(shown));
            selecting = false;
        }
    }

    @SuppressWarnings("unchecked")
    private List<LiveStream> selection() {
        return ((IStructuredSelection) table.getSelection()).toList();
    }

    private void selected() {
        if (!selecting && !selection().isEmpty()) {
            Watching.ofWorkbench().show(selection());
        }
    }

    private void remove() {
        List<LiveStream> chosen = selection();
        chosen.forEach(stream -> stream.process().remove(stream));
        Watching.ofWorkbench().show(List.of());
    }

    private void installMenu() {
        Menu menu = new Menu(table.getTable());
        item(menu, WatchMessages.Streams_stop, () -> selection().forEach(LiveStream::close));
        item(menu, WatchMessages.Streams_remove, this::remove);
        table.getTable().setMenu(menu);
    }

    private static void item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, _ -> action.run());
    }
}
