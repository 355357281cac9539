package org.netloupe.data.cifar;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

import org.netloupe.tensor.InputException;
import org.netloupe.tensor.file.InputFile;

/**
 * One mapped batch file of CIFAR-10: records of a label byte and three planes (red, green, blue) of 32x32 bytes.
 */
record CifarFile(Path file, MemorySegment data) {
    static final int SIDE = 32;
    static final int CHANNELS = 3;
    static final int PIXELS = CHANNELS * SIDE * SIDE;
    static final int RECORD = 1 + PIXELS;
    static final int CLASSES = 10;
    private static final String EXPECTED = "a CIFAR-10 file in its binary version";

    /**
     * Maps a file and looks at all its labels.
     *
     * @throws InputException if it is absent, unreadable, not of whole records, or has a label above 9
     */
    static CifarFile read(Path file) throws IOException {
        MemorySegment data = InputFile.map(file, EXPECTED);
        if (data.byteSize() == 0 || data.byteSize() % RECORD != 0) {
            throw new InputException(file.toString(), "records of %d bytes (label, 3x32x32 pixels)".formatted(RECORD),
                    "%d bytes, no multiple of it".formatted(data.byteSize()),
                    "Unpack cifar-10-binary.tar.gz; the Python version holds pickled data, which is never read here.");
        }
        if (data.byteSize() / RECORD > Integer.MAX_VALUE / 8) {
            throw new InputException(file.toString(), EXPECTED, "%d bytes".formatted(data.byteSize()), "");
        }
        CifarFile batch = new CifarFile(file, data);
        for (int i = 0; i < batch.count(); i++) {
            if (batch.label(i) >= CLASSES) {
                throw new InputException("%s, record %d".formatted(file, i), "a label of 0 to 9",
                        "%d".formatted(batch.label(i)), "Files of CIFAR-100 and others are laid out differently.");
            }
        }
        return batch;
    }

    int count() {
        return (int) (data.byteSize() / RECORD);
    }

    int label(int record) {
        return data.get(ValueLayout.JAVA_BYTE, (long) record * RECORD) & 0xff;
    }
}
