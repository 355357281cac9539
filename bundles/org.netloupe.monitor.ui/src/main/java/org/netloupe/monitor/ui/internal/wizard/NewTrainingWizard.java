package org.netloupe.monitor.ui.internal.wizard;

import java.util.List;

import org.eclipse.jface.wizard.Wizard;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.monitor.ui.internal.Supervision;
import org.netloupe.registry.entry.EntryId;
import org.netloupe.training.TrainingPlan;
import org.netloupe.ui.work.LatestWork;

/** Starts a training: data, network and settings on one page, with the network as it will be beside them. */
public final class NewTrainingWizard extends Wizard {
    private final NewTrainingPage page = new NewTrainingPage();

    public NewTrainingWizard() {
        setWindowTitle(Messages.Wizard_title);
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        NewTrainingPage.Choice choice = page.choice();
        LatestWork.visible(getShell().getParent().getShell()).start(Messages.bind(Messages.Wizard_job,
                choice.form().name()), progress -> {
                    List<EntryId> inputs = choice.network() instanceof Network.Model model
                            ? List.of(choice.dataset().id(), model.entry().id())
                            : List.of(choice.dataset().id());
                    TrainingPlan plan = new TrainingPlan(choice.form().name().strip(), NewTrainingPage.ENGINE,
                            choice.dataset().description().spec(), NetworkPreview.beginning(choice.network()),
                            choice.form().settings(), inputs);
                    return Supervision.ofWorkbench().operation(supervisor -> supervisor.train(plan)).execute(progress);
                }, id -> StartedRun.show(id, choice.form().name()));
        return true;
    }
}
