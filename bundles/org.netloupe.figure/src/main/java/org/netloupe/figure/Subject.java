package org.netloupe.figure;

/**
 * What a part of a picture stands for, so that a click or hover means the same in every view. Figures of vendors add
 * their own records; the ones here are those that several views share.
 */
public interface Subject {

    /** An entry of a legend; a click on it hides or shows the series. */
    record Legend(String series) implements Subject {}

    /** One sample of a line: the series by its id and the index of the sample. */
    record Sample(String series, int index) implements Subject {}

    /** One class of a classification, by its index. */
    record ClassIndex(int index) implements Subject {}

    /** One cell of a matrix. */
    record Cell(int row, int column) implements Subject {}

    /** One operator of a computation graph, by its id. */
    record Node(String id) implements Subject {}

    /** One connection of a computation graph, by the ids of its ends. */
    record Edge(String from, String to) implements Subject {}

    /** One instance of a dataset, by its index. */
    record Instance(long index) implements Subject {}

    /** One labelled value, by its position. */
    record Value(int index) implements Subject {}
}
