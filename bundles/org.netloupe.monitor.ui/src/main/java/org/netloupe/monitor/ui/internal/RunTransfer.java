package org.netloupe.monitor.ui.internal;

import java.util.List;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.netloupe.registry.entry.RunEntry;

/** Runs that are dragged within the workbench. */
public final class RunTransfer {
    private RunTransfer() {}

    /** Begins to drag runs. */
    public static void drag(List<RunEntry> runs) {
        LocalSelectionTransfer.getTransfer().setSelection(new StructuredSelection(runs));
    }

    /** Ids of the runs that are dragged, also among other things; empty if none are. */
    public static List<String> dragged() {
        return LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection
                ? selection.stream().filter(RunEntry.class::isInstance).map(run -> ((RunEntry) run).id().text())
                        .toList()
                : List.of();
    }
}
