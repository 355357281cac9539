package org.netloupe.registry.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.registry.Registry;
import org.netloupe.registry.Workspace;
import org.netloupe.tensor.InputException;

/** Bringing tables up to date. */
class MigrationTest {
    @TempDir
    Path folder;
    private Workspace workspace;

    @BeforeEach
    void createWorkspace() throws IOException {
        workspace = Workspace.create(folder);
    }

    @Test
    void anEmptyDatabaseGetsAllScriptsOnce() throws Exception {
        for (int opening = 0; opening < 2; opening++) {
            try (Database database = Database.open(new Embedded(workspace.registry()))) {
                assertEquals(Migration.LATEST, database.read(Migration::versionOf));
                assertEquals(Migration.LATEST, (int) (long) database
                        .read(connection -> Sql.of("SELECT COUNT(*) FROM schema_version").number(connection)));
            }
        }
    }

    @Test
    void aMigrationThatWasCutOffAnywhereIsCompleted() throws Exception {
        List<String> statements = Migration.statements(1);
        for (int done = 0; done <= statements.size(); done += 4) {
            Workspace cutOff = Workspace.create(folder.resolve("after" + done));
            try (Connection connection = new Embedded(cutOff.registry()).connect();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements.subList(0, done)) {
                    statement.execute(sql);
                }
                assertEquals(0, Migration.versionOf(connection));
            }
            try (Registry registry = Registry.open(cutOff)) {
                assertEquals(1, registry.reserveRun().number());
            }
        }
    }

    @Test
    void aRegistryOfANewerProgramIsRefused() throws Exception {
        Registry.open(workspace).close();
        try (Connection connection = new Embedded(workspace.registry()).connect()) {
            Sql.of("INSERT INTO schema_version (version, applied) VALUES (?, ?)", Migration.LATEST + 1, 0L)
                    .update(connection);
        }
        InputException refused = assertThrows(InputException.class, () -> Registry.open(workspace));
        assertTrue(refused.getMessage().contains("found version " + (Migration.LATEST + 1)), refused.getMessage());
        assertTrue(refused.getMessage().contains("newer Netloupe"), refused.getMessage());
    }

    @Test
    void severalMayOpenANewRegistryAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            Callable<Long> opening = () -> {
                try (Registry registry = Registry.open(workspace)) {
                    return registry.reserveRun().number();
                }
            };
            Set<Long> numbers = new HashSet<>();
            for (Future<Long> number : threads.invokeAll(Collections.nCopies(24, opening))) {
                numbers.add(number.get());
            }
            assertEquals(24, numbers.size());
        }
    }
}
