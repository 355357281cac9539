package org.netloupe.core.data;

/** The part of a dataset an instance belongs to. */
public enum Split {
    TRAIN, VALIDATION, TEST
}
