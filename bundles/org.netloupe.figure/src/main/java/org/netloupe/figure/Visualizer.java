package org.netloupe.figure;

/**
 * Makes pictures of values whose kind was not known beforehand, such as the result of a live query. Contributed to the
 * extension point org.netloupe.core.visualizers; needs a constructor without parameters; any thread.
 */
public interface Visualizer {

    /**
     * How well this picture suits the data: 0 not at all, 1 made for exactly this. The workbench offers all above 0, the
     * best first.
     */
    double fit(VisualData data);

    /**
     * The picture; called only with data that it fits.
     *
     * @throws IllegalArgumentException
     *             if the data does not fit after all; the message says what was expected and found
     */
    Figure figure(VisualData data);
}
