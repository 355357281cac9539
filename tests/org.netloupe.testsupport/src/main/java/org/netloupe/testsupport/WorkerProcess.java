package org.netloupe.testsupport;

import java.io.IOException;
import java.util.List;

import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.WorkerLauncher;

/** Starts the small workers of tests as engines start theirs: a process whose output goes to the run's log. */
public final class WorkerProcess {
    private WorkerProcess() {}

    /** @param application as the launcher knows it; gets the run folder as its only argument */
    public static ProcessHandle start(String application, RunFolder folder, WorkerLauncher launcher)
            throws IOException {
        List<String> command = launcher.command(application, List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"),
                List.of(folder.path().toString()));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile())).start().toHandle();
    }
}
