package org.netloupe.stream.stored;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.netloupe.agent.query.Pipeline;
import org.netloupe.agent.query.Query;
import org.netloupe.agent.query.Stage;
import org.netloupe.agent.value.Value;
import org.netloupe.tensor.InputException;

/**
 * A recorded stream as a source: it answers every query that begins as its own does, as the rest of the stages is all that is
 * left to do. A stream without stages holds its event whole and answers every query of that event.
 */
record StreamEvents(StoredStream stream) implements StoredEvents {

    @Override
    public Map<String, Set<String>> events() throws IOException {
        StreamHeader header = header();
        Set<String> names = new LinkedHashSet<>();
        if (header.parsed().stages().isEmpty()) {
            new StoredStream(stream.folder()).poll(record -> {
                if (names.isEmpty() && record instanceof StreamRecord.Item item
                        && item.value() instanceof Value.Mapping mapping) {
                    names.addAll(mapping.entries().keySet());
                }
            });
        }
        return Map.of(header.event(), names);
    }

    private StreamHeader header() throws IOException {
        return StoredStream.open(stream.folder()).header().orElseThrow();
    }

    @Override
    public void replay(Query query, Pipeline.Output output) throws IOException {
        Query own = header().parsed();
        if (!query.event().equals(own.event())) {
            throw StoredEvents.absent(query.event(), Set.of(own.event()), stream.folder().toString());
        }
        Pipeline pipeline = new Pipeline(new Query(query.event(), rest(own, query)), output);
        long[] last = {0};
        GroupEnds ends = new GroupEnds(pipeline);
        new StoredStream(stream.folder()).poll(record -> {
            if (record instanceof StreamRecord.Item item && pipeline.complete() == null) {
                if (item.value() instanceof Value.Mapping mapping) {
                    ends.before(mapping.entries().get(GroupEnds.EPOCH), item.time());
                }
                pipeline.value(item.value(), item.time());
                last[0] = item.time();
            }
        });
        if (pipeline.complete() == null) {
            ends.end(last[0]);
            pipeline.end(last[0]);
        }
    }

    private List<Stage> rest(Query own, Query asked) throws InputException {
        int done = own.stages().size();
        int common = Math.min(done, asked.stages().size());
        if (!new Query(asked.event(), asked.stages().subList(0, common)).toString().equals(own.toString())) {
            throw new InputException("The query \"" + asked + "\"", "one that begins with \"" + own
                    + "\", as that is what " + stream.folder() + " holds", "another one",
                    "Record the event itself to ask it anything later.");
        }
        return asked.stages().subList(done, asked.stages().size());
    }
}
