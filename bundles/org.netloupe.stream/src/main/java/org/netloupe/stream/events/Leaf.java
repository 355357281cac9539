package org.netloupe.stream.events;

/** What a leaf of a stored value is, beside numbers, which have no mark. Numbers of the file format: they never change. */
final class Leaf {
    static final int TEXT = 1;
    static final int IMAGE = 2;
    static final int HISTOGRAM = 3;
    static final int POINTS = 4;
    static final int EMPTY_TUPLE = 5;
    static final int EMPTY_MAP = 6;
    static final int TENSOR = 7;

    private Leaf() {}
}
