package org.netloupe.registry.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

import org.netloupe.registry.DatabaseServer;
import org.netloupe.tensor.InputException;
import org.postgresql.Driver;

/** A PostgreSQL server. */
public final class Postgres implements Connector {
    /** Any number that nobody else locks in this database. */
    private static final long MIGRATION_LOCK = 0x6e65746c6f757065L;

    private final DatabaseServer server;

    /**
     * @throws InputException if the address is not one of PostgreSQL's
     */
    public Postgres(DatabaseServer server) throws InputException {
        this.server = server;
        if (!server.url().startsWith("jdbc:postgresql:") || !new Driver().acceptsURL(server.url())) {
            throw new InputException(place(), "an address like jdbc:postgresql://host:5432/database",
                    "another one", "Check the database in the preferences or on the command line.");
        }
    }

    @Override
    public String place() {
        return server.url().replaceFirst("\\?.*", "");
    }

    @Override
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        properties.setProperty("ApplicationName", "Netloupe");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        Connection connection = new Driver().connect(server.url(), properties);
        if (connection == null) {
            throw new SQLException("The address is not one of PostgreSQL's", "08001");
        }
        return connection;
    }

    @Override
    public void exclusively(Connection connection, Work work) throws SQLException, IOException {
        Sql.of("SELECT pg_advisory_xact_lock(?)", MIGRATION_LOCK).list(connection, _ -> true);
        work.with(connection);
    }
}
