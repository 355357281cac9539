package org.netloupe.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The registry in the workspace's own H2 file. */
class EmbeddedRegistryTest extends RegistryContract {
    @Override
    Registry open() throws IOException {
        return Registry.open(workspace);
    }

    @Override
    Registry reopenedIn(Workspace other) throws IOException {
        registry.close();
        Files.createDirectories(other.registry());
        try (Stream<Path> files = Files.list(workspace.registry())) {
            for (Path file : files.toList()) {
                Files.copy(file, other.registry().resolve(file.getFileName()));
            }
        }
        return Registry.open(other);
    }
}
