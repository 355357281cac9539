package org.netloupe.stream;

import java.io.IOException;

/** An agent has refused a query; the message says why. */
public final class QueryRefusedException extends IOException {
    private final int position;

    QueryRefusedException(String reason, int position) {
        super(reason);
        this.position = position;
    }

    /** Offset of the fault in the query, or -1 if it lies elsewhere. */
    public int position() {
        return position;
    }
}
