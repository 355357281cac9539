package org.netloupe.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;

import org.h2.Driver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.registry.entry.ModelDescription;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.registry.entry.ModelId;
import org.netloupe.registry.entry.RunId;
import org.netloupe.tensor.InputException;

/** What is said of a registry's file that cannot be used, and what a file survives. */
class EmbeddedFaultsTest {
    @TempDir
    Path folder;
    private Workspace workspace;
    private Path database;

    @BeforeEach
    void createRegistryWithAModel() throws IOException {
        workspace = Workspace.create(folder);
        database = workspace.registry().resolve("registry.mv.db");
        try (Registry registry = Registry.open(workspace)) {
            registry.addModel("kept", ModelDescription.imported("f", folder.resolve("m"), 1));
        }
    }

    private String fault() {
        InputException fault = assertThrows(InputException.class, () -> Registry.open(workspace).close());
        assertTrue(fault.getMessage().startsWith(workspace.registry().toString()), fault.getMessage());
        return fault.getMessage();
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        Files.write(database, noise);
        assertTrue(fault().contains("expected a registry, found a damaged file"));
    }

    @Test
    void aTruncatedFileIsNamedOrStillHasWhatWasKept() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
            file.setLength(5000);
        }
        assertTrue(fault().contains("a damaged file"));
    }

    @Test
    void damageAtRandomPlacesComesOutAsADomainExceptionOrNotAtAll() throws IOException {
        byte[] whole = Files.readAllBytes(database);
        Random random = new Random(20260101);
        for (int i = 0; i < 25; i++) {
            byte[] damaged = whole.clone();
            for (int n = 0; n < 1 + i; n++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(database, damaged);
            openAndRead();
        }
    }

    private void openAndRead() throws IOException {
        try (Registry registry = Registry.open(workspace)) {
            registry.models();
        } catch (InputException e) {
            assertTrue(e.getMessage().contains(workspace.registry().toString()), e.getMessage());
        }
    }

    @Test
    void anotherPasswordOrNoneIsSaid() throws IOException {
        Path key = workspace.registry().resolve("key");
        Files.writeString(key, "another\n");
        assertTrue(fault().contains("password"));
        Files.delete(key);
        assertTrue(fault().contains("expected the registry's password, found no such file"));
        assertTrue(Files.exists(database), "nothing was made in its place");
    }

    @Test
    void aFileThatAnotherProgramHoldsIsSaidToBeLocked() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("user", "netloupe");
        properties.setProperty("password", Files.readString(workspace.registry().resolve("key")).strip());
        String url = "jdbc:h2:" + workspace.registry().resolve("registry");
        try (Connection _ = new Driver().connect(url, properties)) {
            assertTrue(fault().contains("one that another program holds"));
        }
        Registry.open(workspace).close();
    }

    @Test
    void aFolderWithASemicolonIsRefusedBecauseH2CannotNameIt() {
        InputException fault = assertThrows(InputException.class,
                () -> Registry.open(new Workspace(folder.resolve("a;b"))));
        assertTrue(fault.getMessage().contains("semicolon"), fault.getMessage());
    }

    @Test
    void interruptedThreadsDoNotCloseTheFileUnderTheOthers() throws Exception {
        try (Registry registry = Registry.open(workspace)) {
            List<RunId> reserved = Collections.synchronizedList(new ArrayList<>());
            Thread worker = new Thread(() -> reserveUntilEnough(registry, reserved));
            worker.start();
            while (worker.isAlive()) {
                worker.interrupt();
                Thread.onSpinWait();
            }
            assertEquals("kept", registry.model(new ModelId(1)).map(ModelEntry::name).orElseThrow());
            RunId next = registry.reserveRun();
            assertEquals(next.number() - 1, reserved.stream().mapToLong(RunId::number).max().orElseThrow());
        }
    }

    private static void reserveUntilEnough(Registry registry, List<RunId> reserved) {
        while (reserved.size() < 30) {
            try {
                reserved.add(registry.reserveRun());
            } catch (IOException e) {
                System.err.println("While interrupted: " + e.getMessage());
                reserved.add(new RunId(0));
            }
        }
    }
}
