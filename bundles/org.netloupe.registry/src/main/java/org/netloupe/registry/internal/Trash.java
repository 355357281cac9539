package org.netloupe.registry.internal;

import java.sql.Connection;
import java.sql.SQLException;

import org.netloupe.registry.entry.EntryId;
import org.netloupe.registry.entry.EntryKind;

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
        String gone = "(SELECT id FROM " + Tables.of(kind) + " WHERE deleted IS NOT NULL)";
        Sql.of("SELECT id FROM " + Tables.of(kind) + " WHERE deleted IS NOT NULL").list(connection,
                row -> row.getLong(1)).forEach(id -> transaction.touch(EntryId.of(kind, id)));
        Sql.of("DELETE FROM tag WHERE kind = ? AND entry_id IN " + gone, kind.name()).update(connection);
        Sql.of("DELETE FROM lineage WHERE parent_kind = ? AND parent_id IN " + gone, kind.name()).update(connection);
        Sql.of("DELETE FROM lineage WHERE child_kind = ? AND child_id IN " + gone, kind.name()).update(connection);
        if (kind == EntryKind.RUN) {
            Sql.of("UPDATE model SET origin_run = NULL WHERE origin_run IN " + gone).update(connection);
        }
        return Sql.of("DELETE FROM " + Tables.of(kind) + " WHERE deleted IS NOT NULL").update(connection);
    }
}
