package org.netloupe.training;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a log as one sentence's end; reads no more than the last kilobytes of a log of any size. */
final class LogTail {
    private static final int BYTES = 4096;
    private static final int LINES = 3;
    private static final int CHARACTERS = 400;

    private LogTail() {}

    /** The last lines that say something, joined; empty if there is no log or nothing in it. */
    static String of(Path log) throws IOException {
        if (!Files.isRegularFile(log)) {
            return "";
        }
        List<String> lines = end(log).lines().map(String::strip).filter(LogTail::saysSomething).toList();
        String tail = lines.stream().skip(Math.max(0, lines.size() - LINES)).collect(Collectors.joining(" | "));
        return tail.length() > CHARACTERS ? "..." + tail.substring(tail.length() - CHARACTERS) : tail;
    }

    /** Frames of a stack trace only push the message out of sight. */
    private static boolean saysSomething(String line) {
        return !line.isEmpty() && !line.startsWith("at ") && !line.matches("\\.\\.\\. \\d+ more");
    }

    private static String end(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            int count = (int) Math.min(BYTES, file.length());
            byte[] bytes = new byte[count];
            file.seek(file.length() - count);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
