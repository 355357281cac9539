package org.netloupe.registry.edit;

import java.util.List;

import org.netloupe.registry.entry.EntryId;
import org.netloupe.registry.entry.Link;

/**
 * A change by the user. Carrying one out answers the edit that undoes it, and carrying out that one the edit that does
 * it again: all that an undo history needs.
 */
public sealed interface Edit {
    /** Gives an entry another name. */
    record Rename(EntryId entry, String name) implements Edit {}

    /** Replaces the note of an entry. */
    record Annotate(EntryId entry, String note) implements Edit {}

    /** Puts a tag on an entry; nothing happens if it is there. */
    record AddTag(EntryId entry, String tag) implements Edit {}

    /** Takes a tag off an entry; nothing happens if it is not there. */
    record RemoveTag(EntryId entry, String tag) implements Edit {}

    /** Moves an entry to the trash: it is listed no more, its files stay. */
    record Delete(EntryId entry) implements Edit {}

    /** Takes an entry back from the trash. */
    record Restore(EntryId entry) implements Edit {}

    /** Notes a descent; nothing happens if it is noted. */
    record Connect(Link link) implements Edit {}

    /** Forgets a descent; nothing happens if it is not noted. */
    record Disconnect(Link link) implements Edit {}

    /** Several edits in this order, all or none. */
    record Several(List<Edit> edits) implements Edit {
        public Several {
            edits = List.copyOf(edits);
        }
    }

    /** Leaves all as it is. */
    Edit NOTHING = new Several(List.of());
}
