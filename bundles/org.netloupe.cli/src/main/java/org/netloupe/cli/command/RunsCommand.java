package org.netloupe.cli.command;

import java.io.IOException;
import java.util.OptionalInt;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.cli.internal.Arguments;
import org.netloupe.cli.internal.Faults;
import org.netloupe.cli.internal.Session;
import org.netloupe.registry.entry.RunId;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Commands to runs. */
@Command(name = "runs", description = "Command a run: hold it, go on, end it, change its settings.", synopsisSubcommandLabel = "COMMAND", footerHeading = "%nExamples:%n", footer = {
        "  netloupe runs pause r17", "  netloupe runs set last learningRate 0.0005",
        "  netloupe runs resume r17 --epochs 20"})
final class RunsCommand implements Runnable {
    @ParentCommand
    private @Nullable Netloupe root;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(Arguments.given(spec).commandLine(), "Name a command for the run.");
    }

    @Command(name = "pause", description = "Hold a run after the batch that is under way.", footerHeading = "%nExample:%n", footer = "  netloupe runs pause r17")
    int pause(@Parameters(paramLabel = "RUN", description = "Id or name of a run, or last.") String run)
            throws IOException {
        return on(run, (session, id) -> session.supervisor().pause(id));
    }

    @Command(name = "resume", description = "Let a paused run go on, or take up one that was stopped or has failed, from "
            + "its last checkpoint.", footerHeading = "%nExample:%n", footer = "  netloupe runs resume r17 --epochs 20")
    int resume(@Parameters(paramLabel = "RUN", description = "Id or name of a run, or last.") String run,
            @Option(names = "--epochs", paramLabel = "N", description = "Number of all epochs from now on.") @Nullable Integer epochs)
            throws IOException {
        return on(run, (session, id) -> {
            if (session.supervisor().status(id).state().hasProcess()) {
                session.supervisor().proceed(id);
            } else {
                session.supervisor().resume(id, epochs == null ? OptionalInt.empty() : OptionalInt.of(epochs));
            }
        });
    }

    @Command(name = "stop", description = "End a run after the batch that is under way; it can be resumed.", footerHeading = "%nExample:%n", footer = "  netloupe runs stop last")
    int stop(@Parameters(paramLabel = "RUN", description = "Id or name of a run, or last.") String run)
            throws IOException {
        return on(run, (session, id) -> session.supervisor().stop(id));
    }

    @Command(name = "checkpoint", description = "Save the weights after the batch that is under way.", footerHeading = "%nExample:%n", footer = "  netloupe runs checkpoint r17")
    int checkpoint(@Parameters(paramLabel = "RUN", description = "Id or name of a run, or last.") String run)
            throws IOException {
        return on(run, (session, id) -> session.supervisor().checkpoint(id));
    }

    @Command(name = "set", description = "Change a setting of a run while it trains.", footerHeading = "%nExample:%n", footer = "  netloupe runs set last learningRate 0.0005")
    int set(@Parameters(index = "0", paramLabel = "RUN", description = "Id or name of a run, or last.") String run,
            @Parameters(index = "1", paramLabel = "SETTING", description = "Such as learningRate.") String setting,
            @Parameters(index = "2", paramLabel = "VALUE", description = "A number.") double value)
            throws IOException {
        return on(run, (session, id) -> session.supervisor().set(id, setting, value));
    }

    /** A command to one run. */
    @FunctionalInterface
    private interface Work {
        void on(Session session, RunId id) throws IOException;
    }

    private int on(String run, Work work) throws IOException {
        Netloupe netloupe = Arguments.given(root);
        try (Session session = netloupe.open()) {
            RunId id = session.entries().runId(run);
            work.on(session, id);
            session.supervisor().reconcile();
            new RunReport(netloupe.console(), netloupe.json()).print(session.registry().run(id).orElseThrow());
            return Faults.OK;
        }
    }
}
