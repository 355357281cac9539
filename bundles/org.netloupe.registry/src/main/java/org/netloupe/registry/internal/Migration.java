package org.netloupe.registry.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.netloupe.tensor.InputException;

/**
 * Brings the tables of a database up to date: the numbered scripts {@code schema/1.sql, 2.sql, ...} that it has not seen
 * yet, each once. A migration is one transaction; on H2, which commits at every change of a table, its statements can
 * be repeated and its number is noted last, so that one that was cut off is completed at the next opening.
 */
final class Migration {
    /** Number of the last script. */
    static final int LATEST = 1;

    private Migration() {}

    static void migrate(Connector connector, Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            if (versionOf(connection) != LATEST) {
                connector.exclusively(connection, c -> apply(connector.place(), c));
            }
            connection.commit();
        } catch (SQLException | IOException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void apply(String place, Connection connection) throws SQLException, IOException {
        int version = versionOf(connection);
        if (version > LATEST) {
            throw new InputException(place, "a registry of version " + LATEST + " or earlier", "version " + version,
                    "It was made by a newer Netloupe: update this one, or choose another workspace.");
        }
        if (version == 0) {
            execute(connection, "CREATE TABLE IF NOT EXISTS schema_version "
                    + "(version INTEGER PRIMARY KEY, applied BIGINT NOT NULL)");
        }
        for (int next = version + 1; next <= LATEST; next++) {
            for (String statement : statements(next)) {
                execute(connection, statement);
            }
            Sql.of("INSERT INTO schema_version (version, applied) VALUES (?, ?)", next, System.currentTimeMillis())
                    .update(connection);
        }
    }

    /** The last migration that was completed, 0 for an empty database. */
    static int versionOf(Connection connection) throws SQLException {
        long tables = Sql.of("SELECT COUNT(*) FROM information_schema.tables WHERE LOWER(table_name) = ? "
                + "AND table_schema = CURRENT_SCHEMA", "schema_version").number(connection);
        return tables == 0
                ? 0
                : (int) Sql.of("SELECT COALESCE(MAX(version), 0) FROM schema_version").number(connection);
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    /** The statements of a script, which end with a semicolon at the end of a line. */
    static List<String> statements(int version) throws IOException {
        try (InputStream in = Migration.class.getResourceAsStream("schema/" + version + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("The script schema/" + version + ".sql is not in the bundle");
            }
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
            return Stream.of(script.split(";\n|;$")).map(String::strip).filter(s -> !s.isEmpty()).toList();
        }
    }
}
