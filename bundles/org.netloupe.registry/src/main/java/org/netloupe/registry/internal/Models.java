package org.netloupe.registry.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.netloupe.registry.entry.EntryKind;
import org.netloupe.registry.entry.Link;
import org.netloupe.registry.entry.ModelDescription;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.registry.entry.ModelId;
import org.netloupe.registry.entry.RunId;
import org.netloupe.tensor.InputException;

/** The table of models. */
public record Models(PathTexts paths) {
    private static final String SELECT = "SELECT id, name, note, created, format, file, parameter_count, origin_run, "
            + "epoch FROM model";

    public ModelId add(Transaction transaction, String name, ModelDescription model)
            throws SQLException, InputException {
        Connection connection = transaction.connection();
        ModelId id = new ModelId(Tables.nextNumber(connection, EntryKind.MODEL));
        Sql.of("INSERT INTO model (id, name, note, created, format, file, parameter_count, origin_run, epoch) VALUES "
                + Sql.marks(9), id.number(), Names.name(name), "", System.currentTimeMillis(), model.format(),
                paths.text(model.file()), model.parameters(), model.origin().map(RunId::number),
                model.epoch()).update(connection);
        if (model.origin().isPresent()) {
            Lineage.connect(transaction, new Link(model.origin().get(), id, Link.Relation.PRODUCED));
        }
        transaction.touch(id);
        return id;
    }

    public Optional<ModelEntry> find(Connection connection, ModelId id) throws SQLException {
        Map<Long, List<String>> tags = Tables.tags(connection, id);
        return Sql.of(SELECT).add("WHERE id = ?", id.number()).first(connection, row -> read(row, tags));
    }

    /** The oldest that is not in the trash. */
    public Optional<ModelEntry> at(Connection connection, Path file) throws SQLException {
        Optional<Long> id = Sql.of("SELECT MIN(id) FROM model WHERE deleted IS NULL AND file = ?", paths.text(file))
                .first(connection, row -> Sql.whole(row, 1)).flatMap(found -> found);
        return id.isEmpty() ? Optional.empty() : find(connection, new ModelId(id.get()));
    }

    /** In the order of their ids. */
    public List<ModelEntry> list(Connection connection, boolean deleted) throws SQLException {
        Map<Long, List<String>> tags = Tables.tags(connection, EntryKind.MODEL);
        return Sql.of(SELECT).add("WHERE deleted IS " + (deleted ? "NOT NULL" : "NULL") + " ORDER BY id")
                .list(connection, row -> read(row, tags));
    }

    private ModelEntry read(ResultSet row, Map<Long, List<String>> tags) throws SQLException {
        ModelDescription description = new ModelDescription(row.getString(5), paths.path(row.getString(6)),
                row.getLong(7), Sql.whole(row, 8).map(RunId::new), row.getInt(9));
        return new ModelEntry(new ModelId(row.getLong(1)), Tables.labels(row, tags), description);
    }
}
