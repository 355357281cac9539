package org.netloupe.registry;

import java.util.Set;

import org.netloupe.registry.entry.EntryId;

/**
 * What has changed since the event before, in this process or in another one.
 *
 * @param version of the registry, counted up by each change
 * @param everything whether so much changed that all should be read again
 * @param entries that were added, changed, deleted or restored; empty if everything changed
 */
public record RegistryEvent(long version, boolean everything, Set<EntryId> entries) {
    public RegistryEvent {
        entries = Set.copyOf(entries);
    }

    /** Whether an entry may have changed. */
    public boolean concerns(EntryId entry) {
        return everything || entries.contains(entry);
    }
}
