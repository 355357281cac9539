package org.netloupe.registry.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.netloupe.registry.edit.Edit;
import org.netloupe.registry.entry.EntryId;
import org.netloupe.tensor.InputException;

/** Carries out edits and answers what undoes them. */
public final class Edits {
    private Edits() {}

    /**
     * @return the inverse
     * @throws InputException if an entry does not exist, or a name or tag cannot be one
     */
    public static Edit apply(Transaction transaction, Edit edit) throws SQLException, InputException {
        return switch (edit) {
            case Edit.Rename(EntryId entry, String name) ->
                new Edit.Rename(entry, replace(transaction, entry, "name", Names.name(name)));
            case Edit.Annotate(EntryId entry, String note) ->
                new Edit.Annotate(entry, replace(transaction, entry, "note", Names.note(note)));
            case Edit.AddTag(EntryId entry, String tag) -> addTag(transaction, entry, Names.tag(tag));
            case Edit.RemoveTag(EntryId entry, String tag) -> removeTag(transaction, entry, Names.tag(tag));
            case Edit.Delete(EntryId entry) -> delete(transaction, entry);
            case Edit.Restore(EntryId entry) -> restore(transaction, entry);
            case Edit.Connect connect -> {
                Tables.require(transaction.connection(), connect.link().child());
                yield Lineage.connect(transaction, connect.link())
                        ? new Edit.Disconnect(connect.link())
                        : Edit.NOTHING;
            }
            case Edit.Disconnect(var link) -> Lineage.disconnect(transaction, link)
                    ? new Edit.Connect(link)
                    : Edit.NOTHING;
            case Edit.Several(List<Edit> edits) -> several(transaction, edits);
        };
    }

    private static Edit several(Transaction transaction, List<Edit> edits) throws SQLException, InputException {
        List<Edit> inverses = new ArrayList<>();
        for (Edit edit : edits) {
            inverses.add(apply(transaction, edit));
        }
        return new Edit.Several(inverses.reversed());
    }

    /** @return what was there before */
    private static String replace(Transaction transaction, EntryId entry, String column, String value)
            throws SQLException, InputException {
        Connection connection = transaction.connection();
        String table = Tables.of(entry.kind());
        String before = Sql.of("SELECT " + column + " FROM " + table + " WHERE id = ?", entry.number())
                .first(connection, row -> row.getString(1)).orElseThrow(() -> Tables.unknown(entry));
        Sql.of("UPDATE " + table + " SET " + column + " = ? WHERE id = ?", value, entry.number()).update(connection);
        transaction.touch(entry);
        return before;
    }

    private static Edit addTag(Transaction transaction, EntryId entry, String tag)
            throws SQLException, InputException {
        Connection connection = transaction.connection();
        Tables.require(connection, entry);
        long there = Sql.of("SELECT COUNT(*) FROM tag WHERE kind = ? AND entry_id = ? AND tag = ?",
                entry.kind().name(), entry.number(), tag).number(connection);
        if (there > 0) {
            return Edit.NOTHING;
        }
        Sql.of("INSERT INTO tag (kind, entry_id, tag) VALUES (?, ?, ?)", entry.kind().name(), entry.number(), tag)
                .update(connection);
        transaction.touch(entry);
        return new Edit.RemoveTag(entry, tag);
    }

    private static Edit removeTag(Transaction transaction, EntryId entry, String tag)
            throws SQLException, InputException {
        Connection connection = transaction.connection();
        Tables.require(connection, entry);
        int removed = Sql.of("DELETE FROM tag WHERE kind = ? AND entry_id = ? AND tag = ?", entry.kind().name(),
                entry.number(), tag).update(connection);
        if (removed == 0) {
            return Edit.NOTHING;
        }
        transaction.touch(entry);
        return new Edit.AddTag(entry, tag);
    }

    private static Edit delete(Transaction transaction, EntryId entry) throws SQLException, InputException {
        Tables.require(transaction.connection(), entry);
        int deleted = Sql.of("UPDATE " + Tables.of(entry.kind()) + " SET deleted = ? WHERE id = ? AND deleted IS NULL",
                System.currentTimeMillis(), entry.number()).update(transaction.connection());
        if (deleted == 0) {
            return Edit.NOTHING;
        }
        transaction.touch(entry);
        return new Edit.Restore(entry);
    }

    private static Edit restore(Transaction transaction, EntryId entry) throws SQLException, InputException {
        Tables.require(transaction.connection(), entry);
        int restored = Sql
                .of("UPDATE " + Tables.of(entry.kind()) + " SET deleted = NULL WHERE id = ? AND deleted IS NOT NULL",
                        entry.number())
                .update(transaction.connection());
        if (restored == 0) {
            return Edit.NOTHING;
        }
        transaction.touch(entry);
        return new Edit.Delete(entry);
    }
}
