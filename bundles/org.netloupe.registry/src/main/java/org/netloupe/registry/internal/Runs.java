package org.netloupe.registry.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.netloupe.core.json.Json;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.registry.entry.EntryKind;
import org.netloupe.registry.entry.MetricSummary;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.registry.entry.RunId;
import org.netloupe.registry.entry.RunTimes;
import org.netloupe.tensor.InputException;

import com.fasterxml.jackson.core.JsonProcessingException;

/** The tables of runs: what was asked for and where they stand; their metrics are in {@link RunMetrics}. */
public record Runs(PathTexts paths) {
    private static final String SELECT = "SELECT id, name, note, created, folder, request, started, ended, state, "
            + "epoch, epochs, iteration, fraction, seconds_left, speed, message, process_id, process_start, updated "
            + "FROM run JOIN run_request ON run_id = id";

    public RunId reserve(Transaction transaction) throws SQLException {
        return new RunId(Tables.nextNumber(transaction.connection(), EntryKind.RUN));
    }

    /**
     * Adds a run whose number was reserved, queued.
     *
     * @throws InputException if there is a run of this number
     */
    public void add(Transaction transaction, RunId id, Path folder, TrainingRequest request)
            throws SQLException, IOException {
        Connection connection = transaction.connection();
        if (Sql.of("SELECT COUNT(*) FROM run WHERE id = ?", id.number()).number(connection) > 0) {
            throw new InputException(id.text(), "the id of a new run", "one that is taken", "");
        }
        RunStatus queued = RunStatus.queued(request.settings().epochs());
        Sql.of("INSERT INTO run (id, name, note, created, folder, state, epoch, epochs, iteration, fraction, message, "
                + "process_id, process_start, updated) VALUES " + Sql.marks(14), id.number(),
                Names.name(request.name()), "", System.currentTimeMillis(), paths.text(folder), queued.state().name(),
                0, queued.epochs(), 0L, 0.0, "", 0L, 0L, queued.updated()).update(connection);
        Sql.of("INSERT INTO run_request (run_id, request) VALUES (?, ?)", id.number(), json(request))
                .update(connection);
        transaction.touch(id);
    }

    /**
     * Records where a run stands, unless something later is known.
     *
     * @throws InputException if there is no such run
     */
    public void update(Transaction transaction, RunId id, RunStatus status) throws SQLException, InputException {
        Connection connection = transaction.connection();
        Tables.require(connection, id);
        Sql update = Sql.of("UPDATE run SET state = ?, epoch = ?, epochs = ?, iteration = ?, fraction = ?, "
                + "seconds_left = ?, speed = ?, message = ?, process_id = ?, process_start = ?, updated = ?",
                status.state().name(), status.epoch(), status.epochs(), status.iteration(), status.fraction(),
                status.secondsLeft(), status.imagesPerSecond(), Names.withoutNul(status.message()), status.pid(),
                status.processStart(), status.updated());
        if (status.state().hasProcess()) {
            update.add(", started = COALESCE(started, ?)", status.updated());
        }
        if (status.state().isFinal()) {
            update.add(", ended = COALESCE(ended, ?)", status.updated());
        } else {
            update.add(", ended = NULL");
        }
        update.add("WHERE id = ? AND updated <= ?", id.number(), status.updated());
        if (update.update(connection) > 0) {
            RunMetrics.record(connection, id, status.metrics());
            transaction.touch(id);
        }
    }

    public Optional<RunEntry> find(Connection connection, RunId id) throws SQLException {
        Map<Long, List<String>> tags = Tables.tags(connection, id);
        Map<String, MetricSummary> metrics = RunMetrics.of(connection, id);
        return Sql.of(SELECT).add("WHERE id = ?", id.number()).first(connection, row -> read(row, tags, metrics));
    }

    /** The newest that is not in the trash. */
    public Optional<RunEntry> in(Connection connection, Path folder) throws SQLException {
        Optional<Long> id = Sql.of("SELECT MAX(id) FROM run WHERE deleted IS NULL AND folder = ?", paths.text(folder))
                .first(connection, row -> Sql.whole(row, 1)).flatMap(found -> found);
        return id.isEmpty() ? Optional.empty() : find(connection, new RunId(id.get()));
    }

    /** Those in the trash, in the order of their ids. */
    public List<RunEntry> deleted(Connection connection) throws SQLException {
        Map<Long, List<String>> tags = Tables.tags(connection, EntryKind.RUN);
        return Sql.of(SELECT).add("WHERE deleted IS NOT NULL ORDER BY id").list(connection,
                row -> read(row, tags, RunMetrics.of(connection, new RunId(row.getLong(1)))));
    }

    private RunEntry read(ResultSet row, Map<Long, List<String>> tags, Map<String, MetricSummary> metrics)
            throws SQLException {
        return new RunEntry(new RunId(row.getLong(1)), Tables.labels(row, tags), paths.path(row.getString(5)),
                request(row.getString(6)), status(row, metrics), times(row, 7), metrics);
    }

    private static RunStatus status(ResultSet row, Map<String, MetricSummary> metrics) throws SQLException {
        Map<String, Double> last = new HashMap<>();
        metrics.forEach((tag, summary) -> last.put(tag, summary.last()));
        return new RunStatus(RunState.valueOf(row.getString(9)), row.getInt(10), row.getInt(11), row.getLong(12),
                Sql.number(row, 13), Sql.number(row, 14), Sql.number(row, 15), last, row.getString(16),
                row.getLong(17), row.getLong(18), row.getLong(19));
    }

    static RunTimes times(ResultSet row, int column) throws SQLException {
        return new RunTimes(Sql.whole(row, column).map(Instant::ofEpochMilli),
                Sql.whole(row, column + 1).map(Instant::ofEpochMilli));
    }

    private static String json(TrainingRequest request) {
        try {
            return Names.withoutNul(Json.MAPPER.writeValueAsString(request));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrainingRequest request(String json) {
        try {
            return Json.MAPPER.readValue(json, TrainingRequest.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
