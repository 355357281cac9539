package org.netloupe.tensor;

import java.io.IOException;

/**
 * Input that cannot be used: a file, an option or an answer of a peer that is not what it should be. The message is one
 * sentence for the user: what, where, expected, found, what to do. The command line ends with 2 on it, the workbench
 * shows it with details; nothing else about a broken input may reach the user.
 */
public class InputException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final String expected;
    private final String found;
    private final String hint;

    /**
     * @param source the file (with the place in it), option or peer, as the user knows it
     * @param expected what should have been there
     * @param found what was there
     * @param hint what the user can do, a sentence of its own, or an empty text
     */
    public InputException(String source, String expected, String found, String hint) {
        super(sentence(source, expected, found, hint));
        this.source = source;
        this.expected = expected;
        this.found = found;
        this.hint = hint;
    }

    /** As above with the exception that showed the fault. */
    public InputException(String source, String expected, String found, String hint, Throwable cause) {
        this(source, expected, found, hint);
        initCause(cause);
    }

    private static String sentence(String source, String expected, String found, String hint) {
        String fact = "%s: expected %s, found %s.".formatted(source, expected, found);
        return hint.isEmpty() ? fact : fact + " " + hint;
    }

    /** The file, option or peer. */
    public String source() {
        return source;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }

    /** What the user can do; empty if there is nothing to advise. */
    public String hint() {
        return hint;
    }
}
