package org.netloupe.agent;

import java.util.LinkedHashMap;
import java.util.Map;

/** As much JSON as endpoint files need: objects of texts, whole numbers and objects. */
final class Json {
    private static final int MAX_DEPTH = 8;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /**
     * Reads an object; numbers are given as Long.
     *
     * @throws IllegalArgumentException saying what was expected where
     */
    static Map<String, Object> read(String text) {
        Json json = new Json(text);
        json.skipSpace();
        Map<String, Object> object = json.object(0);
        json.skipSpace();
        if (json.at != text.length()) {
            throw json.expected("the end");
        }
        return object;
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        expect('{');
        skipSpace();
        if (depth < MAX_DEPTH && at < text.length() && text.charAt(at) == '}') {
            at++;
            return object;
        }
        while (true) {
            skipSpace();
            String name = string();
            skipSpace();
            expect(':');
            skipSpace();
            object.put(name, value(depth));
            skipSpace();
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            } else {
                expect('}');
                return object;
            }
        }
    }

    private Object value(int depth) {
        char first = at < text.length() ? text.charAt(at) : 0;
        if (first == '"') {
            return string();
        }
        if (first == '{' && depth < MAX_DEPTH) {
            return object(depth + 1);
        }
        int start = at;
        if (first == '-') {
            at++;
        }
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        try {
            return Long.parseLong(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw expected("a text, whole number or object");
        }
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return string.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : 0;
        int known = "\"\\/bfnrt".indexOf(c);
        if (known >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(known);
        }
        if (c == 'u' && at + 4 <= text.length()) {
            try {
                char unit = (char) Integer.parseInt(text.substring(at, at + 4), 16);
                at += 4;
                return unit;
            } catch (NumberFormatException e) {
                throw expected("four hexadecimal digits");
            }
        }
        throw expected("an escape");
    }

    private void expect(char wanted) {
        if (at >= text.length() || text.charAt(at) != wanted) {
            throw expected("'" + wanted + "'");
        }
        at++;
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("Expected " + what + " at character " + at + ".");
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** Writes an object as {@link #read} gives it, indented. */
    static String write(Map<String, ?> object) {
        StringBuilder out = new StringBuilder();
        write(object, out, "");
        return out.append('\n').toString();
    }

    private static void write(Map<?, ?> object, StringBuilder out, String indent) {
        String separator = "{\n";
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            out.append(separator).append(indent).append("  ");
            quote(String.valueOf(entry.getKey()), out);
            out.append(": ");
            if (entry.getValue() instanceof Map<?, ?> inner) {
                write(inner, out, indent + "  ");
            } else if (entry.getValue() instanceof Number number) {
                out.append(number.longValue());
            } else {
                quote(String.valueOf(entry.getValue()), out);
            }
            separator = ",\n";
        }
        out.append(object.isEmpty() ? "{}" : "\n" + indent + "}");
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
