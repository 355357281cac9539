package org.netloupe.tensor.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.netloupe.tensor.InputException;

/** Opens files that a user names, so that an absent, locked or unfit one ends in one clear sentence. */
public final class InputFile {
    private InputFile() {}

    /**
     * Opens a file for reading; the caller closes it.
     *
     * @param expected what the file should be, for the message: "an IDX file"
     * @throws InputException if it is absent, no file, or may not be read
     */
    public static FileChannel open(Path file, String expected) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InputException(file.toString(), expected, "a folder", "Name a file in it.");
        }
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw explained(file, expected, e);
        }
    }

    /**
     * Maps a whole file into memory, read only; the mapping ends when it is garbage. A file that is shortened while it
     * is mapped ends in an {@link InternalError} at the next access behind its new end.
     *
     * @param expected what the file should be, for the message
     * @throws InputException if it is absent, no file, or may not be read
     */
    public static MemorySegment map(Path file, String expected) throws IOException {
        try (FileChannel channel = open(file, expected)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        } catch (InputException e) {
            throw e;
        } catch (IOException e) {
            throw explained(file, expected, e);
        }
    }

    /**
     * The first bytes of a file, fewer where it is shorter.
     *
     * @param expected what the file should be, for the message
     * @throws InputException if it is absent, no file, or may not be read
     */
    public static byte[] head(Path file, int count, String expected) throws IOException {
        try (FileChannel channel = open(file, expected)) {
            ByteBuffer buffer = ByteBuffer.allocate(count);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until full or at the end
            }
            byte[] head = new byte[buffer.position()];
            buffer.flip().get(head);
            return head;
        }
    }

    /** What a failed access to a named file means, for the user. */
    public static InputException explained(Path file, String expected, IOException cause) {
        if (cause instanceof InputException input) {
            return input;
        }
        return switch (cause) {
            case NoSuchFileException _ -> new InputException(file.toString(), expected, "no such file",
                    "Check the path.", cause);
            case AccessDeniedException _ -> new InputException(file.toString(), expected + " that can be read",
                    "no permission", "Ask its owner for read access.", cause);
            case NotDirectoryException _ -> new InputException(file.toString(), expected, "no folder", "", cause);
            default -> new InputException(file.toString(), expected, "a read error (" + cause.getMessage() + ")", "",
                    cause);
        };
    }
}
