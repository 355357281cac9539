package org.netloupe.training.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.opening.DatasetOpener;
import org.netloupe.core.opening.ModelOpener;
import org.netloupe.core.operation.Progress;
import org.netloupe.registry.Registry;
import org.netloupe.registry.Workspace;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.ModelDescription;
import org.netloupe.tensor.InputException;

/** Files that are imported without saying what they are. */
class FileImportTest {
    private final Contributions contributions = Contributions.ofPlatform();
    @TempDir
    Path folder = Path.of("");
    private AutoCloseable opened = () -> {};

    @AfterEach
    void close() throws Exception {
        opened.close();
    }

    private Registry registry() throws IOException {
        Registry registry = Registry.open(Workspace.create(folder.resolve("workspace")));
        opened = registry;
        return registry;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Entry imported(Registry registry, Path path) throws IOException {
        return new FileImport(registry, new ModelOpener(contributions), new DatasetOpener(contributions), path)
                .execute(Progress.NONE);
    }

    @BeforeEach
    void makeSource() throws Exception {
        file("measured.csv", "width,height,species\n1,2,a\n3,4,b\n5,6,a\n");
    }

    @Test
    @DisplayName("A table becomes a dataset, once, by whatever path it is named")
    void takesDatasetsOnce() throws Exception {
        Registry registry = registry();
        DatasetEntry first = assertInstanceOf(DatasetEntry.class, imported(registry, folder.resolve("measured.csv")));
        assertEquals(3, first.description().size());
        assertEquals(first.id(), imported(registry, folder.resolve("workspace/../measured.csv")).id());
        assertEquals(1, registry.datasets().size());
    }

    @Test
    @DisplayName("The command line's import and this one know each other's datasets")
    void agreesWithTheCommandLine() throws Exception {
        Registry registry = registry();
        DatasetOpener datasets = new DatasetOpener(contributions);
        var spec = new DatasetReference(registry, datasets).resolve(folder.resolve("measured.csv").toString());
        DatasetEntry first = new DatasetImport(registry, datasets, spec, java.util.Optional.of("flowers"))
                .execute(Progress.NONE);
        assertEquals(first, imported(registry, folder.resolve("measured.csv")));
    }

    @Test
    @DisplayName("A model that is registered already is answered as it is")
    void knowsModels() throws Exception {
        Path file = file("model.zip", "weights after epoch 3");
        Registry registry = registry();
        var id = registry.addModel("mine", ModelDescription.imported("org.netloupe.training.test.format", file, 7));
        assertEquals(id, imported(registry, file).id());
    }

    @Test
    @DisplayName("A broken model and a file that is neither are refused with one sentence, and not registered")
    void refusesTheRest() throws Exception {
        Registry registry = registry();
        Path broken = file("model.zip", "weights after epoch 4");
        Path neither = file("letter.txt~", "\0\1\2");
        assertTrue(assertThrows(InputException.class, () -> imported(registry, broken)).getMessage()
                .contains("a network"));
        String message = assertThrows(InputException.class, () -> imported(registry, neither)).getMessage();
        assertTrue(message.contains("a model of a known format"), message);
        assertThrows(InputException.class, () -> imported(registry, folder.resolve("absent")));
        assertTrue(registry.models().isEmpty() && registry.datasets().isEmpty());
    }
}
