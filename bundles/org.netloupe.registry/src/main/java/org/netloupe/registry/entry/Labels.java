package org.netloupe.registry.entry;

import java.time.Instant;
import java.util.List;

/**
 * What people put on an entry.
 *
 * @param name not blank; need not be unique
 * @param note any text, may have several lines, may be empty
 * @param tags in alphabetical order
 * @param created when it came into the registry
 */
public record Labels(String name, String note, List<String> tags, Instant created) {
    public Labels {
        tags = List.copyOf(tags);
    }
}
