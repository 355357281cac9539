package org.netloupe.dl4j.worker;

import java.util.stream.Stream;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.Nullable;

/** The worker as an application of the product. */
public final class WorkerApplication implements IApplication {
    @Override
    public Object start(@Nullable IApplicationContext context) {
        Object given = context == null ? null : context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        String[] arguments = given instanceof String[] all
                ? Stream.of(all).filter(argument -> !argument.startsWith("-")).toArray(String[]::new)
                : new String[0];
        return WorkerMain.run(arguments);
    }

    @Override
    public void stop() {
        // the framework ends with the process
    }
}
