package org.netloupe.agent;

import java.util.regex.Pattern;

/** Checks names that a query must be able to write. */
final class Names {
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_]*");

    private Names() {}

    /** @throws IllegalArgumentException if a query could not write that name */
    static void check(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    what + " has a name of letters, digits and _ that begins with a letter, not '" + name + "'.");
        }
    }
}
