package org.netloupe.registry.entry;

/** The id of a run in the registry. */
public record RunId(long number) implements EntryId {
    @Override
    public EntryKind kind() {
        return EntryKind.RUN;
    }

    @Override
    public String toString() {
        return text();
    }
}
