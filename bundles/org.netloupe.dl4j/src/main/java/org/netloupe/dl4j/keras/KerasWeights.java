package org.netloupe.dl4j.keras;

import java.io.IOException;

/** The learned arrays of a model. */
interface KerasWeights extends AutoCloseable {
    /**
     * Reads an array of a layer, row-major.
     *
     * @param position among the layer's arrays, 0 is the first
     * @param shape that the layer's settings ask for
     * @throws org.netloupe.tensor.InputException if there is no such array or it has another shape
     */
    float[] read(KerasLayer layer, int position, long... shape) throws IOException;

    /** Releases the file; does not throw. */
    @Override
    void close();
}
