package org.netloupe.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.netloupe.agent.EndpointFile;
import org.netloupe.cli.internal.Session;
import org.netloupe.core.training.RunState;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.registry.query.RunQuery;

/** The processes with an agent that this user can reach: those of the workspace's runs, and others on this machine. */
final class Nodes {
    private Nodes() {}

    /** Running ones only. */
    static List<EndpointFile.Found> all(Session session) throws IOException {
        List<EndpointFile.Found> found = new ArrayList<>(EndpointFile.list(EndpointFile.defaultFolder()));
        for (RunEntry run : Listings.runs(session,
                RunQuery.ALL.withStates(RunState.STARTING, RunState.RUNNING, RunState.PAUSED))) {
            found.addAll(EndpointFile.list(run.runFolder().agent()));
        }
        return found.stream().filter(EndpointFile.Found::alive).toList();
    }
}
