package org.netloupe.figure;

/** A picture could not be made or written; the message is one sentence for the user that says what to do. */
public class FigureException extends Exception {

    private static final long serialVersionUID = 1L;

    public FigureException(String message) {
        super(message);
    }

    public FigureException(String message, Throwable cause) {
        super(message, cause);
    }
}
