package org.netloupe.registry.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.netloupe.registry.entry.EntryId;
import org.netloupe.registry.entry.EntryKind;
import org.netloupe.registry.entry.Labels;
import org.netloupe.tensor.InputException;

/** What the tables of models, datasets and runs have in common: number, name, note, tags, times. */
final class Tables {
    private Tables() {}

    static String of(EntryKind kind) {
        return switch (kind) {
            case MODEL -> "model";
            case DATASET -> "dataset";
            case RUN -> "run";
        };
    }

    /** The next number of a kind, given once even if the change that uses it is undone. */
    static long nextNumber(Connection connection, EntryKind kind) throws SQLException {
        if (Sql.of("UPDATE numbering SET last_id = last_id + 1 WHERE kind = ?", kind.name()).update(connection) == 0) {
            Sql.of("INSERT INTO numbering (kind, last_id) VALUES (?, 1)", kind.name()).update(connection);
        }
        return Sql.of("SELECT last_id FROM numbering WHERE kind = ?", kind.name()).number(connection);
    }

    /**
     * @throws InputException if the entry is neither listed nor in the trash
     */
    static void require(Connection connection, EntryId id) throws SQLException, InputException {
        if (Sql.of("SELECT COUNT(*) FROM " + of(id.kind()) + " WHERE id = ?", id.number()).number(connection) == 0) {
            throw unknown(id);
        }
    }

    static InputException unknown(EntryId id) {
        return new InputException(id.text(), "an entry of the registry", "none with this id",
                "It may have been removed from the trash; \"netloupe ls\" lists the ids.");
    }

    /** Labels of a row whose columns 1 to 4 are id, name, note and created. */
    static Labels labels(ResultSet row, Map<Long, List<String>> tags) throws SQLException {
        return new Labels(row.getString(2), row.getString(3), tags.getOrDefault(row.getLong(1), List.of()),
                Instant.ofEpochMilli(row.getLong(4)));
    }

    /** Tags by the entry's number, each list in alphabetical order. */
    static Map<Long, List<String>> tags(Connection connection, EntryKind kind) throws SQLException {
        return collect(connection, Sql.of("SELECT entry_id, tag FROM tag WHERE kind = ?", kind.name()));
    }

    /** Tags of one entry by its number. */
    static Map<Long, List<String>> tags(Connection connection, EntryId id) throws SQLException {
        return collect(connection, Sql.of("SELECT entry_id, tag FROM tag WHERE kind = ? AND entry_id = ?",
                id.kind().name(), id.number()));
    }

    private static Map<Long, List<String>> collect(Connection connection, Sql query) throws SQLException {
        Map<Long, List<String>> tags = new HashMap<>();
        query.list(connection,
                row -> tags.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(row.getString(2)));
        // in Java: the databases' collations differ
        tags.values().forEach(list -> list.sort(String.CASE_INSENSITIVE_ORDER.thenComparing(String::compareTo)));
        return tags;
    }
}
