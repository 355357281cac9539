package org.netloupe.monitor.ui.internal.runs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.netloupe.registry.entry.RunEntry;

/** The selected runs as the workbench's commands and menus see them. */
final class RunSelectionProvider implements ISelectionProvider {
    private final CopyOnWriteArrayList<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();
    private ISelection selection = StructuredSelection.EMPTY;

    void setRuns(List<RunEntry> runs) {
        setSelection(new StructuredSelection(runs));
    }

    @Override
    public ISelection getSelection() { return selection; }

    @Override
    public void setSelection(ISelection changed) {
        if (!changed.equals(selection)) {
            selection = changed;
            SelectionChangedEvent event = new SelectionChangedEvent(this, changed);
            listeners.forEach(listener -> listener.selectionChanged(event));
        }
    }

    @Override
    public void addSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.addIfAbsent(listener);
    }

    @Override
    public void removeSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.remove(listener);
    }
}
