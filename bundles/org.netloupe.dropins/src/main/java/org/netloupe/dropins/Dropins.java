package org.netloupe.dropins;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Brings the installed bundles in line with the jars in the folders: new ones are installed, changed ones updated,
 * absent ones uninstalled. A jar that is no bundle or misses what it needs is named in the log and left out; the product
 * starts without it.
 */
final class Dropins {
    private static final System.Logger LOG = System.getLogger(Dropins.class.getName());
    /** Marks the bundles that are ours to uninstall. */
    private static final String LOCATION = "netloupe-dropin:";

    private final BundleContext context;

    Dropins(BundleContext context) {
        this.context = context;
    }

    void bringInLine(DropinFolders folders) throws IOException {
        Set<Path> jars = folders.jars();
        List<Bundle> changed = new ArrayList<>(removeAbsent(jars));
        List<Bundle> present = new ArrayList<>();
        for (Path jar : jars) {
            installOrUpdate(jar, present, changed);
        }
        FrameworkWiring wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        if (!changed.isEmpty()) {
            refresh(wiring, changed);
        }
        for (Bundle bundle : present) {
            startLazily(wiring, bundle);
        }
    }

    private static void refresh(FrameworkWiring wiring, List<Bundle> bundles) {
        CountDownLatch refreshed = new CountDownLatch(1);
        wiring.refreshBundles(bundles, _ -> refreshed.countDown());
        try {
            refreshed.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String location(Path jar) {
        return LOCATION + jar.toUri();
    }

    /** The jar itself is used, not a copy. */
    private static InputStream content(Path jar) throws IOException {
        return URI.create("reference:" + jar.toUri()).toURL().openStream();
    }

    private List<Bundle> removeAbsent(Set<Path> jars) {
        Set<String> wanted = new HashSet<>();
        jars.forEach(jar -> wanted.add(location(jar)));
        List<Bundle> removed = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(LOCATION) && !wanted.contains(bundle.getLocation())) {
                try {
                    bundle.uninstall();
                    removed.add(bundle);
                } catch (BundleException e) {
                    report(bundle.getLocation(), "could not be removed", e);
                }
            }
        }
        return removed;
    }

    private void installOrUpdate(Path jar, List<Bundle> present, List<Bundle> changed) throws IOException {
        try {
            Bundle known = context.getBundle(location(jar));
            if (known == null) {
                present.add(context.installBundle(location(jar), content(jar)));
            } else {
                present.add(known);
                if (Files.getLastModifiedTime(jar).toMillis() > known.getLastModified()) {
                    known.update(content(jar));
                    changed.add(known);
                }
            }
        } catch (BundleException e) {
            report(jar.toString(), "is no bundle that can be installed", e);
        }
    }

    /** Its classes are loaded when a contribution is first used. */
    private static void startLazily(FrameworkWiring wiring, Bundle bundle) {
        wiring.resolveBundles(List.of(bundle));
        if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null) {
            return;
        }
        try {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
            report(bundle.getLocation().substring(LOCATION.length()), "was left out", e);
        }
    }

    private static void report(String jar, String what, BundleException fault) {
        LOG.log(Level.ERROR, "The vendor bundle " + jar + " " + what + ": " + fault.getMessage());
    }
}
