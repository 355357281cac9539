package org.netloupe.stream.events;

/** What the values of a tag are. */
public enum EntryKind {
    SCALAR, HISTOGRAM, IMAGES, TEXT, TENSOR,
    /** Settings of a run, as TensorBoard's hparams plugin keeps them. */
    HYPERPARAMETERS
}
