package org.netloupe.core.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A tensor of a computation graph: name, element type and extents without the batch axis, images channels first.
 *
 * @param type element type as the source names it, or empty
 * @param extents -1 where an extent is open
 */
public record TensorInfo(String name, String type, List<Long> extents) {
    public TensorInfo {
        extents = List.copyOf(extents);
    }

    /** {@code [32, 26, 26]}, with ? where an extent is open. */
    public String shapeText() {
        return extents.stream().map(e -> e < 0 ? "?" : Long.toString(e)).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Product of the extents, 0 if one is open. */
    public long size() {
        return extents.stream().anyMatch(e -> e < 0) ? 0 : extents.stream().reduce(1L, (a, b) -> a * b);
    }
}
