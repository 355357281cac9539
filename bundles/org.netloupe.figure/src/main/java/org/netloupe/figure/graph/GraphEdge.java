package org.netloupe.figure.graph;

/**
 * The output of one operator as an input of another.
 *
 * @param from
 *            id of the operator that writes
 * @param to
 *            id of the operator that reads
 */
public record GraphEdge(String from, String to) {}
