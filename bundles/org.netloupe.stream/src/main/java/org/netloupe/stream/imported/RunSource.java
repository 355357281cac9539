package org.netloupe.stream.imported;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.netloupe.stream.events.EventSink;
import org.netloupe.tensor.InputException;

/** A run that another program recorded. */
public sealed interface RunSource permits EventSource, MlflowSource, TableSource {

    /** The run's name, for people. */
    String name();

    /** The file or folder that holds it. */
    Path path();

    /** What the run was started with, as far as it is recorded: texts by name. */
    Map<String, String> settings() throws IOException;

    /**
     * Reads all of it.
     *
     * @param sink takes the scalars of each tag in the order of their steps
     * @return what was damaged and passed over, one sentence each
     * @throws InputException if it cannot be used
     */
    List<InputException> read(EventSink sink) throws IOException;
}
