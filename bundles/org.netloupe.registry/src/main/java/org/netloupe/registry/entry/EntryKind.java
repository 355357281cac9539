package org.netloupe.registry.entry;

/** The kinds of things that the registry keeps. */
public enum EntryKind {
    MODEL('m'), DATASET('d'), RUN('r');

    private final char letter;

    EntryKind(char letter) {
        this.letter = letter;
    }

    /** First character of the ids of this kind. */
    public char letter() {
        return letter;
    }
}
