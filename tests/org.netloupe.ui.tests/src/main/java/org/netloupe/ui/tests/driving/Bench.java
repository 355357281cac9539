package org.netloupe.ui.tests.driving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;

/** The workbench's windows, views and controls, for a test that runs beside the display's thread. */
public final class Bench {
    private Bench() {}

    /** Asks something on the display's thread; what is thrown there is thrown here. */
    public static <T> T ask(Supplier<T> question) {
        FutureTask<T> task = new FutureTask<>(question::get);
        Display.getDefault().syncExec(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Error error -> throw error;
                case RuntimeException fault -> throw fault;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something on the display's thread. */
    public static void act(Runnable action) {
        ask(() -> {
            action.run();
            return Boolean.TRUE;
        });
    }

    /** The one window of the workbench; on the display's thread. */
    public static IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    }

    /** Opens a view if need be, brings it to the front, gives it the focus and answers its controls' parent. */
    public static Composite show(String view) {
        act(() -> {
            try {
                window().getShell().forceActive();
                window().getActivePage().showView(view).setFocus();
            } catch (PartInitException e) {
                throw new IllegalStateException(e);
            }
        });
        return Eyes.find("the controls of " + view, () -> content(view).filter(Control::isVisible));
    }

    /** The controls' parent of an open view; on the display's thread. */
    public static Optional<Composite> content(String view) {
        IViewPart part = window().getActivePage().findView(view);
        return part == null
                ? Optional.empty()
                : Optional.of((Composite) part.getSite().getService(MPart.class).getWidget());
    }

    /** The controls of a kind below a parent, from outside to inside, hidden ones too; on the display's thread. */
    public static <C extends Control> List<C> all(Composite parent, Class<C> kind) {
        List<C> found = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            if (kind.isInstance(child)) {
                found.add(kind.cast(child));
            }
            if (child instanceof Composite composite) {
                found.addAll(all(composite, kind));
            }
        }
        return found;
    }

    /** The first control of a kind below a parent. */
    public static <C extends Control> C first(Composite parent, Class<C> kind) {
        return Eyes.find("a " + kind.getSimpleName(), () -> all(parent, kind).stream().findFirst());
    }

    /** Waits for a window with a title in front of the others. */
    public static Shell dialog(String title) {
        return Eyes.find("a window named " + title, () -> shell(shell -> shell.getText().equals(title)
                && shell.isVisible() && shell.getDisplay().getActiveShell() == shell));
    }

    /** Waits for a dialog of the system in front, which is no window of SWT. */
    public static void systemDialog() {
        Eyes.await("a dialog of the system", () -> Display.getCurrent().getActiveShell() == null);
    }

    /** Waits until no window has a title. */
    public static void gone(String title) {
        Eyes.await("no window named " + title, () -> shell(shell -> shell.getText().equals(title)).isEmpty());
    }

    /** Closes what a failed test has left open, so that the next one finds the workbench in front. */
    public static void closeDialogs() {
        act(() -> Arrays.stream(Display.getCurrent().getShells())
                .filter(shell -> shell.getParent() != null && shell.isVisible()).forEach(Shell::close));
    }

    private static Optional<Shell> shell(Predicate<Shell> matches) {
        return Arrays.stream(Display.getCurrent().getShells()).filter(matches).findFirst();
    }

    /** The words before the control that has the focus; empty if nothing has it or there are none. */
    public static String focusedField() {
        Control focused = Display.getCurrent().getFocusControl();
        if (focused == null) {
            return "";
        }
        List<Control> siblings = List.of(focused.getParent().getChildren());
        int index = siblings.indexOf(focused);
        return index > 0 && siblings.get(index - 1) instanceof Label label ? label.getText() : "";
    }

    /** Runs a command as a menu does, without waiting for the dialog that it may open. */
    public static void command(String id) {
        Display.getDefault().asyncExec(() -> {
            try {
                PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null);
            } catch (CommandException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** The buttons of the main toolbar that can be pressed, by the names of their commands; on the display's thread. */
    public static List<String> enabledButtons() {
        return all(window().getShell(), ToolBar.class).stream().flatMap(bar -> Arrays.stream(bar.getItems()))
                .filter(ToolItem::isEnabled).map(item -> String.valueOf(item.getToolTipText()))
                .map(tip -> tip.replaceAll(" \\(.*", "")).toList();
    }

    /** What can be seen, for the message of a failed test. */
    static String describe() {
        StringBuilder text = new StringBuilder();
        for (Shell shell : Display.getCurrent().getShells()) {
            if (shell.isVisible()) {
                text.append("window \"").append(shell.getText()).append("\" ");
            }
            if (shell.isVisible() && shell.getParent() != null) {
                all(shell, Label.class).forEach(label -> text.append("| ").append(label.getText()));
            }
        }
        return text.append("; focus: ").append(Display.getCurrent().getFocusControl()).append(" ")
                .append(focusedField()).append("; buttons: ").append(enabledButtons()).toString();
    }
}
