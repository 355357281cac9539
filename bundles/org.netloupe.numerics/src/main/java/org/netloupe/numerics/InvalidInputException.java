package org.netloupe.numerics;

/** Thrown when data or parameters cannot be computed with; the message is a sentence for the user. */
public final class InvalidInputException extends IllegalArgumentException {
    /** Says what was expected, what was found, and where. */
    public InvalidInputException(String message) {
        super(message);
    }
}
