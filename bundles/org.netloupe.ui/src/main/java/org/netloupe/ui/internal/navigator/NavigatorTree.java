package org.netloupe.ui.internal.navigator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPartSite;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.EntryKind;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.selection.Selection;
import org.netloupe.ui.selection.SelectionModel;
import org.netloupe.ui.theme.Themes;
import org.netloupe.ui.workspace.Imports;
import org.netloupe.ui.workspace.WorkspaceSession;
import org.netloupe.ui.workspace.WorkspaceSnapshot;

/** A filter over the tree of entries; files can be dropped on it, entries dragged from it. */
final class NavigatorTree {
    private final TreeViewer viewer;
    private WorkspaceSnapshot snapshot = WorkspaceSnapshot.OPENING;
    private String filter = ""; //$NON-NLS-1$
    private boolean following;

    NavigatorTree(Composite parent, IWorkbenchPartSite site) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        filter(root);
        viewer = new TreeViewer(root, SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getControl());
        viewer.setContentProvider(new NavigatorContent(() -> snapshot, this::matches));
        viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(new EntryLabels(viewer.getControl())));
        viewer.setUseHashlookup(true);
        viewer.setComparer(new EntryComparer());
        ColumnViewerToolTipSupport.enableFor(viewer);
        viewer.addSelectionChangedListener(event -> share(event.getStructuredSelection()));
        MenuManager menu = new MenuManager();
        viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
        site.registerContextMenu(menu, viewer);
        Imports.acceptFiles(viewer.getControl());
        allowDrag();
        viewer.setInput(this);
        SelectionModel.ofWorkbench().follow(root, this::followSelection);
        Themes.follow(root, _ -> viewer.refresh());
        WorkspaceSession.ofWorkbench().follow(root, this::show);
    }

    private void filter(Composite root) {
        Text text = new Text(root, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        text.setMessage(Messages.Navigator_filter);
        GridDataFactory.fillDefaults().grab(true, false).indent(4, 4).applyTo(text);
        text.addListener(SWT.Modify, _ -> {
            filter = text.getText().strip().toLowerCase(Locale.ROOT);
            viewer.refresh();
            viewer.expandAll();
        });
    }

    private boolean matches(Entry entry) {
        return filter.isEmpty() || (entry.name() + " " + EntryLabels.facts(entry) + " " //$NON-NLS-1$ //$NON-NLS-2$
                + String.join(" ", entry.labels().tags()) + " " + entry.labels().note()).toLowerCase(Locale.ROOT) //$NON-NLS-1$ //$NON-NLS-2$
                .contains(filter);
    }

    private void show(WorkspaceSnapshot changed) {
        boolean first = !snapshot.ready();
        snapshot = changed;
        viewer.refresh();
        if (first) {
            viewer.expandAll();
        }
        followSelection(SelectionModel.ofWorkbench().current());
    }

    private void share(IStructuredSelection selection) {
        if (!following) {
            List<Selection.Item> items = new ArrayList<>();
            selection.stream().filter(Entry.class::isInstance).map(Entry.class::cast)
                    .forEach(entry -> items.add(new Selection.Item(kind(entry), entry.id().text(), entry.name())));
            SelectionModel.ofWorkbench().select(new Selection(items, Messages.Navigator_origin));
        }
    }

    private static Selection.Kind kind(Entry entry) {
        EntryKind kind = entry.id().kind();
        return switch (kind) {
            case MODEL -> Selection.Kind.MODEL;
            case DATASET -> Selection.Kind.DATASET;
            case RUN -> Selection.Kind.RUN;
        };
    }

    private void followSelection(Selection selection) {
        List<Entry> entries = selection.items().stream().flatMap(item -> snapshot.entry(item.id()).stream()).toList();
        List<?> shown = viewer.getStructuredSelection().toList();
        List<?> shownEntries = shown.stream().filter(Entry.class::isInstance).toList();
        if (!shownEntries.equals(entries)) { // a group that the arrow keys have come to stays selected
            following = true;
            viewer.setSelection(new StructuredSelection(entries), !shown.isEmpty() || !entries.isEmpty());
            following = false;
        }
    }

    private void allowDrag() {
        viewer.addDragSupport(DND.DROP_COPY | DND.DROP_MOVE, new Transfer[]{LocalSelectionTransfer.getTransfer()},
                new DragSourceAdapter() {
                    @Override
                    public void dragStart(DragSourceEvent event) {
                        LocalSelectionTransfer.getTransfer().setSelection(viewer.getStructuredSelection());
                    }

                    @Override
                    public void dragFinished(DragSourceEvent event) {
                        LocalSelectionTransfer.getTransfer().setSelection(null);
                    }
                });
    }

    StructuredViewer viewer() {
        return viewer;
    }
}
