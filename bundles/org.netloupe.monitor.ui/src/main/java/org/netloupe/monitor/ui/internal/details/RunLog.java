package org.netloupe.monitor.ui.internal.details;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of a run's log. */
public final class RunLog {
    /** Read from the end, whatever the log's length. */
    private static final int BYTES = 64 * 1024;

    private RunLog() {}

    /** The last lines; empty if there is no log yet. */
    public static String tail(Path log) throws IOException {
        if (!Files.isRegularFile(log)) {
            return ""; //$NON-NLS-1$
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) { //$NON-NLS-1$
            int count = (int) Math.min(BYTES, file.length());
            byte[] bytes = new byte[count];
            boolean cut = file.length() > count;
            file.seek(file.length() - count);
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return cut ? text.substring(text.indexOf('\n') + 1) : text;
        }
    }
}
