package org.netloupe.stream.stored;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import org.netloupe.agent.query.EventValues;
import org.netloupe.agent.query.Pipeline;

/** Lets the steps of several tags happen again, those of equal number together. */
final class StepReplay {
    private final Pipeline pipeline;
    private final List<String> names;
    private final List<TagColumn> columns;
    private final double[] epochEnds;
    private final GroupEnds groups;
    private final Map<List<String>, List<String>> nameLists = new HashMap<>();
    private int ended;
    private long time;

    /**
     * @param columns by the name of the observable
     * @param epochEnds steps after which an epoch ended, ascending
     */
    StepReplay(Pipeline pipeline, SortedMap<String, TagColumn> columns, double[] epochEnds) {
        this.pipeline = pipeline;
        this.names = List.copyOf(columns.keySet());
        this.columns = List.copyOf(columns.values());
        this.epochEnds = epochEnds;
        groups = new GroupEnds(pipeline);
    }

    void run() throws IOException {
        for (long step = next(); step != Long.MAX_VALUE; step = next()) {
            closeEpochs(step);
            event(step);
            if (pipeline.complete() != null) {
                return;
            }
        }
        closeEpochs(Long.MAX_VALUE);
        groups.end(time);
        pipeline.end(time);
    }

    private long next() {
        long next = Long.MAX_VALUE;
        for (TagColumn column : columns) {
            next = Math.min(next, column.step());
        }
        return next;
    }

    private void closeEpochs(long step) {
        while (ended < epochEnds.length && step > epochEnds[ended]) {
            pipeline.groupEnd(GroupEnds.EPOCH, time);
            ended++;
        }
    }

    private void event(long step) throws IOException {
        List<String> present = new ArrayList<>(columns.size() + 1);
        List<Object> values = new ArrayList<>(columns.size() + 1);
        double latest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).step() == step) {
                latest = Math.max(latest, columns.get(i).wallTime());
                present.add(names.get(i));
                values.add(columns.get(i).take());
            }
        }
        if (!present.contains(FolderEvents.STEP)) {
            present.add(FolderEvents.STEP);
            values.add(step);
        }
        time = Math.round(latest * 1e6);
        int epoch = present.indexOf(GroupEnds.EPOCH);
        if (epoch >= 0 && values.get(epoch) instanceof Number number) {
            groups.before(number.doubleValue(), time);
        }
        pipeline.event(new EventValues(nameLists.computeIfAbsent(present, List::copyOf), values.toArray()), time);
    }
}
