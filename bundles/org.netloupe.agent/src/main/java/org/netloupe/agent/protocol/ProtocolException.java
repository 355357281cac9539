package org.netloupe.agent.protocol;

/** Bytes that are no message of the protocol; the message says what was expected and found. */
public final class ProtocolException extends Exception {
    public ProtocolException(String message) {
        super(message);
    }
}
