package org.netloupe.agent.query;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * One occurrence of an event: the values of its observables and of globals by name, as an expression sees them. Those that
 * no query asked for may be missing. Handed from the thread of the host to the one that evaluates, and not changed after.
 */
@NonNullByDefault({})
public final class EventValues extends AbstractMap<String, Object> {
    private final List<String> names;
    private final Object[] values;

    /**
     * @param names of the observables; shared, not changed
     * @param values plain objects (see {@link org.netloupe.agent.value.Values#plain}) in the same order, null where not
     *        asked for; kept, not copied
     */
    public EventValues(List<String> names, Object[] values) {
        this.names = names;
        this.values = values;
    }

    /** The names, the same list for all occurrences of one event. */
    public List<String> names() {
        return names;
    }

    /** The value of the name at that place, or null. */
    Object at(int place) {
        return values[place];
    }

    @Override
    public Object get(Object name) {
        int index = names.indexOf(name);
        return index < 0 ? null : values[index];
    }

    @Override
    public boolean containsKey(Object name) {
        return names.contains(name);
    }

    @Override
    public Set<String> keySet() {
        return new LinkedHashSet<>(names);
    }

    @Override
    public int size() {
        return names.size();
    }

    /** Only what was asked for. */
    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Object value = values[i];
            if (value != null) {
                entries.put(names.get(i), value);
            }
        }
        return java.util.Collections.unmodifiableMap(entries).entrySet();
    }
}
