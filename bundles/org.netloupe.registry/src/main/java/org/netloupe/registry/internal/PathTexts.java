package org.netloupe.registry.internal;

import java.io.File;
import java.nio.file.Path;

/**
 * Paths as the database keeps them: those inside of the workspace relative to it, so that a workspace can be moved,
 * others absolute.
 *
 * @param workspace absolute and normalised
 */
public record PathTexts(Path workspace) {
    /** With slashes, on every platform. */
    String text(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path kept = absolute.startsWith(workspace) ? workspace.relativize(absolute) : absolute;
        return kept.toString().replace(File.separatorChar, '/');
    }

    /** Absolute. */
    Path path(String text) {
        return workspace.resolve(text).normalize();
    }
}
