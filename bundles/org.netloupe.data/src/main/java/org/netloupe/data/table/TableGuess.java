package org.netloupe.data.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Guesses about a table from its first lines: what separates cells, and whether the first line names the columns. */
final class TableGuess {
    private static final List<Character> SEPARATORS = List.of(',', '\t', ';', '|');
    private static final int LINES = 20;

    private TableGuess() {}

    /** The separator that stands equally often in most lines; a comma if none does. */
    static char separator(Path file, String head) {
        if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).matches(".*\\.(tsv|tab)")) {
            return '\t';
        }
        List<String> lines = head.lines().filter(line -> !line.isBlank()).limit(LINES).toList();
        char best = ',';
        long bestScore = 0;
        for (char separator : SEPARATORS) {
            int expected = lines.isEmpty() ? 0 : count(lines.getFirst(), separator);
            long equal = lines.stream().filter(line -> count(line, separator) == expected).count();
            long score = expected == 0 ? 0 : equal * 1000 + Math.min(expected, 999);
            if (score > bestScore) {
                best = separator;
                bestScore = score;
            }
        }
        return best;
    }

    /** How often a separator stands outside of quotes. */
    private static int count(String line, char separator) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            count += !quoted && line.charAt(i) == separator ? 1 : 0;
        }
        return count;
    }

    /** Whether the first row has no number in it. */
    static boolean hasHeader(List<String> first) {
        return first.stream().noneMatch(Cell::isNumber);
    }
}
