package org.netloupe.stream.events;

/** What a leaf of a stored value is, beside numbers, which have no mark. Numbers of the file format: they never change. */
final class Leaf {
    static final int TEXT = 1;
    static final int IMAGE = 2;
    static final int HISTOGRAM = 3;
    /** Of a plane, a row of a tensor each, with the class behind if there are any. */
    static final int POINTS = 4;
    static final int EMPTY_TUPLE = 5;
    static final int EMPTY_MAP = 6;
    static final int TENSOR = 7;
    /** Of space, as {@link #POINTS}. */
    static final int POINTS_3 = 8;

    private Leaf() {}
}
