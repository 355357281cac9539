package org.netloupe.registry.entry;

/** One step of lineage: the child would not be what it is without the parent. */
public record Link(EntryId parent, EntryId child, Relation relation) {
    /** What the parent is to the child. */
    public enum Relation {
        /** A dataset to the run that trained on it. */
        TRAINED_ON,
        /** A model to the run that went on from its weights. */
        STARTED_FROM,
        /** A run to the model that it saved. */
        PRODUCED,
        /** A model to one whose architecture was made from it, a dataset to one that was made from it. */
        DERIVED_INTO
    }
}
