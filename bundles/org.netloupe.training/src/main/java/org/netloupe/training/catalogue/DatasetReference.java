package org.netloupe.training.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.extension.Contribution;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.core.opening.DatasetOpener;
import org.netloupe.registry.Registry;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.tensor.InputException;

/**
 * Finds the dataset that one word means: an id or name of the registry ({@code d3}, {@code digits}), a generated sample
 * with options ({@code glyphs?size=10000&seed=2}), or a file or folder, with options for its provider too.
 */
public record DatasetReference(Registry registry, DatasetOpener opener) {

    /**
     * @return how to open it; the registry may know it or not
     * @throws InputException if the word means nothing, or a name means several
     */
    public DatasetSpec resolve(String word) throws IOException {
        Optional<DatasetEntry> entry = registered(word);
        if (entry.isPresent()) {
            return entry.get().description().spec();
        }
        int mark = word.indexOf('?');
        String source = mark < 0 ? word : word.substring(0, mark);
        Map<String, String> options = mark < 0 ? Map.of() : options(word, word.substring(mark + 1));
        Optional<Path> path = existing(source);
        if (path.isPresent()) {
            return opener.recognise(path.get(), options);
        }
        Optional<Contribution<DataProvider>> sample = generator(source);
        if (sample.isPresent()) {
            return new DatasetSpec(sample.get().id(), Optional.empty(), options);
        }
        throw new InputException("\"" + word + "\"",
                "the name or id of a dataset in the workspace, a sample (%s), a file or a folder"
                        .formatted(String.join(", ", generators().stream().map(DatasetReference::shortId).toList())),
                "none of them", "\"netloupe ls datasets\" lists what is there.");
    }

    /** The dataset in the registry with this id or name. */
    public Optional<DatasetEntry> registered(String word) throws IOException {
        List<DatasetEntry> found = registry.datasets().stream()
                .filter(entry -> entry.id().text().equals(word) || entry.name().equals(word)).toList();
        if (found.size() > 1) {
            throw new InputException("\"" + word + "\"", "the name of one dataset",
                    "several: " + String.join(", ", found.stream().map(entry -> entry.id().text()).toList()),
                    "Use the id.");
        }
        return found.stream().findFirst();
    }

    private static Map<String, String> options(String word, String query) throws InputException {
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new InputException("\"" + word + "\"", "options as name=value after the ?",
                        "\"" + pair + "\"", "An example: glyphs?size=10000&seed=2");
            }
            options.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return options;
    }

    private static Optional<Path> existing(String source) {
        try {
            return Optional.of(Path.of(source)).filter(path -> !source.isEmpty() && Files.exists(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Contribution<DataProvider>> generator(String word) throws IOException {
        return generators().stream().filter(c -> c.id().equals(word) || shortId(c).equals(word)).findFirst();
    }

    private List<Contribution<DataProvider>> generators() throws IOException {
        List<Contribution<DataProvider>> found = new java.util.ArrayList<>();
        for (Contribution<DataProvider> provider : opener.contributions().to(ExtensionPoint.DATA_PROVIDERS)) {
            if (provider.call(p -> !p.needsPath()).orElse(false)) {
                found.add(provider);
            }
        }
        return found;
    }

    private static String shortId(Contribution<?> contribution) {
        return contribution.id().substring(contribution.id().lastIndexOf('.') + 1);
    }
}
