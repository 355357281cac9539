package org.netloupe.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.netloupe.cli.command.Netloupe;
import org.netloupe.cli.internal.Cancellation;
import org.netloupe.cli.internal.Console;
import org.netloupe.cli.internal.Faults;
import org.netloupe.core.training.WorkerLauncher;
import org.netloupe.training.launch.EquinoxLauncher;

import picocli.CommandLine;

/** The program behind {@code netloupe COMMAND}: runs one command and answers its exit code (0, 1, 2, or 130 cancelled). */
public final class CommandLineProgram {
    private final Console console;
    private final WorkerLauncher launcher;

    private CommandLineProgram(Console console, WorkerLauncher launcher) {
        this.console = console;
        this.launcher = launcher;
    }

    /** On the streams of this process; workers are started by the product that it runs. */
    public static CommandLineProgram onConsole() {
        boolean terminal = System.console() != null && System.console().isTerminal();
        return new CommandLineProgram(new Console(System.out, System.err, terminal, new Cancellation()),
                launcher());
    }

    private static WorkerLauncher launcher() {
        Optional<EquinoxLauncher> product = EquinoxLauncher.of(System.getProperties());
        return product.isPresent() ? product.get() : (_, _, _) -> {
            throw new IllegalStateException("Training runs are started by the packaged product only");
        };
    }

    /** On given streams, with a given way to start workers: for tests and for embedding. */
    public static CommandLineProgram on(PrintStream out, PrintStream error, WorkerLauncher launcher) {
        return new CommandLineProgram(new Console(out, error, false, new Cancellation()), launcher);
    }

    /** Runs the command that the arguments name. */
    public int run(String... arguments) {
        CommandLine line = new CommandLine(new Netloupe(console, launcher));
        line.setOut(writer(console.out())).setErr(writer(console.error())).setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setExecutionExceptionHandler((fault, _, _) -> Faults.report(fault, console));
        int code = console.cancellation().during(() -> line.execute(arguments));
        console.out().flush();
        return code;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
