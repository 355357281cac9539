package org.netloupe.training.launch;

import java.util.List;
import java.util.Map;

import org.netloupe.core.training.WorkerLauncher;

/**
 * Starts workers in a plain virtual machine with the class path of this one: for tests and for embedding.
 *
 * @param classPath as {@code java -cp} takes it
 * @param mainClasses class with the main method by application id
 */
public record ClassPathLauncher(String classPath, Map<String, String> mainClasses) implements WorkerLauncher {
    public ClassPathLauncher {
        mainClasses = Map.copyOf(mainClasses);
    }

    /** With the class path of this process. */
    public static ClassPathLauncher ofThisProcess(Map<String, String> mainClasses) {
        return new ClassPathLauncher(System.getProperty("java.class.path"), mainClasses);
    }

    @Override
    public List<String> command(String application, List<String> jvmOptions, List<String> arguments) {
        String main = mainClasses.get(application);
        if (main == null) {
            throw new IllegalArgumentException("No main class is known for " + application);
        }
        List<String> command = Jvm.detached(jvmOptions);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
