package org.netloupe.agent.query;

/**
 * A word of a query.
 *
 * @param text the word; of a string its content, without quotes and escapes
 * @param start its offset in the query
 * @param end the offset behind it
 */
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        NAME, NUMBER, STRING, SYMBOL, END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equals(word);
    }

    String described() {
        return kind == Kind.END ? "the end of the query" : "'" + text + "'";
    }

    /** The range from this token to the end of another. */
    Token to(Token last) {
        return new Token(Kind.SYMBOL, "", start, last.end);
    }

    /** What is to be thrown when this token is not what it should be. */
    QueryException wrong(String message) {
        return new QueryException(start, end, message);
    }
}
