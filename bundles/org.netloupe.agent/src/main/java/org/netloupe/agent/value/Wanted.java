package org.netloupe.agent.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Which parts of a value someone wants: all of it, or some fields, or parts of its items. What is not wanted need not be
 * computed by a host, nor copied. Grows while it is being found out; used by one thread until it is handed on.
 */
public final class Wanted {
    private boolean whole;
    private final Map<String, Wanted> fields = new LinkedHashMap<>();
    private @Nullable Wanted items;

    /** Nothing of a value but that it is there, and how large it is. */
    public static Wanted nothing() {
        return new Wanted();
    }

    /** All of a value. */
    public static Wanted everything() {
        Wanted wanted = new Wanted();
        wanted.whole = true;
        return wanted;
    }

    /** Adds all of the value. */
    public void addWhole() {
        whole = true;
    }

    /** Adds that field, at first nothing of it. */
    public Wanted addField(String name) {
        return fields.computeIfAbsent(name, key -> new Wanted());
    }

    /** Adds the items, at first nothing of them. */
    public Wanted addItems() {
        Wanted known = items;
        if (known == null) {
            known = new Wanted();
            items = known;
        }
        return known;
    }

    /** Adds all that is wanted by another. */
    public void addAll(Wanted other) {
        whole |= other.whole;
        other.fields.forEach((name, wanted) -> addField(name).addAll(wanted));
        Wanted theirs = other.items;
        if (theirs != null) {
            addItems().addAll(theirs);
        }
    }

    /** Whether all is wanted. */
    public boolean isWhole() { return whole; }

    /** The fields of which something is wanted by name. */
    public Set<String> fields() {
        return Set.copyOf(fields.keySet());
    }

    /** What is wanted of that field; null if not even that it is there. */
    public @Nullable Wanted field(String name) {
        return whole ? this : fields.get(name);
    }

    /** What is wanted of each item; null if only how many there are. */
    public @Nullable Wanted items() {
        return whole ? this : items;
    }
}
