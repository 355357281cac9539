package org.netloupe.dropins;

import java.io.IOException;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Runs before the extension registry reads the bundles, as the product starts this bundle at a low start level. */
public final class DropinsActivator implements BundleActivator {
    @Override
    public void start(@Nullable BundleContext context) throws IOException {
        new Dropins(Objects.requireNonNull(context)).bringInLine(
                DropinFolders.of(System.getProperty("netloupe.home"), System.getenv("NETLOUPE_DROPINS")));
    }

    @Override
    public void stop(@Nullable BundleContext context) {
        // the bundles stay installed; the next start compares them with the folders again
    }
}
