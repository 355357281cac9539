package org.netloupe.ui.internal.shell;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/** Brings warnings and errors of the headless bundles, which know System.Logger only, into the error log view. */
final class LogBridge extends Handler {
    /** Kept here, as the logging system keeps loggers weakly. */
    private static final Logger NETLOUPE = Logger.getLogger("org.netloupe"); //$NON-NLS-1$

    private LogBridge() {
        setLevel(Level.WARNING);
        setFormatter(new SimpleFormatter());
    }

    static void install() {
        NETLOUPE.addHandler(new LogBridge());
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            int severity = entry.getLevel().intValue() >= Level.SEVERE.intValue() ? IStatus.ERROR : IStatus.WARNING;
            String source = entry.getLoggerName() == null ? "org.netloupe" : bundleOf(entry.getLoggerName()); //$NON-NLS-1$
            ILog.get().log(new Status(severity, source, getFormatter().formatMessage(entry), entry.getThrown()));
        }
    }

    /** The first three parts of a logger's name: "org.netloupe.core". */
    private static String bundleOf(String logger) {
        String[] parts = logger.split("\\."); //$NON-NLS-1$
        return String.join(".", java.util.Arrays.copyOf(parts, Math.min(3, parts.length))); //$NON-NLS-1$
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        // nothing is open
    }
}
