package org.netloupe.stream.events;

import java.util.ArrayList;
import java.util.List;

import org.netloupe.stream.events.ProtobufReader.MalformedException;

/**
 * Where a leaf stands in a stored value, as its tag says: the root, then a {@code /} and a segment for each level. An item
 * of a tuple is its index, a field of a map its name, in which {@code /}, {@code %} and a digit at the beginning are written
 * as {@code %} and two hexadecimal digits, so that names and indices differ. An empty name is {@code %}.
 *
 * @param root one of those that the reader was told
 */
record ValuePath(String root, List<String> segments) {
    private static final int MOST_LEVELS = 64;

    /** The path of a tag under a root. */
    static ValuePath of(String root, String tag) throws MalformedException {
        List<String> segments = new ArrayList<>();
        int from = root.length();
        while (from < tag.length()) {
            int end = tag.indexOf('/', from + 1);
            end = end < 0 ? tag.length() : end;
            segments.add(tag.substring(from + 1, end));
            from = end;
        }
        if (segments.size() > MOST_LEVELS) {
            throw new MalformedException("a value of more than %d levels".formatted(MOST_LEVELS));
        }
        return new ValuePath(root, segments);
    }

    /** Whether a segment is the index of an item. */
    static boolean isIndex(String segment) {
        return !segment.isEmpty() && segment.charAt(0) >= '0' && segment.charAt(0) <= '9';
    }

    static String ofName(String name) {
        if (name.isEmpty()) {
            return "%";
        }
        StringBuilder segment = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean digit = i == 0 && c >= '0' && c <= '9';
            segment.append(digit || c == '/' || c == '%' ? "%%%02x".formatted((int) c) : String.valueOf(c));
        }
        return segment.toString();
    }

    static String nameOf(String segment) throws MalformedException {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        if (segment.equals("%")) {
            return "";
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                name.append(escaped(segment, i));
                i += 2;
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }

    private static char escaped(String segment, int at) throws MalformedException {
        try {
            return (char) Integer.parseInt(segment.substring(at + 1, at + 3), 16);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new MalformedException("a name with a broken escape: " + segment);
        }
    }
}
