package org.netloupe.core.operation;

import java.io.IOException;

/**
 * Work with a result that runs the same from a view, the command line and a test.
 *
 * @param <R> the result
 */
@FunctionalInterface
public interface Operation<R> {
    /**
     * Does the work on the calling thread.
     *
     * @throws IOException if input cannot be read or output not written
     * @throws java.util.concurrent.CancellationException if the progress was cancelled; nothing half-done is left
     */
    R execute(Progress progress) throws IOException;
}
