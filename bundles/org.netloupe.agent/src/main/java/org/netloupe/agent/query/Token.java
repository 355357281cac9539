package org.netloupe.agent.query;

/**
 * A word of a query.
 *
 * @param text the word as it is printed canonically
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
}
