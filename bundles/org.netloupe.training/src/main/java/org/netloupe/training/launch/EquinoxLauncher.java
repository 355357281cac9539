package org.netloupe.training.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import org.netloupe.core.training.WorkerLauncher;

/**
 * Starts applications of the product that this process runs: with the same runtime, the same launcher jar and the same
 * configuration area, which several processes may use at once; without an instance area, so that nothing is locked.
 *
 * @param launcherJar the jar of org.eclipse.equinox.launcher
 * @param configuration configuration area of the product, as its URL or path
 * @param home folder of the packaged product, with its options for java; empty in tests of the workbench
 * @param development the value of {@code -dev} where classes are taken from build folders, as in tests of the workbench
 */
public record EquinoxLauncher(Path launcherJar, String configuration, Optional<Path> home,
        Optional<String> development) implements WorkerLauncher {
    private static final String OPTIONS = "netloupe.vmargs";

    /**
     * The launcher of the product that this process runs, empty if it runs none.
     *
     * @param properties of the system
     */
    public static Optional<EquinoxLauncher> of(Properties properties) {
        String configuration = properties.getProperty("osgi.configuration.area");
        if (configuration == null) {
            return Optional.empty();
        }
        return launcherJar(properties).map(jar -> new EquinoxLauncher(jar, configuration, home(properties),
                Optional.ofNullable(properties.getProperty("osgi.dev"))));
    }

    private static Optional<Path> home(Properties properties) {
        return Optional.ofNullable(properties.getProperty("netloupe.home")).map(Path::of)
                .filter(folder -> Files.isRegularFile(folder.resolve(OPTIONS)));
    }

    /** The jar that this process was started with, otherwise the one of the installation. */
    private static Optional<Path> launcherJar(Properties properties) {
        Path started = Path.of(properties.getProperty("java.class.path", "").split(java.io.File.pathSeparator)[0]);
        if (isLauncher(started)) {
            return Optional.of(started.toAbsolutePath());
        }
        return Optional.ofNullable(properties.getProperty("osgi.install.area"))
                .map(area -> Path.of(URI.create(area.replace(" ", "%20"))).resolve("plugins"))
                .filter(Files::isDirectory).flatMap(EquinoxLauncher::newestLauncher);
    }

    private static Optional<Path> newestLauncher(Path plugins) {
        try (Stream<Path> files = Files.list(plugins)) {
            return files.filter(EquinoxLauncher::isLauncher).max(Path::compareTo);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isLauncher(Path file) {
        return String.valueOf(file.getFileName()).matches("org\\.eclipse\\.equinox\\.launcher[_-]\\d.*\\.jar");
    }

    /** The same file of options that the launcher script hands to java. */
    private static List<String> productOptions(Path home) {
        return List.of("@" + home.resolve(OPTIONS), "-Dnetloupe.home=" + home, Jvm.HEADLESS);
    }

    @Override
    public List<String> command(String application, List<String> jvmOptions, List<String> arguments) {
        List<String> command = home.isPresent()
                ? Jvm.detached(productOptions(home.get()), jvmOptions)
                : Jvm.detached(jvmOptions);
        command.addAll(List.of("-jar", launcherJar.toString(), "-nosplash", "-consoleLog", "-configuration",
                configuration, "-data", "@none"));
        development.ifPresent(classes -> command.addAll(List.of("-dev", classes)));
        command.addAll(List.of("-application", application));
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
