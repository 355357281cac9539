package org.netloupe.registry.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.registry.entry.MetricSummary;
import org.netloupe.registry.entry.RunId;

/**
 * The tables of metrics: for each run and tag the last, smallest and largest value. A value's key, its cell, is
 * {@code metric * 2^32 + run}.
 */
final class RunMetrics {
    /** Cells of one metric; more than there will be runs. */
    static final long CELLS = 1L << 32;

    private RunMetrics() {}

    /** What is known of a tag and of one run's metric under it. */
    private record Known(long metric, Optional<MetricSummary> summary) {}

    /** Adds a further value of each metric. */
    static void record(Connection connection, RunId run, Map<String, Double> values) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        Map<String, Known> known = known(connection, run, values);
        List<@Nullable Object[]> updates = new ArrayList<>();
        List<@Nullable Object[]> inserts = new ArrayList<>();
        for (Map.Entry<String, Double> value : values.entrySet()) {
            Known before = known.get(value.getKey());
            long metric = before == null ? addTag(connection, value.getKey()) : before.metric();
            Optional<MetricSummary> summary = before == null ? Optional.empty() : before.summary();
            MetricSummary next = summary.map(s -> s.then(value.getValue()))
                    .orElseGet(() -> MetricSummary.first(value.getValue()));
            if (summary.isEmpty() || !summary.get().equals(next)) {
                (summary.isEmpty() ? inserts : updates).add(new Object[]{next.last(), next.minimum(), next.maximum(),
                        metric * CELLS + run.number()});
            }
        }
        batch(connection, "UPDATE run_metric SET last_value = ?, minimum = ?, maximum = ? "
                + "WHERE cell = ?", updates);
        batch(connection, "INSERT INTO run_metric (last_value, minimum, maximum, cell) VALUES (?, ?, ?, ?)", inserts);
    }

    private static Map<String, Known> known(Connection connection, RunId run, Map<String, Double> values)
            throws SQLException {
        Sql query = Sql.of("SELECT m.tag, m.id, v.cell, v.last_value, v.minimum, v.maximum FROM metric m "
                + "LEFT JOIN run_metric v ON v.cell = m.id * 4294967296 + ?", run.number())
                .add("WHERE m.tag IN " + Sql.marks(values.size()), values.keySet().toArray());
        Map<String, Known> known = new HashMap<>();
        query.list(connection, row -> {
            boolean there = Sql.whole(row, 3).isPresent();
            return known.put(row.getString(1), new Known(row.getLong(2),
                    there ? Optional.of(summary(row, 4)) : Optional.empty()));
        });
        return known;
    }

    private static long addTag(Connection connection, String tag) throws SQLException {
        long id = 1 + Sql.of("SELECT COALESCE(MAX(id), 0) FROM metric").number(connection);
        Sql.of("INSERT INTO metric (id, tag) VALUES (?, ?)", id, tag).update(connection);
        return id;
    }

    private static void batch(Connection connection, String statement, List<@Nullable Object[]> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (@Nullable
            Object[] row : rows) {
                Sql.bind(prepared, row);
                prepared.addBatch();
            }
            prepared.executeBatch();
        }
    }

    /** All metrics of a run by tag. */
    static Map<String, MetricSummary> of(Connection connection, RunId run) throws SQLException {
        Map<String, MetricSummary> metrics = new HashMap<>();
        Sql.of("SELECT m.tag, v.last_value, v.minimum, v.maximum FROM metric m "
                + "JOIN run_metric v ON v.cell = m.id * 4294967296 + ?", run.number())
                .list(connection, row -> metrics.put(row.getString(1), summary(row, 2)));
        return metrics;
    }

    /** Forgets the metrics of a run. */
    static void delete(Connection connection, RunId run) throws SQLException {
        Sql.of("DELETE FROM run_metric WHERE cell IN (SELECT id * 4294967296 + ? FROM metric)", run.number())
                .update(connection);
    }

    /** All tags that any run has, in alphabetical order. */
    static List<String> tags(Connection connection) throws SQLException {
        return Sql.of("SELECT tag FROM metric").list(connection, row -> row.getString(1)).stream().sorted().toList();
    }

    private static MetricSummary summary(ResultSet row, int column) throws SQLException {
        return new MetricSummary(Sql.number(row, column), Sql.number(row, column + 1), Sql.number(row, column + 2));
    }
}
