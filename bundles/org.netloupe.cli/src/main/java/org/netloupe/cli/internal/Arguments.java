package org.netloupe.cli.internal;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

/** What the command line library leaves null until it has read the arguments. */
public final class Arguments {
    private Arguments() {}

    /** An argument that the library promises to be there. */
    public static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The argument was not read");
        }
        return value;
    }

    /** An option that may be left out. */
    public static <T> Optional<T> optional(@Nullable T value) {
        return value == null ? Optional.empty() : Optional.of(value);
    }
}
