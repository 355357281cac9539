package org.netloupe.dl4j.worker;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** What goes into a run's log: lines of our own, and of the libraries only what warns. */
final class RunLog {
    /** Held here because the log manager forgets loggers, and their levels, that nobody holds. */
    private static final List<Logger> LIBRARIES = Stream.of("org.nd4j", "org.deeplearning4j").map(Logger::getLogger)
            .toList();

    private RunLog() {}

    /** Sets the log up; before the first line. */
    static void begin() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tT.%1$tL %5$s%6$s%n");
        LIBRARIES.forEach(library -> library.setLevel(Level.WARNING));
    }

    /** Adds a line. */
    static void say(String line) {
        System.out.println(LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + " " + line);
    }
}
