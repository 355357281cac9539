package org.netloupe.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.registry.entry.RunId;
import org.netloupe.tensor.InputException;

/** The folders of a workspace. */
class WorkspaceTest {
    @TempDir
    Path folder;

    @Test
    void isMadeWithItsFolders() throws IOException {
        Path path = folder.resolve("a/b");
        assertFalse(new Workspace(path).exists());
        Workspace workspace = Workspace.create(path);
        assertTrue(workspace.exists());
        assertTrue(Files.isDirectory(workspace.models()) && Files.isDirectory(workspace.datasets()));
        assertEquals(path.resolve("runs/r17"), workspace.run(new RunId(17)));
        assertEquals(workspace, Workspace.create(path.resolve("../b")));
    }

    @Test
    void aFileInItsPlaceIsSaidInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Path path : new Path[]{file, file.resolve("below")}) {
            InputException fault = assertThrows(InputException.class, () -> Workspace.create(path));
            assertTrue(fault.getMessage().contains(file.toString()), fault.getMessage());
        }
    }
}
