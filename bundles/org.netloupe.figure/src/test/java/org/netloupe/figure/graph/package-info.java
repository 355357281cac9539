/** Drawn graphs, seen by their layout, pixels and hits. */
package org.netloupe.figure.graph;
