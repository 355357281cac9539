package org.netloupe.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;

import org.netloupe.core.training.RunFolder;

/**
 * Whoever changes a run from outside its process does so under this lock: workbench and command line may look at the same
 * workspace. Released when the holder dies.
 */
final class RunLock {
    private RunLock() {}

    /** Work under the lock. */
    @FunctionalInterface
    interface Work<R> {
        R run() throws IOException;
    }

    /** Within this process one work at a time; across processes one per run. */
    static synchronized <R> R hold(RunFolder folder, Work<R> work) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.path().resolve("supervisor.lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock _ = channel.lock()) {
            return work.run();
        }
    }
}
