package org.netloupe.stream;

import java.io.IOException;

import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.query.QueryException;

/** An agent has refused a query; the message says why. */
public final class QueryRefusedException extends IOException {
    private final int position;
    private final int end;

    /** @param query that was refused; the message's places in it are counted in code points */
    QueryRefusedException(String query, Message.Refused refused) {
        super(refused.reason());
        boolean inside = refused.position() >= 0 && refused.position() <= query.codePointCount(0, query.length());
        position = inside ? query.offsetByCodePoints(0, refused.position()) : -1;
        int length = query.codePointCount(0, query.length());
        end = inside
                ? query.offsetByCodePoints(0, Math.max(refused.position(), Math.min(refused.end(), length)))
                : -1;
    }

    /** Offset of the fault in the query, in chars, or -1 if it lies elsewhere. */
    public int position() {
        return position;
    }

    /** Offset behind the fault, or -1 if it lies elsewhere. */
    public int end() {
        return end;
    }

    /** The message, and the query with marks under the fault. */
    public String marked(String query) {
        return QueryException.marked(String.valueOf(getMessage()), query, position, end);
    }
}
