package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.eclipse.jdt.annotation.Nullable;

/** Keeps the items of the greatest keys, of equal ones the earlier; NaN is the greatest key. */
final class Ranking {
    private record Ranked(Object item, double key, long number) {}

    /** The first is the one to go. */
    private static final Comparator<Ranked> WORST_FIRST = Comparator.comparingDouble(Ranked::key)
            .thenComparing(Comparator.comparingLong(Ranked::number).reversed());

    private final int limit;
    private final PriorityQueue<Ranked> kept = new PriorityQueue<>(WORST_FIRST);
    private long count;

    /** @param limit how many to keep, at least 1 */
    Ranking(int limit) {
        this.limit = limit;
    }

    /** Takes an item in; gives the one that is not kept in its place, perhaps itself, or null if there was room. */
    @Nullable
    Object add(Object item, double key) {
        // a zero is a zero, whatever its sign
        Ranked ranked = new Ranked(item, key == 0 ? 0 : key, count++);
        Ranked last = kept.size() < limit ? null : kept.peek();
        if (last != null && WORST_FIRST.compare(ranked, last) <= 0) {
            return item;
        }
        if (last != null) {
            kept.poll();
        }
        kept.add(ranked);
        return last == null ? null : last.item();
    }

    /** The items, that of the greatest key first. */
    List<Object> result() {
        List<Ranked> ranked = new ArrayList<>(kept);
        ranked.sort(WORST_FIRST.reversed());
        List<Object> items = new ArrayList<>();
        ranked.forEach(one -> items.add(one.item()));
        return items;
    }
}
