package org.netloupe.registry.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.netloupe.registry.RegistryEvent;
import org.netloupe.registry.entry.EntryId;
import org.netloupe.registry.entry.EntryKind;

/**
 * The registry's version, counted up by each change, and what the latest changes touched. It tells listeners in all
 * processes what to read again.
 */
final class ChangeLog {
    /** Changes that touch more are logged as touching everything. */
    private static final int DETAIL = 500;
    /** So many versions are kept. */
    private static final int KEPT = 4096;
    private static final String EVERYTHING = "*";
    private static final String NOTHING = "-";

    private ChangeLog() {}

    /** Counts the version up; waits for other changes under way. */
    static long next(Connection connection) throws SQLException {
        Sql.of("UPDATE registry_state SET version = version + 1 WHERE id = 1").update(connection);
        return version(connection);
    }

    static long version(Connection connection) throws SQLException {
        return Sql.of("SELECT version FROM registry_state WHERE id = 1").number(connection);
    }

    static boolean contains(Connection connection, String token) throws SQLException {
        return Sql.of("SELECT COUNT(*) FROM change_log WHERE token = ?", token).number(connection) > 0;
    }

    static void record(Connection connection, long version, String token, Set<EntryId> touched) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO change_log (version, token, kind, entry_id) VALUES (?, ?, ?, ?)")) {
            if (touched.isEmpty() || touched.size() > DETAIL) {
                Sql.bind(insert, version, token, touched.isEmpty() ? NOTHING : EVERYTHING, 0L);
                insert.addBatch();
            } else {
                for (EntryId entry : touched) {
                    Sql.bind(insert, version, token, entry.kind().name(), entry.number());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        if (version % 256 == 0) {
            Sql.of("DELETE FROM change_log WHERE version < ?", version - KEPT).update(connection);
        }
    }

    /** What happened after a version, up to now. */
    static RegistryEvent since(Connection connection, long seen) throws SQLException {
        long version = version(connection);
        long logged = Sql.of("SELECT COUNT(DISTINCT version) FROM change_log WHERE version > ? AND version <= ?", seen,
                version).number(connection);
        if (logged < version - seen) {
            return new RegistryEvent(version, true, Set.of());
        }
        List<String[]> rows = Sql.of("SELECT kind, entry_id FROM change_log WHERE version > ? AND version <= ?", seen,
                version).list(connection, row -> new String[]{row.getString(1), row.getString(2)});
        Set<EntryId> entries = new LinkedHashSet<>();
        boolean everything = false;
        for (String[] row : rows) {
            if (row[0].equals(EVERYTHING)) {
                everything = true;
            } else if (!row[0].equals(NOTHING)) {
                entries.add(EntryId.of(EntryKind.valueOf(row[0]), Long.parseLong(row[1])));
            }
        }
        return new RegistryEvent(version, everything, everything ? Set.of() : entries);
    }
}
