package org.netloupe.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.protocol.Description;

/** The groups of a host: which are open, one inside the other, and how often each has ended. Thread safe. */
final class Groups {
    private static final class Group {
        final String name;
        String parent = "";
        boolean open;
        long ended;

        Group(String name) {
            this.name = name;
        }
    }

    private final Map<String, Group> known = new LinkedHashMap<>();
    /** Outermost first. */
    private final List<Group> open = new ArrayList<>();

    /** Opens a group inside those that are open; true if it was not known. A group that is open stays as it is. */
    synchronized boolean begin(String name) {
        boolean added = add(name);
        Group group = get(name);
        if (!group.open) {
            group.open = true;
            group.parent = open.isEmpty() ? "" : open.get(open.size() - 1).name;
            open.add(group);
        }
        return added;
    }

    /** Makes a group known; true if it was not. */
    synchronized boolean add(String name) {
        if (known.containsKey(name)) {
            return false;
        }
        Names.check("A group", name);
        known.put(name, new Group(name));
        return true;
    }

    /**
     * Closes the innermost open group if that is the named one or inside it; gives the name of what was closed, null when
     * all is done. To be called until then. A group that was never begun ends too.
     */
    synchronized @Nullable String endNext(String name, boolean first) {
        Group group = get(name);
        if (group.open) {
            Group innermost = open.remove(open.size() - 1);
            innermost.open = false;
            innermost.ended++;
            return innermost.name;
        }
        if (first) {
            group.ended++;
            return name;
        }
        return null;
    }

    private Group get(String name) {
        Group group = known.get(name);
        if (group == null) {
            throw new IllegalStateException("The group " + name + " is not known.");
        }
        return group;
    }

    synchronized List<Description.Group> describe() {
        return known.values().stream().map(g -> new Description.Group(g.name, g.parent, g.open, g.ended)).toList();
    }
}
