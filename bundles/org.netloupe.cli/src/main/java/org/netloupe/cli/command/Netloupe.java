package org.netloupe.cli.command;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.cli.internal.Console;
import org.netloupe.cli.internal.Session;
import org.netloupe.core.training.WorkerLauncher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command itself: options that all commands have. */
@Command(name = "netloupe", versionProvider = Netloupe.Version.class, synopsisSubcommandLabel = "COMMAND", sortOptions = false, description = "Look inside neural networks while they train and after.%n"
        + "Without a command the workbench opens.%n", footerHeading = "%nExamples:%n", footer = {"  netloupe demo",
                "  netloupe train --dataset glyphs?size=10000 --architecture two-convolutions.json",
                "  netloupe ls runs --json", "",
                "Exit status: 0 done, 1 failure, 2 wrong usage or input, 130 cancelled."}, subcommands = {
                        DemoCommand.class, ListCommand.class, ImportCommand.class, TrainCommand.class,
                        RunsCommand.class, WatchCommand.class, ShowCommand.class, RenderCommand.class,
                        ProjectCommand.class, TagCommand.class,
                        DeleteCommand.class, AgentCommand.class})
public final class Netloupe implements Runnable {
    private final Console console;
    private final WorkerLauncher launcher;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--workspace", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "Where models, data and runs are kept; default NETLOUPE_WORKSPACE, else ~/netloupe-workspace.")
    private @Nullable Path workspace;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the result as one JSON document on the standard output.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
    private boolean version;

    public Netloupe(Console console, WorkerLauncher launcher) {
        this.console = console;
        this.launcher = launcher;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(line(), "Name a command.");
    }

    private CommandLine line() {
        return org.netloupe.cli.internal.Arguments.given(spec).commandLine();
    }

    Console console() {
        return console;
    }

    boolean json() {
        return json;
    }

    /** The workspace of this call; the caller closes it. */
    Session open() throws IOException {
        return Session.open(workspace, launcher);
    }

    /** The workspace in a folder that a command has chosen; {@code --workspace} goes before. */
    Session open(Path folder) throws IOException {
        return Session.open(workspace == null ? folder : workspace, launcher);
    }

    /** The version of the bundle. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Netloupe.class.getPackage().getImplementationVersion();
            return new String[]{"Netloupe " + (version == null ? "(from its sources)" : version)};
        }
    }
}
