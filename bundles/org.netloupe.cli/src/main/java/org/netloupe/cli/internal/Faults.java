package org.netloupe.cli.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.CancellationException;

import org.netloupe.tensor.InputException;

/** From an exception to one sentence for the user and an exit code. */
public final class Faults {
    /** All went well. */
    public static final int OK = 0;
    /** A fault of the machine or of ours. */
    public static final int FAILURE = 1;
    /** Wrong usage, or input that cannot be used. */
    public static final int BAD_INPUT = 2;
    /** Ended by Ctrl+C, as shells report it. */
    public static final int CANCELLED = 130;

    private static final System.Logger LOG = System.getLogger(Faults.class.getName());

    private Faults() {}

    /** Prints the sentence and answers the exit code. */
    public static int report(Exception fault, Console console) {
        return switch (fault) {
            case UncheckedIOException wrapped -> report(wrapped.getCause(), console);
            case InputException input -> said(console, input.getMessage(), BAD_INPUT);
            case CancellationException _ -> said(console, "Cancelled.", CANCELLED);
            case IOException io -> said(console, sentence(io), FAILURE);
            default -> unexpected(fault, console);
        };
    }

    private static int said(Console console, String sentence, int code) {
        console.note("netloupe: %s", sentence);
        return code;
    }

    private static String sentence(IOException fault) {
        String message = fault.getMessage();
        return message == null
                ? fault.getClass().getSimpleName()
                : fault.getClass() == IOException.class
                        ? message
                        : fault.getClass().getSimpleName().replace("Exception", "") + ": " + message;
    }

    private static int unexpected(Exception fault, Console console) {
        LOG.log(Level.ERROR, "A command failed", fault);
        return said(console, "An unexpected fault: " + fault, FAILURE);
    }
}
