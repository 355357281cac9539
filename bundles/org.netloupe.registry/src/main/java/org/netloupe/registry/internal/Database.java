package org.netloupe.registry.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.netloupe.tensor.InputException;

/**
 * Connections to one database and transactions over them. Changes are made one after the other, in all processes: each
 * first counts the registry's version up and so waits for the one before it. If a connection is lost on the way, the
 * transaction is done again on a new one, unless it had reached the database. Thread safe.
 */
public final class Database implements AutoCloseable {
    private static final int IDLE_CONNECTIONS = 4;
    private static final int ATTEMPTS = 4;

    private final Connector connector;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /** Reads the registry; may be called again if a connection is lost. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(Connection connection) throws SQLException, IOException;
    }

    /** Changes the registry; may be called again if a connection is lost. */
    @FunctionalInterface
    public interface Writing<T> {
        T in(Transaction transaction) throws SQLException, IOException;
    }

    private Database(Connector connector) {
        this.connector = connector;
    }

    /**
     * Opens a database and brings its tables up to date.
     *
     * @throws InputException if it cannot be opened, or is of a newer version than this program
     */
    public static Database open(Connector connector) throws IOException {
        Database database = new Database(connector);
        try {
            database.attempt(connection -> {
                Migration.migrate(connector, connection);
                return true;
            });
        } catch (IOException e) {
            database.close();
            throw e;
        }
        return database;
    }

    public String place() {
        return connector.place();
    }

    /** Reads, all from the same moment for one statement. */
    public <T> T read(Reading<T> reading) throws IOException {
        return attempt(reading);
    }

    /** Changes: all of it or nothing. */
    public <T> T write(Writing<T> writing) throws IOException {
        Attempt<T> change = new Attempt<>(writing);
        return attempt(change::on);
    }

    /** One change, which may need several connections until it is done once. */
    private static final class Attempt<T> {
        private final Writing<T> writing;
        private final String token = UUID.randomUUID().toString();
        private Optional<T> sent = Optional.empty();

        Attempt(Writing<T> writing) {
            this.writing = writing;
        }

        T on(Connection connection) throws SQLException, IOException {
            connection.setAutoCommit(false);
            try {
                T result = changed(connection);
                connection.commit();
                return result;
            } catch (SQLException | IOException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            } finally {
                restoreAutoCommit(connection);
            }
        }

        private T changed(Connection connection) throws SQLException, IOException {
            // waits for an earlier attempt that may still be on its way to the database
            long version = ChangeLog.next(connection);
            if (sent.isPresent() && ChangeLog.contains(connection, token)) {
                connection.rollback();
                return sent.get();
            }
            Transaction transaction = new Transaction(connection);
            T value = writing.in(transaction);
            ChangeLog.record(connection, version, token, transaction.touched());
            sent = Optional.of(value);
            return value;
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static void restoreAutoCommit(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(true);
        }
    }

    private <T> T attempt(Reading<T> work) throws IOException {
        for (int attempt = 1;; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                boolean again = Faults.isConnectionLost(e) || Faults.isConflict(e);
                if (!again || attempt == ATTEMPTS || closed) {
                    throw Faults.explain(place(), e);
                }
                closeIdle();
            }
        }
    }

    private <T> T once(Reading<T> work) throws SQLException, IOException {
        Connection connection = borrow();
        boolean intact = false;
        try {
            T result = work.from(connection);
            intact = true;
            return result;
        } catch (InputException e) {
            intact = true;
            throw e;
        } finally {
            if (intact && !closed && idle.size() < IDLE_CONNECTIONS) {
                idle.push(connection);
            } else {
                closeQuietly(connection);
            }
            if (closed) {
                closeIdle();
            }
        }
    }

    private Connection borrow() throws SQLException, IOException {
        if (closed) {
            throw new InputException(place(), "an open registry", "one that was closed", "Open it again.");
        }
        Connection connection = idle.poll();
        return connection == null ? connector.connect() : connection;
    }

    private void closeIdle() {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            closeQuietly(connection);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(Database.class.getName()).log(System.Logger.Level.DEBUG,
                    "A connection that is given up did not close", e);
        }
    }

    /** Closes all connections; work that is under way ends first. */
    @Override
    public void close() {
        closed = true;
        closeIdle();
    }
}
