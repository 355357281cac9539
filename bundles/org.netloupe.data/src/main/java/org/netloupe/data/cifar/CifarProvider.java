package org.netloupe.data.cifar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Probe;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.data.dataset.SplitOptions;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.file.InputFile;

/** The binary version of CIFAR-10: its folder (data_batch_1.bin to _5, test_batch.bin), or one such file. */
public final class CifarProvider implements DataProvider {
    private static final List<String> CLASSES = List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog",
            "horse", "ship", "truck");

    @Override
    public List<Option> options() {
        return SplitOptions.after();
    }

    @Override
    public Probe probe(Path path) {
        if (Files.isDirectory(path)) {
            boolean batches = trainFiles(path).stream().anyMatch(CifarProvider::hasRecords)
                    || hasRecords(path.resolve("test_batch.bin"));
            return batches ? Probe.CERTAIN : Probe.NO;
        }
        boolean named = String.valueOf(path.getFileName()).endsWith(".bin");
        return named && hasRecords(path) ? Probe.POSSIBLE : Probe.NO;
    }

    private static boolean hasRecords(Path file) {
        try {
            long size = Files.size(file);
            return size > 0 && size % CifarFile.RECORD == 0
                    && InputFile.head(file, 1, "a CIFAR-10 file")[0] < CifarFile.CLASSES;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> trainFiles(Path folder) {
        return IntStream.rangeClosed(1, 5).mapToObj(i -> folder.resolve("data_batch_%d.bin".formatted(i)))
                .filter(Files::exists).toList();
    }

    @Override
    public Dataset open(Optional<Path> path, OptionValues options, Progress progress) throws IOException {
        Path source = path.orElseThrow(() -> new InputException("CIFAR-10 dataset", "a file or folder", "none", ""));
        String name = String.valueOf(source.toAbsolutePath().getFileName());
        if (!Files.isDirectory(source)) {
            CifarFile file = CifarFile.read(source);
            return new CifarDataset(name, List.of(file), CLASSES, SplitOptions.drawn(file.count(), options));
        }
        List<CifarFile> files = new ArrayList<>();
        progress.begin("Opening " + name, 6);
        int train = add(files, trainFiles(source), progress);
        int test = add(files, List.of(source.resolve("test_batch.bin")).stream().filter(Files::exists).toList(),
                progress);
        if (files.isEmpty()) {
            throw new InputException(source.toString(), "a folder with data_batch_1.bin or test_batch.bin",
                    "no such files", "Unpack cifar-10-binary.tar.gz and choose the folder in it.");
        }
        return new CifarDataset(name, files, classNames(source), SplitOptions.keepingTest(train, test, options));
    }

    private static int add(List<CifarFile> files, List<Path> paths, Progress progress) throws IOException {
        int count = 0;
        for (Path path : paths) {
            progress.checkCancelled();
            CifarFile file = CifarFile.read(path);
            files.add(file);
            count += file.count();
            progress.worked(1);
        }
        return count;
    }

    /** Names from batches.meta.txt where it has ten of them. */
    private static List<String> classNames(Path folder) throws IOException {
        Path meta = folder.resolve("batches.meta.txt");
        if (!Files.isReadable(meta)) {
            return CLASSES;
        }
        String text = new String(InputFile.head(meta, 4096, "class names"), StandardCharsets.UTF_8);
        List<String> names = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return names.size() == CifarFile.CLASSES ? names : CLASSES;
    }
}
