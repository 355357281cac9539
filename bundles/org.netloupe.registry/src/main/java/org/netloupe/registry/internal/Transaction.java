package org.netloupe.registry.internal;

import java.sql.Connection;
import java.util.LinkedHashSet;
import java.util.Set;

import org.netloupe.registry.entry.EntryId;

/** A change of the registry that is being made, and what it has touched. Used by one thread. */
public final class Transaction {
    private final Connection connection;
    private final Set<EntryId> touched = new LinkedHashSet<>();

    Transaction(Connection connection) {
        this.connection = connection;
    }

    public Connection connection() {
        return connection;
    }

    /** Tells listeners, after the commit, that this entry is not what it was. */
    public void touch(EntryId entry) {
        touched.add(entry);
    }

    Set<EntryId> touched() {
        return touched;
    }
}
