package org.netloupe.agent.query;

import java.util.List;

/** Reads tokens one after the other. */
final class TokenReader {
    private final List<Token> tokens;
    private int at;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    /** The token that many places further on; the END token behind the last. */
    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    /** Passes over that symbol, if it is the next one. */
    boolean skip(String symbol) {
        if (peek().is(symbol)) {
            next();
            return true;
        }
        return false;
    }

    void expect(String symbol) throws QueryException {
        Token token = next();
        if (ExpressionParser.isWordOperator(token)) {
            throw ExpressionParser.wordOperator(token);
        }
        if (!token.is(symbol)) {
            throw token.wrong("Expected '" + symbol + "', found " + token.described() + ".");
        }
    }

    void expectWord(String word) throws QueryException {
        Token token = next();
        if (!token.isWord(word)) {
            throw token.wrong("Expected '" + word + "', found " + token.described() + ".");
        }
    }

    String name(String what) throws QueryException {
        Token token = next();
        if (token.kind() != Token.Kind.NAME) {
            throw token.wrong("Expected " + what + ", found " + token.described() + ".");
        }
        return token.text();
    }
}
