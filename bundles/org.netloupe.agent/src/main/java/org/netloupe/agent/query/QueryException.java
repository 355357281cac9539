package org.netloupe.agent.query;

/** A query that cannot be understood; the message says why, the position where. */
public final class QueryException extends Exception {
    private final int position;

    /** @param position offset in the text of the query, from 0 */
    public QueryException(int position, String message) {
        super(message);
        this.position = position;
    }

    /** Offset of the fault in the text of the query, from 0 to its length. */
    public int position() {
        return position;
    }
}
