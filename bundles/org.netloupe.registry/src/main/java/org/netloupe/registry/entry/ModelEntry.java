package org.netloupe.registry.entry;

/** A model in the registry. */
public record ModelEntry(ModelId id, Labels labels, ModelDescription description) implements Entry {}
