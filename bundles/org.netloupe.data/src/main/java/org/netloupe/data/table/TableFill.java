package org.netloupe.data.table;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.netloupe.core.operation.Progress;
import org.netloupe.tensor.InputException;

/** The second pass over a table: keeps the values of the columns. */
final class TableFill {
    private final TableFile table;
    private final List<Column> columns;
    private final Set<Column> features;
    private final Set<Column> texts = new HashSet<>();
    private final boolean mayMiss;
    private int row;

    /** @param mayMiss whether a feature may have no value in a row */
    TableFill(TableFile table, List<Column> columns, Roles roles, boolean mayMiss) {
        this.table = table;
        this.columns = columns;
        this.features = new HashSet<>(roles.features());
        this.mayMiss = mayMiss;
        roles.label().ifPresent(texts::add);
        texts.addAll(roles.attributes());
    }

    /** @throws InputException if a feature is infinite, too large for 32 bits, or missing where it may not */
    void fill(int rows, Progress progress) throws IOException {
        columns.forEach(column -> column.prepare(rows, features.contains(column)));
        int read = table.read(columns.size(), (line, cells) -> {
            if (row >= rows) {
                throw changed();
            }
            for (int i = 0; i < cells.size(); i++) {
                keep(columns.get(i), line, cells.get(i));
            }
            row++;
        }, progress);
        if (read != rows) {
            throw changed();
        }
    }

    private InputException changed() {
        return new InputException(table.file().toString(), "a table that stays as it is while it is read",
                "one that changes", "Try again.");
    }

    private void keep(Column column, long line, String cell) throws InputException {
        if (features.contains(column)) {
            column.setNumber(row, number(column, line, cell));
        } else if (texts.contains(column)) {
            column.setText(row, cell);
        }
    }

    private float number(Column column, long line, String cell) throws InputException {
        String place = "%s, line %d, column %s".formatted(table.file(), line, column.name());
        if (Cell.isMissing(cell)) {
            if (mayMiss) {
                return Float.NaN;
            }
            throw new InputException(place, "a number", cell.isEmpty() ? "an empty cell" : "\"" + cell + "\"",
                    "Set the option missing to zero or mean, or ignore the column.");
        }
        float value = Cell.isNumber(cell) ? (float) Cell.number(cell) : Float.NaN;
        if (!Float.isFinite(value)) {
            throw new InputException(place, "a finite number of 32 bits", "\"" + cell + "\"",
                    "Correct the cell or ignore the column.");
        }
        return value;
    }
}
