package org.netloupe.stream.events;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tag of a leaf that is written, and those below it, each made once. */
final class ValueTag {
    private static final int MOST_NAMES = 100_000;

    private final String text;
    private final byte[] bytes;
    private final List<ValueTag> items = new ArrayList<>();
    private final Map<String, ValueTag> fields = new HashMap<>();
    private boolean introduced;

    ValueTag(String text) {
        this.text = text;
        bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return bytes;
    }

    ValueTag item(int index) {
        while (items.size() <= index) {
            items.add(new ValueTag(text + "/" + items.size()));
        }
        return items.get(index);
    }

    ValueTag field(String name) {
        ValueTag known = fields.get(name);
        if (known == null) {
            if (fields.size() == MOST_NAMES) {
                fields.clear(); // names that never repeat must not fill the memory
            }
            known = new ValueTag(text + "/" + ValuePath.ofName(name));
            fields.put(name, known);
        }
        return known;
    }

    /** True once: a plugin's name stands with a tag's first value. */
    boolean first() {
        boolean first = !introduced;
        introduced = true;
        return first;
    }
}
