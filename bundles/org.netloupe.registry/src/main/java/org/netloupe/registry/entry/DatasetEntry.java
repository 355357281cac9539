package org.netloupe.registry.entry;

/** A dataset in the registry. */
public record DatasetEntry(DatasetId id, Labels labels, DatasetDescription description) implements Entry {}
