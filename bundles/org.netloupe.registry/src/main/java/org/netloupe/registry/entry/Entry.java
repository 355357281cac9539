package org.netloupe.registry.entry;

/** One thing that the registry keeps, as it was when it was read. */
public sealed interface Entry permits ModelEntry, DatasetEntry, RunEntry {
    EntryId id();

    Labels labels();

    default String name() {
        return labels().name();
    }
}
