package org.netloupe.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloupe.registry.entry.EntryId;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.registry.entry.RunId;
import org.netloupe.registry.query.RunQuery;

/** One workspace, used by several virtual machines at once, some of which are killed. */
class SeveralProcessesTest {
    @TempDir
    Path folder;
    private Workspace workspace;
    private final List<Writer> writers = new ArrayList<>();

    /** A process that writes, and what it said was kept. */
    private record Writer(Process process, BufferedReader output, Map<RunId, Integer> kept) {
        void awaitMore(int count) throws IOException {
            for (int i = 0; i < count; i++) {
                assertTrue(readLine(), "the process ended");
            }
        }

        boolean readLine() throws IOException {
            String line = output.readLine();
            if (line == null) {
                return false;
            }
            String[] parts = line.split(" ");
            kept.put((RunId) EntryId.parse(parts[0]), Integer.parseInt(parts[1]));
            return true;
        }

        /** SIGKILL; what it had said before counts as kept. */
        void kill() throws IOException, InterruptedException {
            // not Process.destroyForcibly, which closes the pipe
            process.toHandle().destroyForcibly();
            process.waitFor();
            while (readLine()) {
                // what was still in the pipe
            }
        }
    }

    @BeforeEach
    void createWorkspace() throws IOException {
        workspace = Workspace.create(folder);
    }

    @AfterEach
    void killWriters() throws Exception {
        for (Writer writer : writers) {
            writer.process().destroyForcibly().waitFor();
        }
    }

    private Writer startWriter(String name) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), RegistryWriter.class.getName(), folder.toString(), name)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Writer writer = new Writer(process, new BufferedReader(new InputStreamReader(process.getInputStream(),
                StandardCharsets.UTF_8)), new HashMap<>());
        writers.add(writer);
        return writer;
    }

    private void assertKept(Registry registry, Writer writer) throws IOException {
        for (Map.Entry<RunId, Integer> kept : writer.kept().entrySet()) {
            RunEntry run = registry.run(kept.getKey()).orElseThrow(() -> new AssertionError(kept + " is lost"));
            assertEquals(kept.getValue(), run.status().epoch());
            assertEquals((double) kept.getValue(), run.metrics().get("metric").last());
        }
    }

    @ParameterizedTest(name = "killing the process that {0} first")
    @ValueSource(strings = {"opened", "joined"})
    void aKilledProcessLosesNothingThatWasKeptAndTheOtherGoesOn(String killed) throws Exception {
        Writer opened = startWriter("opened");
        opened.awaitMore(20);
        Writer joined = startWriter("joined");
        joined.awaitMore(20);
        opened.awaitMore(1);
        Writer victim = killed.equals("opened") ? opened : joined;
        Writer survivor = killed.equals("opened") ? joined : opened;

        victim.kill();
        survivor.awaitMore(50);
        survivor.kill();

        try (Registry registry = Registry.open(workspace)) {
            assertKept(registry, opened);
            assertKept(registry, joined);
            assertTrue(registry.runs(RunQuery.ALL).matching() >= opened.kept().size() + joined.kept().size());
        }
    }

    @Test
    void anOpenRegistryGoesOnAndIsToldWhenTheProcessItJoinedIsKilled() throws Exception {
        Writer writer = startWriter("writer");
        writer.awaitMore(1);
        BlockingQueue<RegistryEvent> events = new LinkedBlockingQueue<>();
        try (Registry registry = Registry.open(workspace); Registry.Subscription _ = registry.listen(events::add)) {
            assertTrue(events.poll(10, TimeUnit.SECONDS) != null, "told of the other process's changes");
            writer.kill();
            RunId own = registry.reserveRun();
            registry.addRun(own, workspace.run(own), RegistryContract.request(own, "own"), List.of());
            assertKept(registry, writer);
            assertFalse(writer.kept().containsKey(own));
            RegistryEvent event = events.poll(10, TimeUnit.SECONDS);
            while (event != null && !event.concerns(own)) {
                event = events.poll(10, TimeUnit.SECONDS);
            }
            assertNotEquals(null, event, "told of the own change");
        }
    }

    @Test
    void isServedOnTheLoopbackAddressOnlyAndForItsOwnerOnly() throws Exception {
        try (Registry registry = Registry.open(workspace)) {
            registry.reserveRun();
            Properties lock = new Properties();
            try (var in = Files.newInputStream(workspace.registry().resolve("registry.lock.db"))) {
                lock.load(in);
            }
            String server = lock.getProperty("server");
            assertTrue(InetAddress.getByName(server.substring(0, server.indexOf(':'))).isLoopbackAddress(), server);
            assertNobodyListens(Integer.parseInt(server.substring(server.indexOf(':') + 1)));
            assertEquals("rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(workspace.registry())));
            assertEquals("rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(workspace.registry().resolve("key"))));
        }
    }

    private static void assertNobodyListens(int port) throws IOException {
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (var address : Collections.list(network.getInetAddresses())) {
                if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress(address, port), 1000);
                        throw new AssertionError("served on " + address);
                    } catch (ConnectException expected) {
                        assertTrue(expected.getMessage().contains("refused"), expected.getMessage());
                    }
                }
            }
        }
    }
}
