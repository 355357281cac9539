package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a query into tokens. What it does not know cannot be written, and that is on purpose: no assignment, no statement
 * separator, no regular expression, no interpolated string, no range, no big number can reach the expression engine.
 */
final class Lexer {
    private static final String[] SYMBOLS = {"->", "==", "!=", "<=", ">=", "&&", "||", "|", ".", ",",
            "(", ")", "[", "]", "{", "}", "?", ":", "+", "-", "*", "/", "%", "<", ">", "!"};

    /** Operators that would be read as two of ours. */
    private static final String[] FOREIGN = {"<<", ">>", "++", "--", "..", "**", "//", "/*", "::", "??", "?.", "?:",
            "?["};

    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    /** All tokens, the last of kind END. */
    List<Token> tokens() throws QueryException {
        List<Token> tokens = new ArrayList<>();
        skipSpace();
        while (at < text.length()) {
            tokens.add(next());
            skipSpace();
        }
        tokens.add(new Token(Token.Kind.END, "", at, at));
        return tokens;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Token next() throws QueryException {
        char first = text.charAt(at);
        if (Character.isLetter(first)) {
            return name();
        }
        if (isDigit(at)) {
            return number();
        }
        return first == '\'' || first == '"' ? string(first) : symbol();
    }

    private Token name() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return token(Token.Kind.NAME, start);
    }

    private Token number() throws QueryException {
        int start = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.' && isDigit(at + 1)) {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            digits();
        }
        if (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '_')) {
            throw new QueryException(at, at + 1, "A number cannot be followed by '" + text.charAt(at) + "'.");
        }
        checkNumber(start);
        return token(Token.Kind.NUMBER, start);
    }

    private void checkNumber(int start) throws QueryException {
        String digits = text.substring(start, at);
        boolean whole = digits.chars().allMatch(Character::isDigit);
        if (!whole && Double.isInfinite(Double.parseDouble(digits)) || whole && digits.length() > 18) {
            throw new QueryException(start, at, "The number " + digits + " is too large.");
        }
    }

    private void digits() throws QueryException {
        if (!isDigit(at)) {
            throw new QueryException(at, at, "Expected a digit.");
        }
        while (isDigit(at)) {
            at++;
        }
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private Token string(char quote) throws QueryException {
        int start = at++;
        StringBuilder content = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            content.append(c == '\\' ? escape(start) : c);
        }
        if (at >= text.length()) {
            throw new QueryException(start, text.length(),
                    "The text that begins here has no closing " + quote + ".");
        }
        at++;
        return new Token(Token.Kind.STRING, content.toString(), start, at);
    }

    private char escape(int start) throws QueryException {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\'', '\\' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> throw new QueryException(Math.max(start, at - 2), at,
                    "In a text only \\\\ \\' \\\" \\n and \\t may follow a \\.");
        };
    }

    private Token symbol() throws QueryException {
        for (String foreign : FOREIGN) {
            if (text.startsWith(foreign, at)) {
                throw new QueryException(at, at + foreign.length(), "'" + foreign + "' cannot be used in a query.");
            }
        }
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                int start = at;
                at += symbol.length();
                return token(Token.Kind.SYMBOL, start);
            }
        }
        throw new QueryException(at, text.offsetByCodePoints(at, 1),
                "'" + new String(Character.toChars(text.codePointAt(at))) + "' cannot be used in a query.");
    }

    private Token token(Token.Kind kind, int start) {
        return new Token(kind, text.substring(start, at), start, at);
    }
}
