package org.netloupe.ui.workspace;

import java.io.IOException;
import java.util.function.Consumer;

import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.IUndoableOperation;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.netloupe.registry.edit.Edit;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.problem.Problems;
import org.netloupe.ui.work.Ui;

/** Changes of the registry by the user: carried out beside the display's thread and kept in the history for undo. */
public final class Edits {
    private Edits() {}

    /** The context under which undo finds changes of the workspace. */
    public static IUndoContext context() {
        return PlatformUI.getWorkbench().getOperationSupport().getUndoContext();
    }

    /** Carries out a change. @param label what it does, for the undo menu: "Rename glyphs-1" */
    public static void apply(Shell shell, String label, Edit edit) {
        IOperationHistory history = history();
        RegistryChange change = new RegistryChange(label, edit);
        change.addContext(context());
        inOrder(shell, label, () -> history.execute(change, null, null));
    }

    /**
     * Takes back what was changed last, once the changes under way are done.
     *
     * @param onTaken gets its label, or an empty one if there was nothing; on the display's thread
     */
    public static void undo(Shell shell, Consumer<String> onTaken) {
        inOrder(shell, Messages.Menu_edit, () -> {
            tell(shell, onTaken, history().getUndoOperation(context()));
            return history().undo(context(), null, null);
        });
    }

    /** As undo, the other way. */
    public static void redo(Shell shell, Consumer<String> onTaken) {
        inOrder(shell, Messages.Menu_edit, () -> {
            tell(shell, onTaken, history().getRedoOperation(context()));
            return history().redo(context(), null, null);
        });
    }

    private static void tell(Shell shell, Consumer<String> onTaken, @Nullable IUndoableOperation operation) {
        String label = operation == null ? "" : operation.getLabel(); //$NON-NLS-1$
        Ui.safeAsync(shell, () -> onTaken.accept(label));
    }

    private static IOperationHistory history() {
        return PlatformUI.getWorkbench().getOperationSupport().getOperationHistory();
    }

    @FunctionalInterface
    private interface Step {
        IStatus take() throws org.eclipse.core.commands.ExecutionException;
    }

    private static void inOrder(Shell shell, String label, Step step) {
        WorkspaceSession.ofWorkbench().inOrder(() -> {
            try {
                IStatus status = step.take();
                if (status.getException() != null) {
                    Ui.safeAsync(shell, () -> Problems.show(shell, label, status.getException()));
                }
            } catch (org.eclipse.core.commands.ExecutionException e) {
                Problems.log(label, e);
            }
        });
    }

    /** One edit with the edit that undoes it, which the registry answers. */
    private static final class RegistryChange extends AbstractOperation {
        private Edit next;

        RegistryChange(String label, Edit edit) {
            super(label);
            this.next = edit;
        }

        private IStatus step() {
            try {
                next = WorkspaceSession.ofWorkbench().opened().apply(next);
                return Status.OK_STATUS;
            } catch (IOException e) {
                return Status.error(Problems.sentence(e), e);
            }
        }

        @Override
        public IStatus execute(@Nullable IProgressMonitor monitor, @Nullable IAdaptable info) {
            return step();
        }

        @Override
        public IStatus undo(@Nullable IProgressMonitor monitor, @Nullable IAdaptable info) {
            return step();
        }

        @Override
        public IStatus redo(@Nullable IProgressMonitor monitor, @Nullable IAdaptable info) {
            return step();
        }
    }
}
