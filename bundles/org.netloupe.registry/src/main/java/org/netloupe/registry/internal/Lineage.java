package org.netloupe.registry.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.netloupe.registry.entry.EntryId;
import org.netloupe.registry.entry.EntryKind;
import org.netloupe.registry.entry.Link;
import org.netloupe.tensor.InputException;

/** The table of descents. */
final class Lineage {
    private static final String SELECT = "SELECT parent_kind, parent_id, child_kind, child_id, relation FROM lineage";
    private static final String THIS = "parent_kind = ? AND parent_id = ? AND child_kind = ? AND child_id = ? "
            + "AND relation = ?";

    private Lineage() {}

    /**
     * @return whether it was not there
     * @throws InputException if parent or child are no entries, or the child is among the parent's own ancestors
     */
    static boolean connect(Transaction transaction, Link link) throws SQLException, InputException {
        Connection connection = transaction.connection();
        if (link.parent().equals(link.child())
                || around(connection, link.parent(), true).stream().anyMatch(above -> above
                        .parent().equals(link.child()))) {
            throw new InputException(link.child().text(), "an entry that does not descend from itself",
                    "an ancestor of " + link.parent().text(), "");
        }
        Tables.require(connection, link.parent());
        if (Sql.of("SELECT COUNT(*) FROM lineage WHERE " + THIS, values(link)).number(connection) > 0) {
            return false;
        }
        Sql.of("INSERT INTO lineage (parent_kind, parent_id, child_kind, child_id, relation) VALUES "
                + Sql.marks(5), values(link)).update(connection);
        touch(transaction, link);
        return true;
    }

    /** @return whether it was there */
    static boolean disconnect(Transaction transaction, Link link) throws SQLException {
        boolean removed = Sql.of("DELETE FROM lineage WHERE " + THIS, values(link))
                .update(transaction.connection()) > 0;
        if (removed) {
            touch(transaction, link);
        }
        return removed;
    }

    private static void touch(Transaction transaction, Link link) {
        transaction.touch(link.parent());
        transaction.touch(link.child());
    }

    private static Object[] values(Link link) {
        return new Object[]{link.parent().kind().name(), link.parent().number(), link.child().kind().name(),
                link.child().number(), link.relation().name()};
    }

    /**
     * All links on the way to the ancestors, or to the descendants.
     *
     * @param up whether to go to the ancestors
     */
    static List<Link> around(Connection connection, EntryId start, boolean up) throws SQLException {
        Set<Link> links = new LinkedHashSet<>();
        Set<EntryId> seen = new HashSet<>(Set.of(start));
        Deque<EntryId> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            EntryId entry = open.pop();
            String end = up ? "child" : "parent";
            List<Link> next = Sql.of(SELECT).add("WHERE " + end + "_kind = ? AND " + end + "_id = ? "
                    + "ORDER BY parent_kind, parent_id, child_kind, child_id", entry.kind().name(), entry.number())
                    .list(connection, Lineage::read);
            links.addAll(next);
            next.stream().map(up ? Link::parent : Link::child).filter(seen::add).forEach(open::add);
        }
        return List.copyOf(links);
    }

    private static Link read(ResultSet row) throws SQLException {
        return new Link(EntryId.of(EntryKind.valueOf(row.getString(1)), row.getLong(2)),
                EntryId.of(EntryKind.valueOf(row.getString(3)), row.getLong(4)),
                Link.Relation.valueOf(row.getString(5)));
    }
}
