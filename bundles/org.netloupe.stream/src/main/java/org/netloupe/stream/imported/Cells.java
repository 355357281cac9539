package org.netloupe.stream.imported;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cells of tables as text. */
final class Cells {
    private Cells() {}

    /**
     * A number as Python, Java and TensorBoard write it.
     *
     * @throws NumberFormatException if it is none
     */
    static double number(String cell) {
        return switch (cell.strip().toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(cell.strip());
        };
    }

    static boolean isNumber(String cell) {
        try {
            number(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The cells of a line; quotes around a cell protect separators, and are doubled within. */
    static List<String> split(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (doubled) {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    /** What stands most often in a line of names. */
    static char separator(String header) {
        char best = ',';
        for (char candidate : new char[]{',', '\t', ';'}) {
            if (split(header, candidate).size() > split(header, best).size()) {
                best = candidate;
            }
        }
        return best;
    }
}
