package org.netloupe.stream.stored;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.query.Pipeline;
import org.netloupe.agent.value.Value;

/**
 * Closes epochs while events happen again. Files do not hold the ends of groups, but many hold the number of the epoch beside
 * each event: when that changes, the epoch has ended.
 */
final class GroupEnds {
    /** Observable that counts epochs, and the name of the group. */
    static final String EPOCH = "epoch";

    private final Pipeline pipeline;
    private double epoch = Double.NaN;

    GroupEnds(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** An event is about to happen, perhaps with a number of its epoch. */
    void before(@Nullable Value number, long time) {
        if (number instanceof Value.Whole || number instanceof Value.Real) {
            before(number.asDouble(), time);
        }
    }

    /** An event of that epoch is about to happen. */
    void before(double number, long time) {
        double whole = Math.floor(number);
        if (!Double.isNaN(epoch) && whole != epoch) {
            pipeline.groupEnd(EPOCH, time);
        }
        epoch = whole;
    }

    /** No more events come: the last epoch has ended too. */
    void end(long time) {
        if (!Double.isNaN(epoch)) {
            pipeline.groupEnd(EPOCH, time);
        }
    }
}
