package org.netloupe.agent.query;

/** An expression that has no result for some event; the message is for the person who wrote the query. */
public final class ExpressionException extends RuntimeException {
    ExpressionException(String message) {
        super(message, null, false, false);
    }
}
