package org.netloupe.registry.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Properties;

import org.h2.Driver;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.file.WholeFile;

/**
 * H2 in a folder of the workspace. The first process that opens the file serves it to the others on the loopback
 * address; when it ends, another takes over. The password is drawn at random and kept, like the data, where only the
 * owner can read it.
 */
public final class Embedded implements Connector {
    private static final String FILE = "registry";
    /** One opening at a time within this process; between processes the file lock sees to it. */
    private static final Object OPENING = new Object();

    private final Path folder;
    private final String url;

    static {
        // H2 reads this once: without it the other processes would be served on every network
        if (System.getProperty("h2.bindAddress") == null) {
            System.setProperty("h2.bindAddress", "127.0.0.1");
        }
    }

    /**
     * @param folder is made if it is absent
     * @throws InputException if the folder cannot be made or written
     */
    public Embedded(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        if (this.folder.toString().contains(";")) {
            throw new InputException(this.folder.toString(), "a folder whose name has no semicolon", "one", "");
        }
        makeFolder();
        // written at each commit, so that a killed process loses nothing that it was told is done;
        // async, because interrupting a thread must not close the file under all others
        url = "jdbc:h2:async:" + this.folder.resolve(FILE)
                + ";AUTO_SERVER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=20000;DEFAULT_LOCK_TIMEOUT=20000";
    }

    private void makeFolder() throws IOException {
        try {
            Files.createDirectories(folder);
            forOwnerOnly(folder, "rwx------");
        } catch (IOException e) {
            throw new InputException(folder.toString(), "a folder for the registry that can be made and written",
                    String.valueOf(e), "Choose a workspace in a folder of your own.", e);
        }
        if (!Files.isWritable(folder)) {
            throw new InputException(folder.toString(), "a folder that can be written", "no permission",
                    "Choose a workspace in a folder of your own.");
        }
    }

    @Override
    public String place() {
        return folder.resolve(FILE + ".mv.db").toString();
    }

    @Override
    public Connection connect() throws SQLException, IOException {
        synchronized (OPENING) {
            Properties properties = new Properties();
            properties.setProperty("user", "netloupe");
            properties.setProperty("password", password());
            Connection connection = new Driver().connect(url, properties);
            if (connection == null) {
                throw new IllegalStateException("H2 does not accept its own address " + url);
            }
            return connection;
        }
    }

    private String password() throws IOException {
        Path file = folder.resolve("key");
        if (!Files.exists(file)) {
            if (Files.exists(folder.resolve(FILE + ".mv.db"))) {
                throw new InputException(file.toString(), "the registry's password", "no such file",
                        "Restore it from where the workspace was copied from.");
            }
            drawPassword(file);
        }
        return Files.readString(file).strip();
    }

    /** Two processes may come here at once; the second finds the password of the first. */
    private void drawPassword(Path file) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        try (FileChannel channel = lockFile(); FileLock _ = channel.lock()) {
            if (!Files.exists(file)) {
                WholeFile.fill(file, temporary -> {
                    forOwnerOnly(temporary, "rw-------");
                    Files.writeString(temporary, HexFormat.of().formatHex(random) + "\n");
                });
            }
        }
    }

    private static void forOwnerOnly(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private FileChannel lockFile() throws IOException {
        return FileChannel.open(folder.resolve("opening.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** H2 commits at each change of a table, so another process is kept out by a lock beside the database. */
    @Override
    public void exclusively(Connection connection, Work work) throws SQLException, IOException {
        synchronized (OPENING) {
            try (FileChannel channel = lockFile(); FileLock _ = channel.lock()) {
                work.with(connection);
                // before the lock is given back: the next one must see it
                connection.commit();
            }
        }
    }
}
