package org.netloupe.registry.entry;

import java.util.Locale;

import org.netloupe.tensor.InputException;

/**
 * Names one entry for good: a letter for its kind and a number, as in {@code m3}, {@code d1}, {@code r17}. Numbers are
 * given once, also after the entry is gone.
 */
public sealed interface EntryId permits ModelId, DatasetId, RunId {
    /** 1 is the first of its kind. */
    long number();

    EntryKind kind();

    /** As people, folders and the command line write it: {@code r17}. */
    default String text() {
        return kind().letter() + Long.toString(number());
    }

    /** The id of a kind with a number. */
    static EntryId of(EntryKind kind, long number) {
        return switch (kind) {
            case MODEL -> new ModelId(number);
            case DATASET -> new DatasetId(number);
            case RUN -> new RunId(number);
        };
    }

    /**
     * Reads what {@link #text()} writes.
     *
     * @throws InputException if it is not the text of an id
     */
    static EntryId parse(String text) throws InputException {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.matches("[mdr][1-9]\\d{0,17}")) {
            for (EntryKind kind : EntryKind.values()) {
                if (kind.letter() == lower.charAt(0)) {
                    return of(kind, Long.parseLong(lower.substring(1)));
                }
            }
        }
        throw new InputException("\"" + text + "\"", "the id of a model, dataset or run such as m3, d1 or r17",
                "something else", "\"netloupe ls\" lists the ids.");
    }
}
