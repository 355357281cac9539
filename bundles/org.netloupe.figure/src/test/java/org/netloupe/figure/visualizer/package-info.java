/** The shipped visualizers, by what they draw and refuse. */
package org.netloupe.figure.visualizer;
