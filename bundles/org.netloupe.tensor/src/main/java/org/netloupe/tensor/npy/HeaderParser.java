package org.netloupe.tensor.npy;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.tensor.DType;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

/** Reads the Python dictionary literal of a npy header: only what NumPy writes there, nothing is evaluated. */
final class HeaderParser {
    private static final int MOST_AXES = 32;
    private static final Map<String, DType> TYPES = Map.ofEntries(Map.entry("b1", DType.BOOL),
            Map.entry("i1", DType.INT8), Map.entry("u1", DType.UINT8), Map.entry("i2", DType.INT16),
            Map.entry("u2", DType.UINT16), Map.entry("i4", DType.INT32), Map.entry("u4", DType.UINT32),
            Map.entry("i8", DType.INT64), Map.entry("f2", DType.FLOAT16), Map.entry("f4", DType.FLOAT32),
            Map.entry("f8", DType.FLOAT64));

    private final String source;
    private final String text;
    private int position;
    private @Nullable String descr;
    private @Nullable Boolean fortranOrder;
    private @Nullable Shape shape;

    HeaderParser(String source, String text) {
        this.source = source;
        this.text = text;
    }

    /**
     * @param dataOffset of the header that is made
     * @throws InputException if the text is no header, or the type is not one of {@link DType}
     */
    NpyHeader parse(int dataOffset) throws InputException {
        expect('{');
        while (!accept('}')) {
            entry(string());
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        if (!text.substring(position).isBlank()) {
            throw wrong("the end of the header");
        }
        String type = descr;
        Boolean fortran = fortranOrder;
        Shape extents = shape;
        if (type == null || fortran == null || extents == null) {
            throw new InputException(source, "a header with descr, fortran_order and shape", "one without some", "");
        }
        ByteOrder order = type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(type(type), order, fortran, extents, dataOffset);
    }

    private void entry(String key) throws InputException {
        expect(':');
        switch (key) {
            case "descr" -> descr = descr();
            case "fortran_order" -> fortranOrder = bool();
            case "shape" -> shape = shape();
            default -> throw new InputException(source, "a header with descr, fortran_order and shape",
                    "the key '%s'".formatted(printable(key)), "");
        }
    }

    private String descr() throws InputException {
        skipBlanks();
        if (position < text.length() && text.charAt(position) == '[') {
            throw new InputException(source, "an array of numbers", "a structured type with named fields",
                    "Save each field as an array of its own.");
        }
        return string();
    }

    private DType type(String name) throws InputException {
        String code = name.isEmpty() ? name : name.substring(1);
        @Nullable
        DType type = "<>|=".indexOf(name.isEmpty() ? ' ' : name.charAt(0)) < 0 ? null : TYPES.get(code);
        if (type != null) {
            return type;
        }
        if (code.startsWith("O")) {
            throw new InputException(source, "an array of numbers", "Python objects (pickle)",
                    "Pickled data can run code and is never read here: save it with a numeric dtype.");
        }
        throw new InputException(source, "an array of numbers (bool, int, float)", kind(code, name),
                "Convert it with astype before saving.");
    }

    private static String kind(String code, String name) {
        String found = "type '%s'".formatted(printable(name));
        return switch (code.isEmpty() ? ' ' : code.charAt(0)) {
            case 'U', 'S', 'a' -> "text of " + found;
            case 'c' -> "complex numbers of " + found;
            case 'M', 'm' -> "times of " + found;
            case 'u' -> code.equals("u8") ? "unsigned 64-bit integers of " + found : found;
            default -> found;
        };
    }

    private boolean bool() throws InputException {
        skipBlanks();
        if (text.startsWith("True", position)) {
            position += 4;
            return true;
        }
        if (text.startsWith("False", position)) {
            position += 5;
            return false;
        }
        throw wrong("True or False");
    }

    private Shape shape() throws InputException {
        expect('(');
        List<Long> extents = new ArrayList<>();
        while (!accept(')')) {
            extents.add(extent());
            if (extents.size() > MOST_AXES) {
                throw wrong("at most %d axes".formatted(MOST_AXES));
            }
            if (!accept(',')) {
                expect(')');
                break;
            }
        }
        try {
            return new Shape(extents.stream().mapToLong(Long::longValue).toArray());
        } catch (IllegalArgumentException e) {
            throw new InputException(source, "a shape with at most 2^63 elements", extents.toString(), "", e);
        }
    }

    private long extent() throws InputException {
        skipBlanks();
        int start = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        int end = position;
        if (end == start || end - start > 18) {
            throw wrong("an extent");
        }
        if (position < text.length() && text.charAt(position) == 'L') {
            position++; // a long of Python 2
        }
        return Long.parseLong(text.substring(start, end));
    }

    private String string() throws InputException {
        skipBlanks();
        char quote = position < text.length() ? text.charAt(position) : ' ';
        if (quote != '\'' && quote != '"') {
            throw wrong("a text in quotes");
        }
        int end = text.indexOf(quote, position + 1);
        if (end < 0) {
            throw wrong("a text in quotes");
        }
        String value = text.substring(position + 1, end);
        position = end + 1;
        return value;
    }

    private boolean accept(char wanted) {
        skipBlanks();
        if (position < text.length() && text.charAt(position) == wanted) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) throws InputException {
        if (!accept(wanted)) {
            throw wrong("'" + wanted + "'");
        }
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private InputException wrong(String expected) {
        String rest = text.substring(Math.min(position, text.length())).strip();
        String found = rest.isEmpty() ? "its end" : "\"" + printable(rest) + "\"";
        return new InputException(source + ", header at character " + position, expected, found, "");
    }

    private static String printable(String text) {
        String line = text.replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() > 40 ? line.substring(0, 40) + "..." : line;
    }
}
