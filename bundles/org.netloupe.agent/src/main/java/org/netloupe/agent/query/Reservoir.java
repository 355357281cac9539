package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Draws values of a window, each with the same chance: algorithm R of J. S. Vitter, "Random sampling with a reservoir"
 * (ACM TOMS 11, 1985), with SplitMix64, so that every host draws the same.
 */
final class Reservoir extends Accumulator {
    private record Drawn(Object value, long number) {}

    private final int limit;
    private final Allowance allowance = new Allowance();
    private final List<Drawn> drawn = new ArrayList<>();
    private long state;
    private long count;

    Reservoir(Reducer.Sample kind) {
        limit = kind.limit();
        state = kind.seed();
    }

    @Override
    void add(Object value) {
        long number = count++;
        if (drawn.size() < limit) {
            allowance.keep(value);
            drawn.add(new Drawn(value, number));
            return;
        }
        double place = Math.floor((next() >>> 11) * 0x1p-53 * count);
        if (place < limit) {
            allowance.keep(value);
            allowance.drop(drawn.set((int) place, new Drawn(value, number)).value());
        }
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    @Override
    @Nullable
    Object take() {
        drawn.sort(Comparator.comparingLong(Drawn::number));
        List<Object> values = new ArrayList<>();
        drawn.forEach(one -> values.add(one.value()));
        drawn.clear();
        count = 0;
        allowance.renew();
        return values.isEmpty() ? null : values;
    }
}
