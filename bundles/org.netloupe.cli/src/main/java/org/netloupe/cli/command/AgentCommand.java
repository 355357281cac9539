package org.netloupe.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.PythonPackage;
import org.netloupe.cli.internal.Arguments;
import org.netloupe.cli.internal.Console;
import org.netloupe.cli.internal.Faults;
import org.netloupe.tensor.InputException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Hands out the agents that other processes embed. */
@Command(name = "agent", description = "Write the agent that lets a process of your own be watched.", synopsisSubcommandLabel = "COMMAND", footerHeading = "%nExample:%n", footer = "  netloupe agent python --out netloupe-python")
final class AgentCommand implements Runnable {
    @ParentCommand
    private @Nullable Netloupe root;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(Arguments.given(spec).commandLine(),
                "Name a language; there is python.");
    }

    @Command(name = "python", description = "Write the package for Python processes. It needs numpy, pyzmq and msgpack; pip installs it, and it "
            + "works from its folder too.", footerHeading = "%nExamples:%n", footer = {
                    "  netloupe agent python --out netloupe-python", "  pip install ./netloupe-python",
                    "  PYTHONPATH=netloupe-python python3 train.py"})
    int python(
            @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write it to; older files of the package are replaced.") Path out)
            throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new InputException("Option --out", "a folder", "the file " + out, "Choose another name.");
        }
        List<Path> files = PythonPackage.write(out);
        Netloupe above = Arguments.given(root);
        Console console = above.console();
        if (above.json()) {
            console.document(Map.of("folder", out.toAbsolutePath().normalize().toString(), "files", files.size()));
        } else {
            console.line("%s", out);
            console.note("Install it with: pip install %s", out.toAbsolutePath().normalize());
        }
        return Faults.OK;
    }
}
