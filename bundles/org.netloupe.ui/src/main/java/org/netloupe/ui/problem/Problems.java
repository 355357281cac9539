package org.netloupe.ui.problem;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.netloupe.tensor.InputException;
import org.netloupe.ui.internal.Messages;

/** Shows and logs faults. An {@link InputException} is the user's to solve; everything else is ours. */
public final class Problems {
    private static final String BUNDLE = "org.netloupe.ui";

    private Problems() {}

    /** Logs a fault and shows it with its details; on the display's thread. @param doing what was tried, for the title */
    public static void show(Shell parent, String doing, Throwable fault) {
        IStatus status = status(doing, fault);
        ILog.get().log(status);
        ErrorDialog.openError(parent, doing, sentence(fault), details(fault));
    }

    /** Logs a fault that needs no answer. */
    public static void log(String doing, Throwable fault) {
        ILog.get().log(status(doing, fault));
    }

    /** The sentence for the user. */
    public static String sentence(Throwable fault) {
        String message = fault.getMessage();
        if (fault instanceof InputException && message != null) {
            return message;
        }
        return message == null || message.isBlank() ? fault.getClass().getSimpleName() : message;
    }

    private static IStatus status(String doing, Throwable fault) {
        int severity = fault instanceof InputException ? IStatus.WARNING : IStatus.ERROR;
        return new Status(severity, BUNDLE, NLS.bind(Messages.Problems_logged, doing, sentence(fault)), fault);
    }

    private static IStatus details(Throwable fault) {
        MultiStatus details = new MultiStatus(BUNDLE, 0, summary(fault), null);
        if (fault instanceof InputException input) {
            add(details, Messages.Problems_where, input.source());
            add(details, Messages.Problems_expected, input.expected());
            add(details, Messages.Problems_found, input.found());
            if (!input.hint().isEmpty()) {
                add(details, Messages.Problems_hint, input.hint());
            }
        } else {
            trace(fault).lines().limit(40).forEach(line -> details.add(Status.error(line.replace("\t", "    "))));
        }
        return details;
    }

    private static String summary(Throwable fault) {
        return fault instanceof InputException ? Messages.Problems_input : Messages.Problems_internal;
    }

    private static void add(MultiStatus details, String label, String text) {
        details.add(Status.error(NLS.bind(label, text)));
    }

    private static String trace(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
