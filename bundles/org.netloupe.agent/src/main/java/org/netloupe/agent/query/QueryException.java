package org.netloupe.agent.query;

/** A query that cannot be understood; the message says why, the range where. */
public final class QueryException extends Exception {
    private final int position;
    private final int end;

    /**
     * @param position offset of the fault in the text of the query, from 0; -1 if it lies elsewhere
     * @param end offset behind it
     */
    public QueryException(int position, int end, String message) {
        super(message);
        this.position = position;
        this.end = Math.max(position, end);
    }

    /** Offset of the fault in the text of the query, in chars from 0 to its length; -1 if it lies elsewhere. */
    public int position() {
        return position;
    }

    /** Offset behind the fault; that of the position if it has no length. */
    public int end() {
        return end;
    }

    /**
     * The message, and below it the faulty line of the query with marks under the fault; the message alone if it lies
     * elsewhere.
     */
    public String marked(String query) {
        return marked(String.valueOf(getMessage()), query, position, end);
    }

    /** The same for a fault that another process has found. */
    public static String marked(String message, String query, int position, int end) {
        if (position < 0 || position > query.length()) {
            return message;
        }
        int begin = query.lastIndexOf('\n', position - 1) + 1;
        int next = query.indexOf('\n', position);
        String line = query.substring(begin, next < 0 ? query.length() : next);
        int marks = Math.max(1, Math.min(end, begin + line.length()) - position);
        String indent = query.substring(begin, position).replaceAll("[^\\t]", " ");
        return message + "\n  " + line + "\n  " + indent + "^".repeat(marks);
    }
}
