package org.netloupe.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netloupe.registry.entry.RunId;
import org.netloupe.tensor.InputException;

/** The registry on a real PostgreSQL server, which the test starts; skipped where PostgreSQL is not installed. */
class PostgresRegistryTest extends RegistryContract {
    private static PostgresServer server;
    private static int schemas;

    private String schema;

    @BeforeAll
    static void startServer() throws Exception {
        Optional<Path> programs = PostgresServer.programs();
        Assumptions.assumeTrue(programs.isPresent(), "PostgreSQL is not installed (apt-get install postgresql): "
                + "the registry was not tested on it");
        server = PostgresServer.start(programs.get());
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    @Override
    void openRegistry() throws IOException {
        schema = "test" + ++schemas;
        try {
            server.createSchema(schema);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        super.openRegistry();
    }

    @Override
    Registry open() throws IOException {
        return Registry.open(workspace, server.address(schema));
    }

    @Override
    Registry reopenedIn(Workspace other) throws IOException {
        return Registry.open(other, server.address(schema));
    }

    @Test
    void goesOnAfterTheServerWasRestarted() throws Exception {
        RunId before = addRun("before");
        server.stop();
        InputException gone = assertThrows(InputException.class, () -> addRun("while it is down"));
        assertTrue(gone.getMessage().contains("expected a server that answers"), gone.getMessage());
        server.start();
        addRun("after");
        assertEquals("before", registry.run(before).orElseThrow().name());
    }

    @Test
    void aWrongPasswordDatabaseOrAddressIsSaidInASentence() {
        DatabaseServer right = server.address(schema);
        assertFault(new DatabaseServer(right.url(), "netloupe", "wrong"),
                "a user and password that the server accepts");
        assertFault(new DatabaseServer(right.url().replace("/postgres?", "/absent?"), "netloupe",
                PostgresServer.PASSWORD), "expected a database, found none of this name");
        assertFault(new DatabaseServer("jdbc:postgresql://127.0.0.1:1/x", "a", "b"), "a server that answers");
        assertFault(new DatabaseServer("jdbc:mysql://host/x", "a", "b"), "an address like jdbc:postgresql://");
        assertFault(new DatabaseServer("jdbc:postgresql://host:port/x", "a", "b"), "an address like");
    }

    private void assertFault(DatabaseServer address, String expected) {
        InputException fault = assertThrows(InputException.class, () -> Registry.open(workspace, address).close());
        assertTrue(fault.getMessage().contains(expected), fault.getMessage());
        assertFalse(fault.getMessage().contains(PostgresServer.PASSWORD), fault.getMessage());
    }
}
