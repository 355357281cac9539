package org.netloupe.registry.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A kind of database: how to reach it, and what its faults mean. */
public interface Connector {
    /** Where the data are, as the user knows it: a file, or an address without password. */
    String place();

    /** A new connection, in auto-commit mode. */
    Connection connect() throws SQLException, IOException;

    /**
     * Does something that at most one process may do at a time: creating and migrating the tables.
     *
     * @param connection in whose transaction it is done
     */
    void exclusively(Connection connection, Work work) throws SQLException, IOException;

    /** Work with a connection. */
    @FunctionalInterface
    interface Work {
        void with(Connection connection) throws SQLException, IOException;
    }
}
