package org.netloupe.monitor.ui.internal.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.netloupe.monitor.ui.internal.wizard.NewTrainingWizard;

/** Opens the wizard for a new training. */
public final class NewTrainingHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        WizardDialog dialog = new WizardDialog(HandlerUtil.getActiveShell(event), new NewTrainingWizard());
        dialog.setHelpAvailable(false);
        dialog.open();
        return null;
    }
}
