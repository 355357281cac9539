package org.netloupe.data.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.netloupe.core.data.Split;
import org.netloupe.core.data.Splits;
import org.netloupe.core.option.OptionValues;
import org.netloupe.data.dataset.ClassNames;
import org.netloupe.data.dataset.SplitOptions;
import org.netloupe.tensor.InputException;

/**
 * Which class and split the folders of an image mean: {@code class/..} or {@code split/class/..}, below a folder that
 * all may share.
 *
 * @param paths of the images, those of the training split first, then validation, then test
 * @param labels class of each
 * @param classes names, sorted as text, which gives the same numbers as torchvision's ImageFolder
 * @param splits from the folders or drawn
 */
record Layout(List<String> paths, int[] labels, List<String> classes, Splits splits) {
    private static final Map<String, Split> SPLITS = Map.of("train", Split.TRAIN, "training", Split.TRAIN, "val",
            Split.VALIDATION, "valid", Split.VALIDATION, "validation", Split.VALIDATION, "dev", Split.VALIDATION,
            "test", Split.TEST, "testing", Split.TEST);

    /**
     * Reads the layout.
     *
     * @param source for messages
     * @param paths sorted
     * @throws InputException if there are no images, or one lies in no class folder
     */
    static Layout of(String source, List<String> paths, OptionValues options) throws InputException {
        if (paths.isEmpty()) {
            throw new InputException(source, "images (png, jpg, bmp, gif) in one folder per class", "none", "");
        }
        List<String[]> folders = paths.stream().map(path -> path.split("/")).toList();
        int skip = sharedFolders(folders);
        boolean bySplit = folders.stream().allMatch(path -> split(path, skip).isPresent());
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            places.add(place(source, paths.get(i), folders.get(i), skip, bySplit));
        }
        List<String> classes = places.stream().map(Place::name).distinct().sorted().toList();
        if (classes.size() > ClassNames.MOST) {
            throw new InputException(source, "at most %d class folders".formatted(ClassNames.MOST),
                    "%d".formatted(classes.size()), "");
        }
        places.sort((a, b) -> a.split.compareTo(b.split));
        int[] labels = places.stream().mapToInt(p -> Collections.binarySearch(classes, p.name)).toArray();
        return new Layout(places.stream().map(Place::path).toList(), labels, classes,
                splits(places, bySplit, options));
    }

    private record Place(String path, Split split, String name) {}

    private static Place place(String source, String path, String[] folders, int skip, boolean bySplit)
            throws InputException {
        int at = skip + (bySplit ? 1 : 0);
        if (at >= folders.length - 1) {
            throw new InputException("%s, %s".formatted(source, path), "an image in the folder of its class",
                    "one that is in none", "Make a folder for each class, or remove the image.");
        }
        return new Place(path, bySplit ? split(folders, skip).orElse(Split.TRAIN) : Split.TRAIN, folders[at]);
    }

    /** How many outer folders all images have in common that are neither a split nor the class. */
    private static int sharedFolders(List<String[]> paths) {
        String[] first = paths.getFirst();
        int shared = 0;
        while (shared < first.length - 2 && split(first, shared).isEmpty()) {
            int at = shared;
            if (!paths.stream().allMatch(path -> path.length > at + 2 && path[at].equals(first[at]))) {
                break;
            }
            shared++;
        }
        return shared;
    }

    private static Optional<Split> split(String[] path, int at) {
        return at >= path.length - 1
                ? Optional.empty()
                : Optional.ofNullable(SPLITS.get(path[at].toLowerCase(Locale.ROOT)));
    }

    private static Splits splits(List<Place> places, boolean bySplit, OptionValues options) throws InputException {
        int train = count(places, Split.TRAIN);
        int validation = count(places, Split.VALIDATION);
        int test = count(places, Split.TEST);
        return bySplit && validation > 0
                ? Splits.contiguous(train, validation, test)
                : SplitOptions.keepingTest(train, test, options);
    }

    private static int count(List<Place> places, Split split) {
        return (int) places.stream().filter(place -> place.split == split).count();
    }
}
