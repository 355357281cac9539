package org.netloupe.stream.events;

import java.nio.file.Path;

/**
 * Where an entry stands.
 *
 * @param file an event file
 * @param offset of its record, in bytes
 * @param index of the value among those of its event
 */
public record EventPlace(Path file, long offset, int index) {
    static final EventPlace NONE = new EventPlace(Path.of(""), 0, 0);

    @Override
    public String toString() {
        return file + " at byte " + offset;
    }
}
