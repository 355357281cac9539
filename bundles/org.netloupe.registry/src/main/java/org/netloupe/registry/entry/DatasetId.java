package org.netloupe.registry.entry;

/** The id of a dataset in the registry. */
public record DatasetId(long number) implements EntryId {
    @Override
    public EntryKind kind() {
        return EntryKind.DATASET;
    }

    @Override
    public String toString() {
        return text();
    }
}
