package org.netloupe.numerics.tsne;

/**
 * A finished map.
 *
 * @param positions [points, 2 or 3], around the origin; shared
 * @param divergence Kullback-Leibler divergence of the map's affinities from those of the points, in nats; 0 is perfect
 */
public record TsneMap(float[] positions, double divergence) {}
