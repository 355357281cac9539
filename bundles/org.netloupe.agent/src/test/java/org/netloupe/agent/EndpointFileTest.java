package org.netloupe.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endpoint files: read back as written, trusted only when nobody else could have touched them. */
class EndpointFileTest {
    @TempDir
    Path folder = Path.of("");

    private static EndpointFile endpoint(long pid) {
        return new EndpointFile("tr\u00e4n \"1\"\n", pid, 5, 7, EndpointFile.thisMachine(), "tcp://127.0.0.1:4711",
                "server", "client", "secret",
                Map.of("run", "a\\b"));
    }

    @Test
    void isReadBackAsWritten() throws IOException {
        EndpointFile written = endpoint(12);
        Path file = written.write(folder.resolve("a/b"));

        assertEquals(written, EndpointFile.read(file));
        assertEquals("12-4711.endpoint.json", file.getFileName().toString());
        try (var files = Files.list(folder.resolve("a/b"))) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void keepsItsKeysOutOfLogs() {
        assertFalse(endpoint(12).toString().contains("secret"));
    }

    @Test
    void isNotTrustedWhenOthersCouldUseIt() throws IOException {
        Path file = endpoint(12).write(folder);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        IOException fault = assertThrows(IOException.class, () -> EndpointFile.read(file));

        assertTrue(String.valueOf(fault.getMessage()).contains("can be used by others"), fault.getMessage());
        assertEquals(List.of(), EndpointFile.list(folder));
    }

    @Test
    void otherFilesAreRefusedInOneSentence() throws IOException {
        Path file = endpoint(12).write(folder);
        String text = Files.readString(file);
        Map<String, String> broken = Map.of("", "Expected '{'", "{", "Expected '\"'", "{}",
                "expected a number 'version'",
                text.replace("\"version\": 1", "\"version\": 9"), "expected version 1, found 9",
                text.replace("\"pid\": 12", "\"pid\": \"x\""), "expected a number 'pid'", text + "x",
                "Expected the end",
                "{\"a\":".repeat(100), "Expected a text, whole number or object");
        for (Map.Entry<String, String> entry : broken.entrySet()) {
            Files.writeString(file, entry.getKey());
            IOException fault = assertThrows(IOException.class, () -> EndpointFile.read(file));
            assertTrue(String.valueOf(fault.getMessage()).contains(entry.getValue()), fault.getMessage());
            assertTrue(String.valueOf(fault.getMessage()).contains(file.toString()), fault.getMessage());
        }
    }

    @Test
    void aLaterProcessOfTheSameNumberIsNotTheHost() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        EndpointFile own = new EndpointFile("x", self.pid(), EndpointFile.startOf(self), 7, "", "tcp://127.0.0.1:1",
                "s",
                "c",
                "k", Map.of());
        assertTrue(own.processAlive());
        assertFalse(endpoint(self.pid()).processAlive());
    }

    @Test
    void ofAProcessElsewhereNobodyKnowsWhetherItIsAlive() {
        EndpointFile elsewhere = new EndpointFile("x", Long.MAX_VALUE, 5, 7, "another machine", "tcp://127.0.0.1:1",
                "s",
                "c", "k", Map.of());
        assertFalse(elsewhere.onThisMachine());
        assertTrue(elsewhere.processAlive());
        assertTrue(endpoint(Long.MAX_VALUE).onThisMachine());
        assertFalse(endpoint(Long.MAX_VALUE).processAlive());
    }

    @Test
    void agentsClearWhatTheDeadHaveLeft() throws IOException {
        Path stale = endpoint(ProcessHandle.current().pid()).write(folder);
        try (Agent agent = Agent.named("a").folder(folder).start();
                Agent other = Agent.named("b").folder(folder).start()) {
            assertFalse(Files.exists(stale));
            assertEquals(List.of("a", "b"),
                    EndpointFile.list(folder).stream().map(found -> found.endpoint().name()).sorted().toList());
            assertTrue(Files.exists(agent.endpointFile()) && Files.exists(other.endpointFile()));
        }
        assertEquals(List.of(), EndpointFile.list(folder));
    }
}
