package org.netloupe.monitor.ui.internal.command;

import java.io.IOException;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;
import org.netloupe.core.operation.Progress;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.monitor.ui.internal.Supervision;
import org.netloupe.monitor.ui.internal.wizard.StartedRun;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.RunId;
import org.netloupe.training.TrainingPlan;
import org.netloupe.training.catalogue.SampleWorkspace;
import org.netloupe.ui.work.LatestWork;
import org.netloupe.ui.workspace.WorkspaceSession;

/** Trains a small network on the generated digits and shows it. */
public final class SampleTrainingHandler extends AbstractHandler {
    private static final String ENGINE = "org.netloupe.dl4j"; //$NON-NLS-1$

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        LatestWork.visible(HandlerUtil.getActiveShell(event)).start(Messages.Command_sample,
                SampleTrainingHandler::train, id -> StartedRun.show(id, Messages.Sample_name));
        return null;
    }

    private static RunId train(Progress progress) throws IOException {
        List<DatasetEntry> samples = WorkspaceSession.ofWorkbench()
                .operation(registry -> Supervision.samples(registry).execute(progress)).execute(progress);
        DatasetEntry digits = samples.getFirst();
        TrainingPlan plan = new TrainingPlan(Messages.Sample_name, ENGINE, digits.description().spec(),
                new TrainingPlan.FromArchitecture(SampleWorkspace.TWO_CONVOLUTIONS.architecture()),
                SampleWorkspace.TWO_CONVOLUTIONS.training(), List.of(digits.id()));
        return Supervision.ofWorkbench().operation(supervisor -> supervisor.train(plan)).execute(progress);
    }
}
