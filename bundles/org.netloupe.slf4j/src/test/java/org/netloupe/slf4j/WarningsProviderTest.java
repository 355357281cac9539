package org.netloupe.slf4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a library says through SLF4J, as Java's logging gets it. */
class WarningsProviderTest {
    private static final class Heard extends Handler {
        final List<String> messages = new ArrayList<>();

        @Override
        public void publish(@Nullable LogRecord entry) {
            if (entry == null) {
                return;
            }
            messages.add(entry.getLoggerName() + " " + entry.getLevel() + " " + entry.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Test
    @DisplayName("Warnings of libraries arrive, their chatter does not, ours is left alone")
    void warningsOnly() {
        Heard heard = new Heard();
        Logger.getLogger("").addHandler(heard);
        org.slf4j.Logger library = LoggerFactory.getLogger("com.example.library");
        library.info("opened a file");
        library.warn("the file of {} is odd", "yesterday");
        Logger.getLogger("org.netloupe.core").log(Level.INFO, "ours");

        assertFalse(library.isInfoEnabled());
        assertTrue(LoggerFactory.getILoggerFactory().getClass().getName().startsWith("org.slf4j.jul"));
        assertEquals(List.of("com.example.library WARNING the file of yesterday is odd", "org.netloupe.core INFO ours"),
                heard.messages);
    }
}
