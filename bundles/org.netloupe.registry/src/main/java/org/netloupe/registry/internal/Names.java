package org.netloupe.registry.internal;

import org.netloupe.tensor.InputException;

/** What names, notes and tags may hold. */
final class Names {
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_TAG = 100;
    private static final int LONGEST_NOTE = 1_000_000;

    private Names() {}

    static String name(String text) throws InputException {
        return line("Name", text, LONGEST_NAME);
    }

    static String tag(String text) throws InputException {
        return line("Tag", text, LONGEST_TAG);
    }

    private static String line(String what, String text, int longest) throws InputException {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new InputException(what, "some text", "none", "");
        }
        if (stripped.length() > longest || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new InputException(what, "one line of at most " + longest + " characters",
                    stripped.length() > longest ? stripped.length() + " characters" : "a control character", "");
        }
        return stripped;
    }

    static String note(String text) throws InputException {
        if (text.length() > LONGEST_NOTE) {
            throw new InputException("Note", "at most " + LONGEST_NOTE + " characters",
                    text.length() + " characters", "");
        }
        return withoutNul(text);
    }

    /** PostgreSQL keeps every character but this one. */
    static String withoutNul(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
