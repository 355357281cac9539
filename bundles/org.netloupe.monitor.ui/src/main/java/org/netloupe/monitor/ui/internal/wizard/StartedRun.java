package org.netloupe.monitor.ui.internal.wizard;

import java.util.List;

import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.monitor.ui.internal.chart.ChartView;
import org.netloupe.registry.entry.RunId;
import org.netloupe.ui.problem.Problems;
import org.netloupe.ui.selection.Selection;
import org.netloupe.ui.selection.SelectionModel;

/** Brings a run that was just started before the user's eyes. */
public final class StartedRun {
    private StartedRun() {}

    /** Selects the run and opens the chart; on the display's thread. */
    public static void show(RunId id, String name) {
        SelectionModel.ofWorkbench().select(new Selection(
                List.of(new Selection.Item(Selection.Kind.RUN, id.text(), name)), Messages.Wizard_origin));
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window != null) {
            try {
                window.getActivePage().showView(ChartView.ID);
            } catch (PartInitException e) {
                Problems.log(Messages.Wizard_origin, e);
            }
        }
    }
}
