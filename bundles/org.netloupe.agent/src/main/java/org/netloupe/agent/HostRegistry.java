package org.netloupe.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.query.EventValues;
import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Tensor;

/**
 * What the host has declared and which streams ask for it; the side of the agent that runs on the host's threads. Lists
 * change under its lock, the host reads only {@link #attention}.
 */
final class HostRegistry {
    private static final HostStream[] NO_STREAMS = {};

    /** What the host's threads must look after at events; null while there is nothing. */
    volatile @Nullable Attention attention;
    final CommandDesk desk = new CommandDesk(this::refresh);
    final Inbox inbox = new Inbox();

    private final Map<String, Observables> events = new LinkedHashMap<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final List<HostStream> streams = new ArrayList<>();
    private volatile Set<String> knownGroups = Set.of();
    private volatile long revision;
    private volatile boolean closed;
    private Runnable wake = () -> {};

    /** For each event and each group, the streams to serve. Immutable. */
    record Attention(Map<String, EventPlan> events, Map<String, HostStream[]> groups) {}

    /** Which observables of an event to copy, and for whom. */
    record EventPlan(Observables layout, int[] needed, HostStream[] streams) {}

    /** Sets what is run when streams have new input; before any other use. */
    void onInput(Runnable wakeUp) {
        wake = wakeUp;
    }

    /** The slow path of {@link Agent#observe}. */
    void attend(String event, Observables observables) {
        if (closed) {
            return;
        }
        Observables.Sighting seen = observables.sighting;
        if (seen == null || seen.registry() != this || !seen.event().equals(event)) {
            register(event, observables);
        } else if (seen.event() != event) {
            observables.sighting = new Observables.Sighting(this, event);
        }
        desk.atBoundary();
        EventPlan plan = plan(event);
        if (plan != null && plan.layout() != observables && !plan.layout().names().equals(observables.names())) {
            register(event, observables);
            plan = plan(event);
        }
        if (plan != null) {
            publish(plan, observables);
        }
    }

    private @Nullable EventPlan plan(String event) {
        Attention now = attention;
        return now == null ? null : now.events().get(event);
    }

    private void publish(EventPlan plan, Observables observables) {
        long begin = System.nanoTime();
        @Nullable
        Object[] values = new Object[observables.names().size()];
        long weight = 64;
        for (int index : plan.needed()) {
            Object value = read(plan, observables, index);
            values[index] = value;
            weight += weigh(value);
        }
        EventValues event = new EventValues(observables.names(), values);
        long time = micros();
        inbox.offer(new Inbox.Entry(event, time, weight, plan.streams()));
        wake.run();
        long cost = System.nanoTime() - begin;
        for (HostStream stream : plan.streams()) {
            stream.charge(cost / plan.streams().length);
        }
    }

    /** The observable's value, or null when its supplier threw; that ends the streams that need it, not the host. */
    private static @Nullable Object read(EventPlan plan, Observables observables, int index) {
        try {
            return observables.read(index);
        } catch (Throwable fault) {
            String name = observables.names().get(index);
            for (HostStream stream : plan.streams()) {
                if (stream.reads(name)) {
                    stream.fail("The observable '" + name + "' failed in the host: " + fault);
                }
            }
            return null;
        }
    }

    /** Roughly how many bytes a value keeps. */
    private static long weigh(@Nullable Object value) {
        if (value instanceof Tensor tensor) {
            return 64L + (long) tensor.size() * tensor.element().bytes();
        }
        if (value instanceof Image image) {
            return 64L + (long) image.width() * image.height() * image.channels();
        }
        if (value instanceof String text) {
            return 48L + text.length();
        }
        long weight = 24;
        if (value instanceof List<?> list) {
            for (Object item : list) {
                weight += weigh(item);
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Object item : map.values()) {
                weight += 64 + weigh(item);
            }
        }
        return weight;
    }

    static long micros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    void groupBegin(String group) {
        registerGroup(group);
        if (attention != null) {
            desk.atBoundary();
        }
    }

