package org.netloupe.registry.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.netloupe.registry.entry.EntryId;
import org.netloupe.registry.entry.EntryKind;
import org.netloupe.registry.entry.RunId;

/** Forgets what is in the trash, for good. */
public final class Trash {
    private Trash() {}

    /** @return number of entries that are gone */
    public static int empty(Transaction transaction) throws SQLException {
        int removed = 0;
        for (EntryKind kind : EntryKind.values()) {
            removed += empty(transaction, kind);
        }
        return removed;
    }

    private static int empty(Transaction transaction, EntryKind kind) throws SQLException {
        Connection connection = transaction.connection();
        String deleted = "SELECT id FROM " + Tables.of(kind) + " WHERE deleted IS NOT NULL";
        List<EntryId> entries = Sql.of(deleted).list(connection, row -> EntryId.of(kind, row.getLong(1)));
        Sql.of("DELETE FROM tag WHERE kind = ? AND entry_id IN (" + deleted + ")", kind.name()).update(connection);
        for (String end : List.of("parent", "child")) {
            Sql.of("DELETE FROM lineage WHERE " + end + "_kind = ? AND " + end + "_id IN (" + deleted + ")",
                    kind.name()).update(connection);
        }
        if (kind == EntryKind.RUN) {
            Sql.of("UPDATE model SET origin_run = NULL WHERE origin_run IN (" + deleted + ")").update(connection);
        }
        for (EntryId entry : entries) {
            if (entry instanceof RunId run) {
                RunMetrics.delete(connection, run);
            }
            transaction.touch(entry);
        }
        return Sql.of("DELETE FROM " + Tables.of(kind) + " WHERE deleted IS NOT NULL").update(connection);
    }
}
