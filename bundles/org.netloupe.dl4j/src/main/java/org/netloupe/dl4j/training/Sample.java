package org.netloupe.dl4j.training;

/**
 * Instances as they were read. The arrays are shared.
 *
 * @param features row-major, one instance after the other
 * @param targets class by instance, or token by instance and step; -1 where it is not known
 * @param instances their indices in the dataset
 * @param count instances
 */
record Sample(float[] features, int[] targets, int[] instances, int count) {}