    void groupEnd(String group) {
        registerGroup(group);
        if (attention == null) {
            return;
        }
        desk.atBoundary();
        Attention now = attention;
        HostStream[] asking = now == null ? NO_STREAMS : now.groups().getOrDefault(group, NO_STREAMS);
        if (asking.length > 0) {
            inbox.offer(new Inbox.Entry(group, micros(), 64, asking));
            wake.run();
        }
    }

    private void registerGroup(String group) {
        if (knownGroups.contains(group)) {
            return;
        }
        Names.check("A group", group);
        synchronized (this) {
            groups.add(group);
            knownGroups = Set.copyOf(groups);
            revision++;
        }
    }

    synchronized void register(String event, Observables observables) {
        if (events.get(event) != observables) {
            Names.check("An event", event);
            events.put(event, observables);
            revision++;
            streams.stream().filter(stream -> stream.query().event().equals(event))
                    .forEach(stream -> missing(stream, observables).ifPresent(stream::fail));
            refresh();
        }
        observables.sighting = new Observables.Sighting(this, event);
    }

    /** What the query reads that the event does not have, as a sentence. */
    private static java.util.Optional<String> missing(HostStream stream, Observables observables) {
        return stream.query().observables().orElse(Set.of()).stream()
                .filter(name -> !observables.names().contains(name))
                .findFirst().map(name -> noObservable(stream.query().event(), name, observables.names()));
    }

    static String noObservable(String event, String name, List<String> names) {
        return "There is no '" + name + "' at the event " + event + "; there " + (names.isEmpty()
                ? "is nothing."
                : "are " + String.join(", ", names) + ".");
    }

    /** Names that can be observed at an event, or null while it is not known. */
    synchronized @Nullable List<String> observables(String event) {
        Observables known = events.get(event);
        return known == null ? null : known.names();
    }

    synchronized void open(HostStream stream) {
        streams.add(stream);
        refresh();
    }

    synchronized void close(HostStream stream) {
        streams.remove(stream);
        refresh();
    }

    /** The description that clients see changed. */
    synchronized void changed() {
        revision++;
    }

    long revision() {
        return revision;
    }

    /** Makes the host's view of the streams and commands anew. */
    private synchronized void refresh() {
        if (closed || streams.isEmpty() && !desk.needsAttention()) {
            attention = null;
            return;
        }
        Map<String, EventPlan> plans = new HashMap<>();
        Map<String, List<HostStream>> byGroup = new HashMap<>();
        for (HostStream stream : streams) {
            String event = stream.query().event();
            Observables layout = events.get(event);
            if (layout != null && !plans.containsKey(event)) {
                plans.put(event, plan(event, layout));
            }
            stream.query().groups().forEach(g -> byGroup.computeIfAbsent(g, k -> new ArrayList<>()).add(stream));
        }
        Map<String, HostStream[]> grouped = new HashMap<>();
        byGroup.forEach((group, list) -> grouped.put(group, list.toArray(HostStream[]::new)));
        attention = new Attention(plans, grouped);
    }

    private EventPlan plan(String event, Observables layout) {
        HostStream[] asking = streams.stream().filter(s -> s.query().event().equals(event)).toArray(HostStream[]::new);
        List<String> names = layout.names();
        int[] needed = java.util.stream.IntStream.range(0, names.size())
                .filter(i -> java.util.Arrays.stream(asking).anyMatch(s -> s.reads(names.get(i)))).toArray();
        return new EventPlan(layout, needed, asking);
    }

    synchronized Description describe() {
        List<Description.Event> described = new ArrayList<>();
        events.forEach((name, observables) -> described.add(new Description.Event(name, observables.descriptions())));
        return new Description(described, List.copyOf(groups), desk.commands(), desk.settings(),
                streams.stream().map(HostStream::describe).toList());
    }

    /** Lets the host go on, whatever it waits for; it is told of nothing any more. */
    void close() {
        closed = true;
        attention = null;
        desk.close();
    }
}
