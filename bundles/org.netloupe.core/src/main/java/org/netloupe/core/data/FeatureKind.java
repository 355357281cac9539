package org.netloupe.core.data;

/** What the features of an instance are, and so the meaning of the axes of {@link Dataset#featureShape()}. */
public enum FeatureKind {
    /** [channels, height, width], pixel values 0..1. */
    IMAGE,
    /** [features]. */
    VECTOR,
    /** [steps], whole numbers that index a vocabulary; shorter sequences end in -1. */
    TOKENS
}
