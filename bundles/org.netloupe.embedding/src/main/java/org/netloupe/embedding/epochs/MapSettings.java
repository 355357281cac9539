package org.netloupe.embedding.epochs;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the maps of a series follow from; maps that were computed with the same settings need not be computed again.
 *
 * @param series which series, for example its file with size and time of change
 * @param projection id of the projection
 * @param options given options by key
 * @param dimensions of the maps, 2 or 3
 * @param reference the epoch that a basis is taken from
 */
public record MapSettings(String series, String projection, Map<String, String> options, int dimensions,
        int reference) {
    public MapSettings {
        options = new TreeMap<>(options);
    }
}
