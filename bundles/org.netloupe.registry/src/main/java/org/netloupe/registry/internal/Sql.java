package org.netloupe.registry.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/** A statement that is put together from fixed text; every value is a bound parameter. */
final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** Reads one row of a result. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Begins with a text and the values of its question marks. */
    static Sql of(String text, @Nullable Object... values) {
        return new Sql().add(text, values);
    }

    /** Adds text, with a space before it, and the values of its question marks. */
    @NonNullByDefault({})
    Sql add(String part, Object... parameters) {
        text.append(text.isEmpty() ? "" : " ").append(part);
        values.addAll(Arrays.asList(parameters));
        return this;
    }

    /** Rows that were changed. */
    int update(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepared(connection)) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
        try (PreparedStatement statement = prepared(connection); ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        }
    }

    /** The first row, if there is one. */
    <T> Optional<T> first(Connection connection, Row<T> row) throws SQLException {
        return list(connection, row).stream().findFirst();
    }

    /** The number in the first column of the first row, 0 if there is none. */
    long number(Connection connection) throws SQLException {
        return first(connection, row -> row.getLong(1)).orElse(0L);
    }

    private PreparedStatement prepared(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        bind(statement, values.toArray());
        return statement;
    }

    /** Sets the parameters of a statement; NaN and what is empty become NULL. */
    @NonNullByDefault({})
    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, switch (values[i]) {
                case Double number when number.isNaN() -> null;
                case Optional<?> optional -> optional.orElse(null);
                case null -> null;
                default -> values[i];
            });
        }
    }

    /** A column that may be NULL, as NaN. */
    static double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    /** A column that may be NULL, as empty. */
    static Optional<Long> whole(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    /** Question marks for so many values: {@code (?, ?, ?)}. */
    static String marks(int count) {
        return "(" + "?, ".repeat(count - 1) + "?)";
    }
}
