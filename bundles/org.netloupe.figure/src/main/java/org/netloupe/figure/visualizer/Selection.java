package org.netloupe.figure.visualizer;

import java.util.List;

import org.netloupe.figure.VisualData;
import org.netloupe.figure.VisualData.NamedValue;

/** The values of one kind among given data. */
final class Selection {

    private Selection() {}

    /** Those of a kind, in order. */
    static <T extends NamedValue> List<T> of(VisualData data, Class<T> kind) {
        return data.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * Those of a kind, of which there must be one at least.
     *
     * @throws IllegalArgumentException
     *             if there is none
     */
    static <T extends NamedValue> List<T> required(VisualData data, Class<T> kind) {
        List<T> found = of(data, kind);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("Cannot draw " + data.title() + ": expected at least one "
                    + kind.getSimpleName().toLowerCase(java.util.Locale.ROOT) + " among its " + data.values().size()
                    + " values.");
        }
        return found;
    }

    /**
     * The one value, which must be of a kind.
     *
     * @throws IllegalArgumentException
     *             if there is none or more than one
     */
    static <T extends NamedValue> T only(VisualData data, Class<T> kind) {
        List<T> found = required(data, kind);
        if (data.values().size() > 1) {
            throw new IllegalArgumentException("Cannot draw " + data.title() + ": expected one "
                    + kind.getSimpleName().toLowerCase(java.util.Locale.ROOT) + " alone, but there are "
                    + data.values().size() + " values.");
        }
        return found.getFirst();
    }

    /** The share of the values that are of a kind; 0 without values. */
    static double share(VisualData data, Class<? extends NamedValue> kind) {
        return data.values().isEmpty() ? 0 : (double) of(data, kind).size() / data.values().size();
    }
}
