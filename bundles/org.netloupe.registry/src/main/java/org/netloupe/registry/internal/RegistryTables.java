package org.netloupe.registry.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.registry.entry.DatasetId;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.EntryId;
import org.netloupe.registry.entry.Link;
import org.netloupe.registry.entry.ModelId;
import org.netloupe.registry.entry.RunId;
import org.netloupe.registry.query.RunQuery;
import org.netloupe.registry.query.RunTable;

/** All tables of one registry, and what concerns several of them. */
public record RegistryTables(Models models, Datasets datasets, Runs runs) {
    public RegistryTables(Path workspace) {
        this(new PathTexts(workspace));
    }

    private RegistryTables(PathTexts paths) {
        this(new Models(paths), new Datasets(paths), new Runs(paths));
    }

    public RunId addRun(Transaction transaction, RunId id, Path folder, TrainingRequest request,
            Collection<? extends EntryId> inputs) throws SQLException, IOException {
        runs.add(transaction, id, folder, request);
        for (EntryId input : inputs) {
            Link.Relation relation = switch (input) {
                case DatasetId _ -> Link.Relation.TRAINED_ON;
                case ModelId _ -> Link.Relation.STARTED_FROM;
                case RunId _ -> Link.Relation.DERIVED_INTO;
            };
            Lineage.connect(transaction, new Link(input, id, relation));
        }
        return id;
    }

    public int updateRuns(Transaction transaction, Map<RunId, RunStatus> statuses) throws SQLException, IOException {
        for (Map.Entry<RunId, RunStatus> status : statuses.entrySet()) {
            runs.update(transaction, status.getKey(), status.getValue());
        }
        return statuses.size();
    }

    public RunTable list(Connection connection, RunQuery query) throws SQLException {
        return RunLists.list(connection, query);
    }

    public List<String> metricTags(Connection connection) throws SQLException {
        return RunMetrics.tags(connection);
    }

    public List<String> tags(Connection connection) throws SQLException {
        return Sql.of("SELECT DISTINCT tag FROM tag").list(connection, row -> row.getString(1)).stream()
                .sorted(String.CASE_INSENSITIVE_ORDER.thenComparing(String::compareTo)).toList();
    }

    public List<Link> lineage(Connection connection, EntryId entry, boolean up) throws SQLException {
        return Lineage.around(connection, entry, up);
    }

    public List<Entry> trash(Connection connection) throws SQLException {
        List<Entry> trash = new ArrayList<>();
        trash.addAll(models.list(connection, true));
        trash.addAll(datasets.list(connection, true));
        trash.addAll(runs.deleted(connection));
        return List.copyOf(trash);
    }

    public List<Entry> emptyTrash(Transaction transaction) throws SQLException {
        List<Entry> trash = trash(transaction.connection());
        Trash.empty(transaction);
        return trash;
    }

    public Optional<String> session(Connection connection, String name) throws SQLException {
        return Sql.of("SELECT state FROM workbench_session WHERE name = ?", name).first(connection,
                row -> row.getString(1));
    }

    public List<String> sessions(Connection connection) throws SQLException {
        return Sql.of("SELECT name FROM workbench_session").list(connection, row -> row.getString(1)).stream()
                .sorted().toList();
    }

    public String keepSession(Transaction transaction, String name, String json) throws SQLException, IOException {
        String key = Names.name(name);
        String state = Names.withoutNul(json);
        long now = System.currentTimeMillis();
        int updated = Sql.of("UPDATE workbench_session SET state = ?, updated = ? WHERE name = ?", state, now, key)
                .update(transaction.connection());
        if (updated == 0) {
            Sql.of("INSERT INTO workbench_session (name, state, updated) VALUES (?, ?, ?)", key, state, now)
                    .update(transaction.connection());
        }
        return key;
    }
}
