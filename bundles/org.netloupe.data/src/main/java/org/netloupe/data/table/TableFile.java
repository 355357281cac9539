package org.netloupe.data.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.netloupe.core.operation.Progress;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.file.InputFile;

/**
 * A text file of rows with cells between separators, quoted with " where needed, in UTF-8.
 *
 * @param header whether the first row names the columns
 */
record TableFile(Path file, char separator, boolean header) {
    private static final String EXPECTED = "a table in a text file";
    private static final int MOST_COLUMNS = 100_000;

    /** Takes the cells of a row. */
    @FunctionalInterface
    interface Rows {
        /**
         * @param line in the file, from 1; of a row over several lines the last
         * @param cells without blanks around them, as many as there are columns
         */
        void row(long line, List<String> cells) throws InputException;
    }

    private static BufferedReader reader(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(InputFile.open(file, EXPECTED)), decoder), 1 << 16);
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset(); // no byte order mark
        }
        return reader;
    }

    /** The first characters of a file, for guesses about it. */
    static String head(Path file) throws IOException {
        char[] head = new char[1 << 16];
        try (BufferedReader reader = reader(file)) {
            int count = reader.read(head);
            return new String(head, 0, Math.max(0, count));
        } catch (CharacterCodingException e) {
            throw encoding(file, e);
        }
    }

    private static InputException encoding(Path file, IOException cause) {
        return new InputException(file.toString(), "text in UTF-8", "bytes that are none",
                "Save the table as UTF-8.", cause);
    }

    /**
     * Names of the columns: from the header, or column 1, column 2 and so on.
     *
     * @throws InputException if the file is empty, or two columns have one name
     */
    List<String> columns() throws IOException {
        List<String> first = firstRow();
        if (first.size() > MOST_COLUMNS) {
            throw new InputException(file.toString(), "at most %d columns".formatted(MOST_COLUMNS),
                    "%d".formatted(first.size()), "");
        }
        List<String> names = new ArrayList<>();
        HashSet<String> seen = new HashSet<>();
        for (int i = 0; i < first.size(); i++) {
            String name = header && !first.get(i).isEmpty() ? first.get(i) : "column " + (i + 1);
            if (!seen.add(name)) {
                throw new InputException(file + ", header", "columns with different names",
                        "\"%s\" twice".formatted(name), "Rename one, or set the option header to no.");
            }
            names.add(name);
        }
        return names;
    }

    /** The cells of the first row, whether it names columns or not. */
    List<String> firstRow() throws IOException {
        try (CSVParser parser = parser()) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw new InputException(file.toString(), "a table with rows", "an empty file", "");
            }
            return records.next().toList();
        } catch (IOException | RuntimeException e) {
            throw explained(e, 1);
        }
    }

    /**
     * Reads all rows after the header.
     *
     * @param count of columns
     * @return number of rows
     * @throws InputException if the file is broken or a row has another number of cells
     */
    int read(int count, Rows rows, Progress progress) throws IOException {
        int read = 0;
        long line = 0;
        try (CSVParser parser = parser()) {
            for (CSVRecord row : parser) {
                line = parser.getCurrentLineNumber();
                if (header && row.getRecordNumber() == 1) {
                    continue;
                }
                if (row.size() != count) {
                    throw new InputException("%s, line %d".formatted(file, line), "%d cells".formatted(count),
                            "%d".formatted(row.size()), "Check separators and quotes in this line.");
                }
                progress.checkCancelled();
                rows.row(line, row.toList());
                read = Math.addExact(read, 1);
            }
            return read;
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw explained(e, line + 1);
        }
    }

    private CSVParser parser() throws IOException {
        CSVFormat format = CSVFormat.Builder.create().setDelimiter(separator).setQuote('"')
                .setIgnoreSurroundingSpaces(true).setTrim(true).setIgnoreEmptyLines(true).get();
        return CSVParser.builder().setReader(reader(file)).setFormat(format).get();
    }

    private InputException explained(Exception e, long line) {
        Throwable cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
        if (cause instanceof InputException input) {
            return input;
        }
        if (cause instanceof CharacterCodingException coding) {
            return encoding(file, coding);
        }
        return new InputException("%s, line %d".formatted(file, line), "a row of cells",
                "a fault (%s)".formatted(String.valueOf(cause.getMessage()).lines().findFirst().orElse("")),
                "Check the quotes near this line.", cause);
    }
}
