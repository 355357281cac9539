package org.netloupe.tensor.file;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

import org.netloupe.tensor.InputException;

/**
 * Writes files so that a reader, also after a crash, sees the old content or the new one, never a part: the content
 * goes to a temporary name in the same folder, reaches the disk and is renamed.
 */
public final class WholeFile {
    private WholeFile() {}

    /** Writes content to a stream. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Fills a file of the given temporary name. */
    @FunctionalInterface
    public interface Filler {
        void fill(Path temporary) throws IOException;
    }

    /**
     * Writes a file; an existing one is replaced. Absent parent folders are made.
     *
     * @throws InputException if the folder does not exist, may not be written or is full; nothing is left behind
     * @throws IOException what the content throws; nothing is left behind
     */
    public static void write(Path target, Content content) throws IOException {
        fill(target, temporary -> {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
        });
    }

    /** Writes a text as UTF-8. */
    public static void writeText(Path target, String text) throws IOException {
        write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** As {@link #write}, for writers that need a file of their own: they get the temporary name, existing and empty. */
    public static void fill(Path target, Filler filler) throws IOException {
        try (Draft draft = begin(target)) {
            filler.fill(draft.temporary());
            draft.commit();
        } catch (IOException e) {
            throw explainedWrite(target, e);
        }
    }

    /**
     * Begins a file that is written over some time; the caller commits and closes it.
     *
     * @throws InputException if the folder cannot be made or written
     */
    public static Draft begin(Path target) throws InputException {
        Path absolute = target.toAbsolutePath();
        return new Draft(absolute, create(absolute));
    }

    /**
     * What a failed write to the target means: an {@link InputException} for what the user can do something about,
     * otherwise the exception itself.
     */
    public static IOException explainedWrite(Path target, IOException cause) {
        if (cause instanceof InputException || !(cause instanceof FileSystemException || isDiskFull(cause))) {
            return cause;
        }
        return explained(target, cause);
    }

    /** A file in the making under a temporary name. Used by one thread. */
    public static final class Draft implements Closeable {
        private final Path target;
        private final Path temporary;

        private Draft(Path target, Path temporary) {
            this.target = target;
            this.temporary = temporary;
        }

        /** The existing, at first empty file to write to. */
        public Path temporary() {
            return temporary;
        }

        /** The name the file gets in the end. */
        public Path target() {
            return target;
        }

        /**
         * Gives the file its name; an existing file of that name is replaced.
         *
         * @throws IOException if it cannot be renamed
         */
        public void commit() throws IOException {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        /** Deletes what was not committed. */
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(temporary);
        }
    }

    /** Not {@link Files#createTempFile}, whose files only their owner can read: a lab's colleagues read results too. */
    private static Path create(Path target) throws InputException {
        try {
            Path folder = target.getParent();
            if (folder == null) {
                throw new NoSuchFileException(target.toString());
            }
            Files.createDirectories(folder);
            String number = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
            return Files.createFile(folder.resolve(".%s.%s.part".formatted(target.getFileName(), number)));
        } catch (IOException e) {
            throw explained(target, e);
        }
    }

    private static InputException explained(Path target, IOException cause) {
        if (isDiskFull(cause)) {
            return new InputException(target.toString(), "space to write it", "a full disk",
                    "Free some space and try again; nothing was written.", cause);
        }
        String found = cause instanceof AccessDeniedException ? "no permission" : String.valueOf(cause.getMessage());
        return new InputException(target.toString(), "a file that can be written", found,
                "Choose another place; nothing was written.", cause);
    }

    private static boolean isDiskFull(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left") || message.contains("not enough space")
                || message.contains("quota exceeded");
    }
}
