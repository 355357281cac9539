package org.netloupe.data.idx;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;

import org.netloupe.tensor.InputException;

/** Images with their labels, if they have some: the training or the test part of a dataset. */
record IdxPart(IdxFile images, Optional<IdxFile> labels) {

    /** @throws InputException if the labels cannot be read or are not as many as the images */
    static IdxPart of(IdxFile images, Path labelsFile) throws IOException {
        IdxFile labels = IdxFile.read(labelsFile, 1);
        if (labels.count() != images.count()) {
            throw new InputException(labelsFile.toString(),
                    "%d labels for the images of %s".formatted(images.count(), images.file().getFileName()),
                    "%d".formatted(labels.count()), "Images and labels must come from the same dataset.");
        }
        return new IdxPart(images, Optional.of(labels));
    }

    static IdxPart unlabelled(IdxFile images) {
        return new IdxPart(images, Optional.empty());
    }

    int count() {
        return (int) images.count();
    }

    /** The label of an image of this part, -1 if there are no labels. */
    int label(int index) {
        return labels.map(file -> file.data().get(ValueLayout.JAVA_BYTE, index) & 0xff).orElse(-1);
    }

    /** The highest label, -1 if there are none. */
    int highestLabel() {
        int highest = -1;
        for (int i = 0; i < count(); i++) {
            highest = Math.max(highest, label(i));
        }
        return highest;
    }
}
