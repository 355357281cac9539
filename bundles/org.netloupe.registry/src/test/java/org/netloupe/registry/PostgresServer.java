package org.netloupe.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the test's own, on a free port of the loopback address, with its data in a temporary folder.
 * Needs PostgreSQL's programs, as Debian's package postgresql installs them; as root it runs as the user postgres, for
 * PostgreSQL refuses to run as root.
 */
final class PostgresServer implements AutoCloseable {
    static final String PASSWORD = "correct horse";

    private final Path programs;
    private final Path folder;
    private final int port;
    private final Thread stopAtExit = new Thread(this::stopQuietly);

    private PostgresServer(Path programs) throws IOException, InterruptedException {
        this.programs = programs;
        folder = Path.of(run("mktemp", "-d", "/tmp/netloupe-postgres-XXXXXX").strip());
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        run("sh", "-c", "umask 077; printf '%s' \"$1\" > \"$2\"/password", "sh", PASSWORD, folder.toString());
        run(programs.resolve("initdb").toString(), "-D", data(), "-U", "netloupe", "-A", "scram-sha-256",
                "--pwfile=" + folder.resolve("password"), "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        Runtime.getRuntime().addShutdownHook(stopAtExit);
        start();
    }

    /** The folder of PostgreSQL's programs, if it is installed: the newest version. */
    static Optional<Path> programs() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(versions)) {
            return all.map(version -> version.resolve("bin")).filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    static PostgresServer start(Path programs) throws IOException, InterruptedException {
        return new PostgresServer(programs);
    }

    void start() throws IOException, InterruptedException {
        run(programs.resolve("pg_ctl").toString(), "-D", data(), "-w", "-l", folder.resolve("log").toString(), "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories=" + folder,
                "start");
    }

    void stop() throws IOException, InterruptedException {
        run(programs.resolve("pg_ctl").toString(), "-D", data(), "-w", "-m", "fast", "stop");
    }

    private void stopQuietly() {
        try {
            stop();
        } catch (IOException | InterruptedException e) {
            System.err.println("PostgreSQL did not stop: " + e.getMessage());
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** The database, with a schema that names are looked up in. */
    DatabaseServer address(String schema) {
        return new DatabaseServer("jdbc:postgresql://127.0.0.1:" + port + "/postgres?currentSchema=" + schema,
                "netloupe", PASSWORD);
    }

    /** Makes a schema, empty. */
    void createSchema(String schema) throws IOException, InterruptedException {
        run("env", "PGPASSWORD=" + PASSWORD, programs.resolve("psql").toString(), "-h", "127.0.0.1", "-p",
                Integer.toString(port), "-U", "netloupe", "-q", "-c", "CREATE SCHEMA " + schema, "postgres");
    }

    /** Runs a program as somebody that PostgreSQL accepts, and answers what it printed. */
    private static String run(String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            whole.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        whole.addAll(List.of(command));
        Path output = Files.createTempFile("postgres", ".out");
        try {
            // to a file: the server inherits the output and would keep a pipe open
            Process process = new ProcessBuilder(whole).directory(new java.io.File("/")).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            process.getOutputStream().close();
            int status = process.waitFor();
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            if (status != 0) {
                throw new IOException(command[0] + " ended with " + status + ": " + printed);
            }
            return printed;
        } finally {
            Files.delete(output);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
        stop();
        run("rm", "-rf", folder.toString());
    }
}
