package org.netloupe.registry.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.registry.RegistryEvent;
import org.netloupe.registry.entry.ModelId;
import org.netloupe.tensor.InputException;

/** What listeners are told, and transactions whose connection is lost. */
class ChangeLogTest {
    @TempDir
    Path folder;
    private Database database;

    @BeforeEach
    void openDatabase() throws IOException {
        database = Database.open(new Embedded(folder));
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private void touch(int from, int count) throws IOException {
        database.write(transaction -> {
            IntStream.range(from, from + count).forEach(i -> transaction.touch(new ModelId(i)));
            return count;
        });
    }

    private RegistryEvent since(long version) throws IOException {
        return database.read(connection -> ChangeLog.since(connection, version));
    }

    @Test
    void changesSinceAVersionAreJoined() throws IOException {
        touch(1, 2);
        touch(2, 1);
        database.write(_ -> 0);
        assertEquals(new RegistryEvent(3, false, Set.of(new ModelId(1), new ModelId(2))), since(0));
        assertEquals(new RegistryEvent(3, false, Set.of(new ModelId(2))), since(1));
        assertEquals(new RegistryEvent(3, false, Set.of()), since(2));
        assertEquals(new RegistryEvent(3, false, Set.of()), since(3));
    }

    @Test
    void aChangeOfVeryManyEntriesIsAChangeOfEverything() throws IOException {
        touch(1, 501);
        assertTrue(since(0).everything());
        assertTrue(since(0).concerns(new ModelId(9999)));
    }

    @Test
    void whoMissedForgottenVersionsReadsEverything() throws Exception {
        touch(1, 1);
        touch(2, 1);
        database.write(transaction -> Sql.of("DELETE FROM change_log WHERE version = 1")
                .update(transaction.connection()));
        assertTrue(since(0).everything());
        assertFalse(since(1).everything());
    }

    @Test
    void versionsCountEveryChangeOnceUnderContention() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, 40).forEach(i -> threads.submit(() -> {
                touch(i + 1, 1);
                return i;
            }));
        }
        RegistryEvent event = since(0);
        assertEquals(40, event.version());
        assertEquals(40, event.entries().size());
    }

    @Test
    void aChangeWhoseConnectionIsLostOnTheWayIsDoneAgainOnce() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        int result = database.write(transaction -> {
            transaction.touch(new ModelId(7));
            if (attempts.incrementAndGet() == 1) {
                transaction.connection().close();
                throw new SQLException("cable pulled", "08006");
            }
            return 42;
        });
        assertEquals(42, result);
        assertEquals(2, attempts.get());
        assertEquals(new RegistryEvent(1, false, Set.of(new ModelId(7))), since(0));
    }

    @Test
    void afterSeveralLostConnectionsTheUserIsTold() {
        AtomicInteger attempts = new AtomicInteger();
        InputException told = assertThrows(InputException.class, () -> database.read(_ -> {
            attempts.incrementAndGet();
            throw new SQLException("cable pulled", "08006");
        }));
        assertEquals(4, attempts.get());
        assertTrue(told.getMessage().contains("cable pulled"), told.getMessage());
    }

    @Test
    void aProgrammingErrorRollsBackAndIsNotHidden() throws IOException {
        assertThrows(IllegalStateException.class, () -> database.write(transaction -> {
            transaction.touch(new ModelId(1));
            throw new IllegalStateException("on purpose");
        }));
        assertEquals(List.of(), database.read(connection -> Sql.of("SELECT version FROM change_log").list(connection,
                row -> row.getLong(1))));
        touch(1, 1);
        assertEquals(1, since(0).version());
    }
}
