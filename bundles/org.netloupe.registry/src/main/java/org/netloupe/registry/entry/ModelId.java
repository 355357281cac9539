package org.netloupe.registry.entry;

/** The id of a model in the registry. */
public record ModelId(long number) implements EntryId {
    @Override
    public EntryKind kind() {
        return EntryKind.MODEL;
    }

    @Override
    public String toString() {
        return text();
    }
}
