package org.netloupe.ui.internal.shell;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/**
 * Brings warnings and errors of everything that logs through Java's own logging into the error log view: the headless
 * bundles, which know System.Logger only, and libraries, those that use SLF4J through org.netloupe.slf4j.
 */
final class LogBridge extends Handler {
    private LogBridge() {
        setLevel(Level.WARNING);
        setFormatter(new SimpleFormatter());
    }

    static void install() {
        Logger.getLogger("").addHandler(new LogBridge()); //$NON-NLS-1$
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
