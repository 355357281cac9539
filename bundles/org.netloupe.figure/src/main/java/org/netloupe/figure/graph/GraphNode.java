package org.netloupe.figure.graph;

/**
 * One operator of a drawn graph.
 *
 * @param id
 *            unique within the graph
 * @param name
 *            as the model calls it
 * @param kind
 *            of operator, such as Convolution2D
 * @param shape
 *            of its output, such as 32 x 26 x 26; empty if unknown
 * @param parameters
 *            trained numbers, 0 for none
 */
public record GraphNode(String id, String name, String kind, String shape, long parameters) {}
