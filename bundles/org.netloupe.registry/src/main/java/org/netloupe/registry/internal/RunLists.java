package org.netloupe.registry.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import org.netloupe.core.training.RunState;
import org.netloupe.registry.entry.EntryKind;
import org.netloupe.registry.entry.RunId;
import org.netloupe.registry.query.MetricColumn;
import org.netloupe.registry.query.MetricCondition;
import org.netloupe.registry.query.RunOrder;
import org.netloupe.registry.query.RunQuery;
import org.netloupe.registry.query.RunRow;
import org.netloupe.registry.query.RunTable;

/**
 * Lists of runs. The rows come from one statement that filters and sorts; metrics and tags are read whole, column by
 * column, and joined here, which is faster than a join per cell, unless only few rows are wanted.
 */
final class RunLists {
    private static final String ROWS = "SELECT r.id, r.name, r.state, r.epoch, r.epochs, r.fraction, r.seconds_left, "
            + "r.speed, r.message, r.created, r.started, r.ended FROM run r";
    /** Up to so many rows are looked up one by one. */
    private static final int FEW = 200;

    private final Connection connection;
    private final RunQuery query;

    private RunLists(Connection connection, RunQuery query) {
        this.connection = connection;
        this.query = query;
    }

    static RunTable list(Connection connection, RunQuery query) throws SQLException {
        return new RunLists(connection, query).list();
    }

    private RunTable list() throws SQLException {
        Sql select = ordered(filtered(joined(Sql.of(ROWS))));
        boolean whole = query.page().equals(RunQuery.Page.WHOLE);
        if (!whole) {
            select.add("LIMIT ? OFFSET ?", query.page().limit(), query.page().offset());
        }
        List<RunRow> bare = select.list(connection, this::row);
        int matching = whole
                ? bare.size()
                : (int) filtered(Sql.of("SELECT COUNT(*) FROM run r")).number(connection);
        return new RunTable(query.columns(), completed(bare), matching);
    }

    private Sql joined(Sql select) throws SQLException {
        if (query.order().key() instanceof RunOrder.ByMetric(MetricColumn column)) {
            long first = firstCell(column);
            // the range follows from the equality, but PostgreSQL does not see that and would read all metrics
            select.add("LEFT JOIN run_metric o ON o.cell = r.id + ? AND o.cell BETWEEN ? AND ?", first, first,
                    first + RunMetrics.CELLS - 1);
        }
        return select;
    }

    private Sql filtered(Sql select) throws SQLException {
        select.add("WHERE r.deleted IS NULL");
        if (!query.text().isBlank()) {
            String pattern = "%" + escaped(query.text().strip().toLowerCase(Locale.ROOT)) + "%";
            select.add("AND (LOWER(r.name) LIKE ? ESCAPE '!' OR LOWER(r.note) LIKE ? ESCAPE '!' OR r.id IN "
                    + "(SELECT entry_id FROM tag WHERE kind = ? AND LOWER(tag) LIKE ? ESCAPE '!'))", pattern, pattern,
                    EntryKind.RUN.name(), pattern);
        }
        if (!query.states().isEmpty()) {
            Object[] names = query.states().stream().map(RunState::name).toArray();
            select.add("AND r.state IN " + Sql.marks(names.length), names);
        }
        for (String tag : new TreeSet<>(query.tags())) {
            select.add("AND r.id IN (SELECT entry_id FROM tag WHERE kind = ? AND tag = ?)", EntryKind.RUN.name(), tag);
        }
        for (MetricCondition condition : query.conditions()) {
            long first = firstCell(condition.column());
            select.add("AND r.id IN (SELECT cell - ? FROM run_metric WHERE cell BETWEEN ? AND ? AND "
                    + column(condition.column()) + " " + condition.comparison().sign() + " ?)", first, first,
                    first + RunMetrics.CELLS - 1, condition.value());
        }
        return select;
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private Sql ordered(Sql select) {
        RunOrder order = query.order();
        String direction = order.descending() ? "DESC" : "ASC";
        String by = switch (order.key()) {
            case RunOrder.ByMetric(MetricColumn column) -> "o." + column(column);
            case RunOrder.Field field -> switch (field) {
                case CREATED -> "r.created";
                case NAME -> "LOWER(r.name)";
                case STATE -> "r.state";
                case EPOCH -> "r.epoch";
                case FRACTION -> "r.fraction";
                case STARTED -> "r.started";
                case ENDED -> "r.ended";
                case SPEED -> "r.speed";
            };
        };
        return select.add("ORDER BY " + by + " " + direction + " NULLS LAST, r.id DESC");
    }

    private static String column(MetricColumn column) {
        return switch (column.statistic()) {
            case LAST -> "last_value";
            case MINIMUM -> "minimum";
            case MAXIMUM -> "maximum";
        };
    }

    /** The cell before those of a tag; one without values if no run has the tag. */
    private long firstCell(MetricColumn column) throws SQLException {
        return RunMetrics.CELLS * Sql.of("SELECT id FROM metric WHERE tag = ?", column.tag())
                .first(connection, row -> row.getLong(1)).orElse(-1L);
    }

    private RunRow row(ResultSet row) throws SQLException {
        RunRow.Progress progress = new RunRow.Progress(row.getInt(4), row.getInt(5), Sql.number(row, 6),
                Sql.number(row, 7), Sql.number(row, 8));
        return new RunRow(new RunId(row.getLong(1)), row.getString(2), RunState.valueOf(row.getString(3)), progress,
                row.getString(9), List.of(), row.getLong(10), Runs.times(row, 11), new double[0]);
    }

    /** Rows with their tags and metrics. */
    private List<RunRow> completed(List<RunRow> bare) throws SQLException {
        Map<Long, List<String>> tags = Tables.tags(connection, EntryKind.RUN);
        Map<Long, double[]> values = new HashMap<>(bare.size() * 2);
        for (RunRow row : bare) {
            double[] cells = new double[query.columns().size()];
            Arrays.fill(cells, Double.NaN);
            values.put(row.id().number(), cells);
        }
        for (int i = 0; i < query.columns().size(); i++) {
            fill(values, i);
        }
        return bare.stream().map(row -> new RunRow(row.id(), row.name(), row.state(), row.progress(), row.message(),
                tags.getOrDefault(row.id().number(), List.of()), row.created(), row.times(),
                values.getOrDefault(row.id().number(), new double[0]))).toList();
    }

    private void fill(Map<Long, double[]> values, int index) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        MetricColumn column = query.columns().get(index);
        long first = firstCell(column);
        Sql select = Sql.of("SELECT cell, " + column(column) + " FROM run_metric WHERE");
        if (values.size() <= FEW) {
            Object[] cells = values.keySet().stream().map(run -> first + run).toArray();
            select.add("cell IN " + Sql.marks(cells.length), cells);
        } else {
            select.add("cell BETWEEN ? AND ?", first, first + RunMetrics.CELLS - 1);
        }
        select.list(connection, row -> {
            double[] cells = values.get(row.getLong(1) - first);
            if (cells != null) {
                cells[index] = Sql.number(row, 2);
            }
            return index;
        });
    }
}
