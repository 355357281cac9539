package org.netloupe.data.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Probe;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.data.dataset.SplitOptions;
import org.netloupe.tensor.InputException;

/**
 * Tables in text files. Two passes: the first finds out what the columns are, the second keeps their values, numbers in
 * 32 bits and texts once each.
 */
public final class CsvProvider implements DataProvider {
    private static final String SEPARATOR = "separator";
    private static final String HEADER = "header";
    private static final String MISSING = "missing";
    private static final List<Option> OPTIONS = SplitOptions.after(
            new Option.Choice(SEPARATOR, "Separator",
                    "What stands between cells; auto: found out from the first lines.",
                    "auto", List.of("auto", "comma", "tab", "semicolon", "bar")),
            new Option.Choice(HEADER, "Header",
                    "Whether the first row names the columns; auto: if there is no number in it.", "auto",
                    List.of("auto", "yes", "no")),
            new Option.Text(Roles.TARGET, "Class column",
                    "Column of texts or whole numbers that is the class; empty: the last one named label, class, target, "
                            + "species or the like; " + Roles.NO_TARGET + ": none.",
                    ""),
            new Option.Text(Roles.IGNORE, "Ignored columns", "Names of columns to leave out, separated by commas.",
                    ""),
            new Option.Choice(MISSING, "Missing numbers",
                    "What an empty cell (NA, NaN, null, ?) of a feature means: refuse the table, 0, or the column's "
                            + "mean over the training rows.",
                    "refuse", List.of("refuse", "zero", "mean")));

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public Probe probe(Path path) {
        boolean named = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|tab)");
        if (!named || !Files.isRegularFile(path)) {
            return Probe.NO;
        }
        try {
            return TableFile.head(path).indexOf('\0') < 0 ? Probe.POSSIBLE : Probe.NO;
        } catch (IOException e) {
            return Probe.NO;
        }
    }

    @Override
    public Dataset open(Optional<Path> path, OptionValues options, Progress progress) throws IOException {
        Path file = path.orElseThrow(() -> new InputException("Table", "a file", "none", ""));
        progress.begin("Reading " + file.getFileName(), 0);
        TableFile table = table(file, options);
        List<Column> columns = table.columns().stream().map(Column::new).toList();
        int rows = table.read(columns.size(), (_, cells) -> {
            for (int i = 0; i < cells.size(); i++) {
                columns.get(i).look(cells.get(i));
            }
        }, progress);
        if (rows == 0) {
            throw new InputException(file.toString(), "at least one row of data", "an empty table", "");
        }
        Roles roles = Roles.of(file, columns, options);
        new TableFill(table, columns, roles, !options.text(MISSING).equals("refuse")).fill(rows, progress);
        return CsvDataset.of(file, roles, rows, options.text(MISSING), options);
    }

    private static TableFile table(Path file, OptionValues options) throws IOException {
        String head = TableFile.head(file);
        char separator = switch (options.text(SEPARATOR)) {
            case "comma" -> ',';
            case "tab" -> '\t';
            case "semicolon" -> ';';
            case "bar" -> '|';
            default -> TableGuess.separator(file, head);
        };
        String header = options.text(HEADER);
        TableFile plain = new TableFile(file, separator, false);
        boolean named = header.equals("auto") ? TableGuess.hasHeader(plain.firstRow()) : header.equals("yes");
        return new TableFile(file, separator, named);
    }
}
