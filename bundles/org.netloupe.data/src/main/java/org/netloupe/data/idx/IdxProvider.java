package org.netloupe.data.idx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Probe;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.data.dataset.ClassNames;
import org.netloupe.data.dataset.SplitOptions;
import org.netloupe.tensor.InputException;

/**
 * MNIST and its relatives (Fashion-MNIST, EMNIST, KMNIST): a folder with training and test images and labels, or one
 * images file with the labels file beside it. Plain files are mapped, gzip files inflated once.
 */
public final class IdxProvider implements DataProvider {
    private static final Option TRANSPOSED = new Option.Flag("transposed", "Transposed images",
            "Whether rows and columns are exchanged, as in EMNIST's files.", false);

    @Override
    public List<Option> options() {
        return SplitOptions.after(ClassNames.OPTION, TRANSPOSED);
    }

    @Override
    public Probe probe(Path path) {
        if (!Files.isDirectory(path)) {
            boolean images = IdxFile.hasMagic(path, 3);
            return images ? Probe.CERTAIN : IdxFile.hasMagic(path, 1) ? Probe.POSSIBLE : Probe.NO;
        }
        try {
            Optional<Path> images = IdxNames.images(path, "train").or(() -> testImages(path));
            return images.map(this::probe).orElse(Probe.NO);
        } catch (IOException e) {
            return Probe.NO;
        }
    }

    private static Optional<Path> testImages(Path folder) {
        try {
            return IdxNames.images(folder, "t10k", "test");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Dataset open(Optional<Path> path, OptionValues options, Progress progress) throws IOException {
        Path source = path.orElseThrow(() -> new InputException("IDX dataset", "a file or folder", "none", ""));
        progress.begin("Opening " + source.getFileName(), 0);
        List<IdxPart> parts = new ArrayList<>();
        if (Files.isDirectory(source)) {
            addPart(parts, IdxNames.images(source, "train"));
            int train = parts.size();
            progress.checkCancelled();
            addPart(parts, IdxNames.images(source, "t10k", "test"));
            if (parts.isEmpty()) {
                throw new InputException(source.toString(),
                        "a folder with train-images-idx3-ubyte (and t10k-, labels, perhaps .gz)",
                        "no such files", "Choose the folder that has them.");
            }
            return IdxDataset.of(source, parts, train, options);
        }
        IdxFile images = IdxFile.read(source, 3);
        Optional<Path> labels = IdxNames.labels(source);
        parts.add(labels.isPresent() ? IdxPart.of(images, labels.get()) : IdxPart.unlabelled(images));
        return IdxDataset.of(source, parts, 1, options);
    }

    private static void addPart(List<IdxPart> parts, Optional<Path> images) throws IOException {
        if (images.isPresent()) {
            Path labels = IdxNames.labels(images.get()).orElseThrow(
                    () -> new InputException(images.get().toString(), "a labels file beside it", "none",
                            "Put it there, or open the images file alone to use it without labels."));
            parts.add(IdxPart.of(IdxFile.read(images.get(), 3), labels));
        }
    }
}
