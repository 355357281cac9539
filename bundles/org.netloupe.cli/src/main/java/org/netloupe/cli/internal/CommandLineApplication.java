package org.netloupe.cli.internal;

import java.util.Objects;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.cli.CommandLineProgram;

/** The application {@code org.netloupe.cli.application} of the product: the command line of the launcher script. */
public final class CommandLineApplication implements IApplication {
    @Override
    public Object start(@Nullable IApplicationContext context) {
        String[] arguments = (String[]) Objects.requireNonNull(context).getArguments()
                .get(IApplicationContext.APPLICATION_ARGS);
        return CommandLineProgram.onConsole().run(arguments(arguments));
    }

    private static String[] arguments(String @Nullable [] given) {
        return given == null ? new String[0] : given;
    }

    @Override
    public void stop() {
        // Ctrl+C and kill end the virtual machine, whose shutdown hook cancels the command
    }
}
