package org.netloupe.slf4j;

import java.util.logging.Level;
import java.util.logging.Logger;

import org.slf4j.jul.JULServiceProvider;

/**
 * SLF4J's binding to Java's logging, through which libraries only warn: what they do well is of no use to the user. Our
 * own loggers keep their level. Levels that somebody has configured stay. Found by SLF4J through its service file.
 */
public final class WarningsProvider extends JULServiceProvider {
    /** Held here because the log manager forgets loggers, and their levels, that nobody holds. */
    private static final Logger OURS = Logger.getLogger("org.netloupe");

    @Override
    public void initialize() {
        Logger root = Logger.getLogger("");
        if (Level.INFO.equals(root.getLevel())) {
            if (OURS.getLevel() == null) {
                OURS.setLevel(Level.INFO);
            }
            root.setLevel(Level.WARNING);
        }
        super.initialize();
    }
}
