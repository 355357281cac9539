package org.netloupe.cli.command;

import java.io.IOException;
import java.util.concurrent.Callable;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.cli.internal.Arguments;
import org.netloupe.cli.internal.Console;
import org.netloupe.cli.internal.Faults;
import org.netloupe.cli.internal.Session;

import picocli.CommandLine.ParentCommand;

/** A command that works in the open workspace, directly below the root. */
abstract class WorkspaceCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Netloupe root;

    /** The command above. */
    Netloupe root() {
        return Arguments.given(root);
    }

    Console console() {
        return root().console();
    }

    boolean json() {
        return root().json();
    }

    @Override
    public Integer call() throws IOException {
        try (Session session = root().open()) {
            run(session);
            return Faults.OK;
        }
    }

    /** Does the work and prints the result. */
    abstract void run(Session session) throws IOException;
}
