package org.netloupe.dl4j.format;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What a DL4J zip holds.
 *
 * @param network with its weights, and the optimiser's state if that was asked for and is in the file
 * @param note what the network is fed, null in files that others have written
 */
public record SavedNetwork(ComputationGraph network, @Nullable InputNote note) {}
