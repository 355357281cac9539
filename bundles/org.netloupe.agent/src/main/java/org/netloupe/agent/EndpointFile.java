package org.netloupe.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where an agent can be reached and the keys that open it: a JSON file that only its owner can read. Whoever holds it may
 * ask and command the process.
 *
 * @param name of the process, as its host chose it
 * @param pid of the process
 * @param processStart when the process began, milliseconds since 1970, so that a later process of the same pid is told apart;
 *        0 if the system does not say
 * @param started when the agent began, milliseconds since 1970
 * @param machine where the pid means something, as {@link #thisMachine} says there; empty if it is not known
 * @param endpoint ZeroMQ address
 * @param serverKey public CURVE key of the agent, Z85
 * @param clientKey public CURVE key that the agent admits, Z85
 * @param clientSecret the secret key to it, Z85
 * @param labels what the host says about itself, such as the run that it trains
 */
public record EndpointFile(String name, long pid, long processStart, long started, String machine,
        String endpoint, String serverKey, String clientKey, String clientSecret, Map<String, String> labels) {
    /** How names of endpoint files end. */
    public static final String SUFFIX = ".endpoint.json";
    private static final long VERSION = 1;
    private static final int MAX_BYTES = 1 << 16;

    public EndpointFile {
        labels = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** An endpoint file and where it lies. */
    public record Found(Path file, EndpointFile endpoint) {
        /** Whether the process that wrote it still runs on this machine. */
        public boolean alive() {
            return endpoint.processAlive();
        }
    }

    /**
     * Where agents put their files unless told otherwise: the system property {@code netloupe.agents}, the environment
     * variable NETLOUPE_AGENTS, or {@code .netloupe/agents} in the home folder.
     */
    public static Path defaultFolder() {
        String chosen = System.getProperty("netloupe.agents", System.getenv("NETLOUPE_AGENTS"));
        return chosen != null && !chosen.isBlank()
                ? Path.of(chosen)
                : Path.of(System.getProperty("user.home"), ".netloupe", "agents");
    }

    /**
     * Reads an endpoint file.
     *
     * @throws IOException if it cannot be read, is none, or others than its owner could have read or written it
     */
    public static EndpointFile read(Path file) throws IOException {
        checkPrivate(file);
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is no endpoint file: it has more than " + MAX_BYTES + " bytes.");
        }
        try {
            return of(Json.read(Files.readString(file)));
        } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
            throw new IOException(file + " is no endpoint file of an agent: " + e.getMessage());
        }
    }

    private static void checkPrivate(Path file) throws IOException {
        if (!posix()) {
            return;
        }
        Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        rights.removeAll(PosixFilePermissions.fromString("rwx------"));
        if (!rights.isEmpty()) {
            throw new IOException(file + " can be used by others than its owner (" + rights
                    + "), so its keys cannot be trusted; remove it and start the process again.");
        }
    }

    private static EndpointFile of(Map<String, Object> json) {
        if (whole(json, "version") != VERSION) {
            throw new IllegalArgumentException(
                    "expected version " + VERSION + ", found " + json.get("version") + "; update Netloupe.");
        }
        Map<String, String> labels = new LinkedHashMap<>();
        if (json.get("labels") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> labels.put(String.valueOf(name), String.valueOf(value)));
        }
        return new EndpointFile(text(json, "name"), whole(json, "pid"), whole(json, "processStart"),
                whole(json, "started"),
                json.get("machine") instanceof String machine ? machine : "", text(json, "endpoint"),
                text(json, "serverKey"), text(json, "clientKey"),
                text(json, "clientSecret"), labels);
    }

    private static String text(Map<String, Object> json, String name) {
        if (json.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("expected a text '" + name + "', found " + json.get(name) + ".");
    }

    private static long whole(Map<String, Object> json, String name) {
        if (json.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("expected a number '" + name + "', found " + json.get(name) + ".");
    }

    /**
     * The endpoint files of a folder, the latest agent first, those of ended processes included; files that cannot be read
     * are left out. Empty if there is no such folder.
     */
    public static List<Found> list(Path folder) throws IOException {
        List<Found> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                try {
                    found.add(new Found(file, read(file)));
                } catch (IOException e) {
                    // written by someone else, or just deleted: not a process of ours
                    continue;
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        found.sort(Comparator.comparingLong((Found f) -> f.endpoint().started()).reversed());
        return found;
    }

    /** What tells this machine, since its start, and this space of process numbers from others. */
    public static String thisMachine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + "/"
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | UnsupportedOperationException e) {
            // not Linux: the name must do
            String name = System.getenv("COMPUTERNAME");
            return name != null ? name : String.valueOf(System.getenv("HOSTNAME"));
        }
    }

    /** Whether the process runs on this machine, or ran here. */
    public boolean onThisMachine() {
        return machine.isEmpty() || machine.equals(thisMachine());
    }

    /** Whether the process that wrote this may still run: on this machine it does, of another's that is not known. */
    public boolean processAlive() {
        return !onThisMachine() || ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(EndpointFile::startOf)
                .map(start -> start == 0 || processStart == 0 || start == processStart).orElse(false);
    }

    static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Writes the file whole or not at all, mode 600, in a folder made with mode 700; gives its path. */
    Path write(Path folder) throws IOException {
        createFolder(folder);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", VERSION);
        json.put("name", name);
        json.put("pid", pid);
        json.put("processStart", processStart);
        json.put("started", started);
        json.put("machine", machine);
        json.put("endpoint", endpoint);
        json.put("serverKey", serverKey);
        json.put("clientKey", clientKey);
        json.put("clientSecret", clientSecret);
        json.put("labels", labels);
        String base = pid + "-" + endpoint.substring(endpoint.lastIndexOf(':') + 1);
        Path temporary = folder.resolve(base + ".tmp");
        Files.deleteIfExists(temporary);
        try (var out = Files.newByteChannel(temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights("rw-------"))) {
            out.write(java.nio.ByteBuffer.wrap(Json.write(json).getBytes(StandardCharsets.UTF_8)));
        }
        return Files.move(temporary, folder.resolve(base + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void createFolder(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(folder, rights("rwx------"));
        } catch (java.nio.file.FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw new IOException(folder + " should be a folder for endpoint files, but is a file.");
            }
        }
    }

    private static FileAttribute<?>[] rights(String rights) {
        return posix()
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** Deletes the files of a folder whose processes have ended. */
    static void deleteStale(Path folder) throws IOException {
        for (Found found : list(folder)) {
            if (!found.alive()) {
                Files.deleteIfExists(found.file());
            }
        }
    }

    /** Without the keys, so that no log holds them. */
    @Override
    public String toString() {
        return "agent " + name + " (pid " + pid + ") at " + endpoint;
    }
}
