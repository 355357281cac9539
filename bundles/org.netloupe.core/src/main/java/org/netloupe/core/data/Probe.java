package org.netloupe.core.data;

/** How sure a provider or format is that a file is its own. */
public enum Probe {
    /** Not its file. */
    NO,
    /** The name fits, the content cannot tell. */
    POSSIBLE,
    /** Magic bytes or structure fit. */
    CERTAIN
}
