package org.netloupe.data.image;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Probe;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.data.dataset.SplitOptions;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.file.InputFile;

/** Images in one folder per class, perhaps below train, validation and test, on disk or in a zip file. */
public final class ImageFolderProvider implements DataProvider {
    static final String WIDTH = "width";
    static final String HEIGHT = "height";
    static final String COLOUR = "colour";
    static final String FIT = "fit";
    private static final List<Option> OPTIONS = SplitOptions.after(
            new Option.Whole(WIDTH, "Width", "Width in pixels to which all images are scaled; 0: as they are.", 0, 0,
                    4096),
            new Option.Whole(HEIGHT, "Height", "Height in pixels to which all images are scaled; 0: as they are.", 0,
                    0, 4096),
            new Option.Choice(COLOUR, "Colour", "auto: grey if a sample of the images all are.", "auto",
                    List.of("auto", "rgb", "grey")),
            new Option.Choice(FIT, "Fit",
                    "How images of other proportions are scaled: stretch, or crop the middle.", "stretch",
                    List.of("stretch", "crop")));
    private static final int MOST_PROBED = 100;
    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public Probe probe(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return hasImages(path, 0) ? Probe.CERTAIN : Probe.NO;
            }
            if (!Arrays.equals(InputFile.head(path, 4, "a zip file"), ZIP_MAGIC)) {
                return Probe.NO;
            }
            try (ZipImageFiles files = ZipImageFiles.list(path)) {
                return files.paths().stream().anyMatch(p -> p.contains("/")) ? Probe.CERTAIN : Probe.NO;
            }
        } catch (IOException e) {
            return Probe.NO;
        }
    }

    /** Whether an image is among the first entries of the first folders, at most four deep. */
    private static boolean hasImages(Path folder, int depth) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            int looked = 0;
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                boolean found = depth > 0 && ImageFiles.isImage(name) && Files.isRegularFile(entry)
                        || depth < 4 && looked < 4 && Files.isDirectory(entry) && hasImages(entry, depth + 1);
                if (found) {
                    return true;
                }
                if (++looked >= MOST_PROBED) {
                    return false;
                }
            }
            return false;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    @Override
    public Dataset open(Optional<Path> path, OptionValues options, Progress progress) throws IOException {
        Path source = path.orElseThrow(() -> new InputException("Image folder", "a folder or zip file", "none", ""));
        progress.begin("Listing " + source.getFileName(), 0);
        ImageFiles files = Files.isDirectory(source)
                ? FolderImageFiles.list(source, progress)
                : ZipImageFiles.list(source);
        try {
            Layout layout = Layout.of(source.toString(), files.paths(), options);
            progress.checkCancelled();
            ImageSpec spec = ImageSpec.of(files, layout.paths(), options);
            String name = String.valueOf(source.toAbsolutePath().normalize().getFileName());
            return new ImageFolderDataset(name, files, layout, spec);
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }
}
