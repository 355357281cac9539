package org.netloupe.data.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.netloupe.core.option.OptionValues;
import org.netloupe.tensor.InputException;

/**
 * What each column of a table is for.
 *
 * @param label column of the class
 * @param features numeric columns
 * @param attributes the others
 * @param split column that names each row's split
 */
record Roles(Optional<Column> label, List<Column> features, List<Column> attributes, Optional<Column> split) {
    static final String TARGET = "target";
    static final String IGNORE = "ignore";
    static final String NO_TARGET = "-";
    private static final Set<String> LABEL_NAMES = Set.of("label", "labels", "class", "target", "species", "category",
            "variety", "diagnosis", "outcome", "y");
    private static final Set<String> NUMBERING_NAMES = Set.of("id", "index", "row", "unnamed: 0");

    /**
     * From the options, and where these leave it open from names and cells.
     *
     * @throws InputException if a named column does not exist, cannot be a class, or no feature is left
     */
    static Roles of(Path file, List<Column> columns, OptionValues options) throws InputException {
        List<Column> ignored = ignored(file, columns, options);
        List<Column> left = columns.stream().filter(column -> !ignored.contains(column)).toList();
        Optional<Column> label = label(file, left, options.text(TARGET).strip());
        Optional<Column> split = left.stream()
                .filter(column -> column.name().equalsIgnoreCase("split") && !column.isNumeric()).findFirst();
        List<Column> features = new ArrayList<>();
        List<Column> attributes = new ArrayList<>();
        for (Column column : left) {
            if (label.filter(column::equals).isEmpty()) {
                (column.isNumeric() && !isNumbering(column) ? features : attributes).add(column);
            }
        }
        if (features.isEmpty()) {
            throw new InputException(file.toString(), "at least one column of numbers beside the class",
                    "none among the columns %s".formatted(names(columns)),
                    "Check the options separator, header, target and ignore.");
        }
        return new Roles(label, features, attributes, split);
    }

    private static List<Column> ignored(Path file, List<Column> columns, OptionValues options) throws InputException {
        List<Column> ignored = new ArrayList<>();
        List<String> names = Stream.of(options.text(IGNORE).split(",")).map(String::strip).filter(n -> !n.isEmpty())
                .toList();
        for (String name : names) {
            ignored.add(named(file, columns, IGNORE, name));
        }
        return ignored;
    }

    private static Column named(Path file, List<Column> columns, String option, String name) throws InputException {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst()
                .orElseThrow(() -> new InputException("Option " + option,
                        "one of the columns of %s: %s".formatted(file.getFileName(), names(columns)),
                        "\"%s\"".formatted(name), ""));
    }

    private static List<String> names(List<Column> columns) {
        List<String> names = columns.stream().map(Column::name).limit(20).toList();
        return columns.size() > 20 ? Stream.concat(names.stream(), Stream.of("...")).toList() : names;
    }

    private static Optional<Column> label(Path file, List<Column> columns, String wanted) throws InputException {
        if (wanted.equals(NO_TARGET)) {
            return Optional.empty();
        }
        if (wanted.isEmpty()) {
            return columns.reversed().stream().filter(Column::isNominal)
                    .filter(column -> LABEL_NAMES.contains(column.name().toLowerCase(Locale.ROOT))).findFirst();
        }
        Column column = named(file, columns, TARGET, wanted);
        if (!column.isNominal()) {
            throw new InputException("%s, column %s".formatted(file, wanted),
                    "texts or whole numbers that name classes",
                    "numbers with a fraction, or nothing", "Choose another column as target.");
        }
        return Optional.of(column);
    }

    private static boolean isNumbering(Column column) {
        return NUMBERING_NAMES.contains(column.name().toLowerCase(Locale.ROOT));
    }
}
