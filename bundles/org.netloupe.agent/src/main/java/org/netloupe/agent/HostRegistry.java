package org.netloupe.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.protocol.Structure;
import org.netloupe.agent.query.EventValues;
import org.netloupe.agent.value.Values;
import org.netloupe.agent.value.Wanted;

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
    private Observables globals = Observables.none();
    private final Groups groups = new Groups();
    private final List<HostStream> streams = new ArrayList<>();
    /** Events of which all observables are to be looked at once. */
    private final Set<String> unseen = ConcurrentHashMap.newKeySet();
    private final Queue<Look> looks = new ConcurrentLinkedQueue<>();
    private final Map<String, Map<String, Seen>> seen = new HashMap<>();
    private volatile long revision;
    private volatile boolean closed;
    private Runnable wake = () -> {};

    /** For each event and each group, the streams to serve. Immutable. */
    record Attention(Map<String, EventPlan> events, Map<String, HostStream[]> groups) {}

    /**
     * Which observables of an event to copy, and for whom.
     *
     * @param names of the event's observables and the globals behind them
     * @param reads what to copy
     * @param look whether all is to be looked at once
     */
    record EventPlan(Observables layout, List<String> names, List<Read> reads, HostStream[] streams, boolean look) {}

    /**
     * An observable that is to be copied.
     *
     * @param place among the names of the event
     * @param from the globals it belongs to, or null if it is the event's own
     * @param index among those
     */
    record Read(int place, @Nullable Observables from, int index, Wanted wanted) {}

    private record Look(String event, EventValues values) {}

    private record Seen(Structure structure, String latest) {}

    /** Sets what is run when streams have new input; before any other use. */
    void onInput(Runnable wakeUp) {
        wake = wakeUp;
    }

    /** The slow path of {@link Agent#observe}. */
    void attend(String event, Observables observables) {
        if (closed) {
            return;
        }
        Observables.Sighting sighting = observables.sighting;
        if (sighting == null || sighting.registry() != this || !sighting.event().equals(event)) {
            register(event, observables);
        } else if (sighting.event() != event) {
            observables.sighting = new Observables.Sighting(this, event);
        }
        desk.atBoundary();
        EventPlan plan = plan(event);
        if (plan != null && plan.layout() != observables && !plan.layout().names().equals(observables.names())) {
            register(event, observables);
            plan = plan(event);
        }
        if (plan != null) {
            publish(event, plan, observables);
        }
    }

    private @Nullable EventPlan plan(String event) {
        Attention now = attention;
        return now == null ? null : now.events().get(event);
    }

    /** Whether a stream asks for that part of an event: an observable, then fields, of its items if it is a tuple. */
    boolean asksFor(String event, String... path) {
        EventPlan plan = plan(event);
        if (plan == null) {
            return false;
        }
        int place = plan.names().indexOf(path[0]);
        Wanted part = null;
        for (Read read : plan.reads()) {
            part = read.place() == place ? read.wanted() : part;
        }
        for (int i = 1; i < path.length && part != null; i++) {
            Wanted items = part.items();
            Wanted ofItems = items == null ? null : items.field(path[i]);
            part = ofItems == null ? part.field(path[i]) : ofItems;
        }
        return part != null;
    }

    private void publish(String event, EventPlan plan, Observables observables) {
        long begin = System.nanoTime();
        boolean look = plan.look() && unseen.remove(event);
        @Nullable
        Object[] values = new Object[plan.names().size()];
        long weight = 64;
        for (Read read : plan.reads()) {
            Object value = read(plan, read, observables);
            values[read.place()] = value;
            weight += Values.weight(value);
        }
        EventValues occurrence = new EventValues(plan.names(), values);
        if (plan.streams().length > 0) {
            inbox.offer(new Inbox.Entry(occurrence, micros(), weight, plan.streams()));
        }
        if (look) {
            looks.add(new Look(event, occurrence));
        }
        wake.run();
        if (look) {
            refresh();
        }
        long cost = System.nanoTime() - begin;
        for (HostStream stream : plan.streams()) {
            stream.charge(cost / plan.streams().length);
        }
    }

    /** The observable's value, or null when its supplier threw; that ends the streams that need it, not the host. */
    private static @Nullable Object read(EventPlan plan, Read read, Observables observables) {
        try {
            Observables from = read.from();
            return (from == null ? observables : from).read(read.index(), read.wanted());
        } catch (Throwable fault) {
            String name = plan.names().get(read.place());
            for (HostStream stream : plan.streams()) {
                if (stream.reads(name)) {
                    stream.fail("The observable '" + name + "' failed in the host: " + fault);
                }
            }
            return null;
        }
    }

    static long micros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    void groupBegin(String group) {
        if (groups.begin(group)) {
            changed();
        }
        if (attention != null) {
            desk.atBoundary();
        }
    }

    void groupEnd(String group) {
        if (groups.add(group)) {
            changed();
        }
        if (attention != null) {
            desk.atBoundary();
        }
        String ended = groups.endNext(group, true);
        while (ended != null) {
            tellEnd(ended);
            ended = ended.equals(group) ? null : groups.endNext(group, false);
        }
    }

    private void tellEnd(String group) {
        Attention now = attention;
        HostStream[] asking = now == null ? NO_STREAMS : now.groups().getOrDefault(group, NO_STREAMS);
        if (asking.length > 0) {
            inbox.offer(new Inbox.Entry(group, micros(), 64, asking));
            wake.run();
        }
    }

    synchronized void register(String event, Observables observables) {
        if (events.get(event) != observables) {
            Names.check("An event", event);
            events.put(event, observables);
            revision++;
            failMisled(event);
            refresh();
        }
        observables.sighting = new Observables.Sighting(this, event);
    }

    synchronized void setGlobals(Observables observables) {
        globals = observables;
        revision++;
        events.keySet().forEach(this::failMisled);
        refresh();
    }

    private void failMisled(String event) {
        List<String> names = names(event);
        streams.stream().filter(stream -> stream.query().event().equals(event))
                .forEach(stream -> missing(stream, names).ifPresent(stream::fail));
    }

    /** What the query reads that the event does not have, as a sentence. */
    private static Optional<String> missing(HostStream stream, List<String> names) {
        return stream.query().observables().orElse(Set.of()).stream().filter(name -> !names.contains(name)).findFirst()
                .map(name -> noObservable(stream.query().event(), name, names));
    }

    static String noObservable(String event, String name, List<String> names) {
        return "There is no '" + name + "' at the event " + event + "; there "
                + (names.isEmpty() ? "is nothing to observe." : "are " + String.join(", ", names) + ".");
    }

    /** The names that an event has, globals included, or null if it has not occurred yet. */
    synchronized @Nullable List<String> observables(String event) {
        return events.containsKey(event) ? names(event) : null;
    }

    private List<String> names(String event) {
        Observables own = events.getOrDefault(event, Observables.none());
        return Stream.concat(own.names().stream(), globals.names().stream()).distinct().toList();
    }

    synchronized void open(HostStream stream) {
        streams.add(stream);
        refresh();
    }

    synchronized void close(HostStream stream) {
        streams.remove(stream);
        refresh();
    }

    /** Asks the host to look at all observables of every event once. */
    synchronized void look() {
        unseen.addAll(events.keySet());
        refresh();
    }

    /** Keeps what the host has looked at; on the agent's thread. */
    void learn() {
        for (Look look = looks.poll(); look != null; look = looks.poll()) {
            learn(look);
        }
    }

    private synchronized void learn(Look look) {
        Map<String, Seen> known = seen.computeIfAbsent(look.event(), event -> new HashMap<>());
        for (String name : look.values().names()) {
            Object value = look.values().get(name);
            if (value != null) {
                known.put(name, new Seen(Structure.of(value), shortened(String.valueOf(value))));
            }
        }
        revision++;
    }

    private static String shortened(String text) {
        return text.length() <= Description.Observable.MAX_LATEST
                ? text
                : text.substring(0, Description.Observable.MAX_LATEST - 1) + "\u2026";
    }

    long revision() {
        return revision;
    }

    synchronized void changed() {
        revision++;
    }

    private synchronized void refresh() {
        if (closed || streams.isEmpty() && unseen.isEmpty() && !desk.needsAttention()) {
            attention = null;
            return;
        }
        Map<String, EventPlan> plans = new HashMap<>();
        Map<String, List<HostStream>> byGroup = new HashMap<>();
        for (HostStream stream : streams) {
            addPlan(plans, stream.query().event());
            stream.query().groups().forEach(g -> byGroup.computeIfAbsent(g, k -> new ArrayList<>()).add(stream));
        }
        unseen.forEach(event -> addPlan(plans, event));
        Map<String, HostStream[]> grouped = new HashMap<>();
        byGroup.forEach((group, list) -> grouped.put(group, list.toArray(HostStream[]::new)));
        attention = new Attention(plans, grouped);
    }

    private void addPlan(Map<String, EventPlan> plans, String event) {
        Observables layout = events.get(event);
        if (layout != null && !plans.containsKey(event)) {
            plans.put(event, plan(event, layout));
        }
    }

    private EventPlan plan(String event, Observables layout) {
        HostStream[] asking = streams.stream().filter(s -> s.query().event().equals(event)).toArray(HostStream[]::new);
        boolean look = unseen.contains(event);
        Wanted wanted = look ? Wanted.everything() : Wanted.nothing();
        for (HostStream stream : asking) {
            wanted.addAll(stream.wanted());
        }
        List<String> names = names(event);
        List<Read> reads = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            Wanted part = wanted.field(names.get(place));
            if (part != null) {
                int own = layout.names().indexOf(names.get(place));
                reads.add(own >= 0
                        ? new Read(place, null, own, part)
                        : new Read(place, globals, globals.names().indexOf(names.get(place)), part));
            }
        }
        return new EventPlan(layout, names, reads, asking, look);
    }

    synchronized Description describe() {
        List<Description.Event> described = new ArrayList<>();
        Map<String, Seen> lastSeen = new HashMap<>();
        events.forEach((name, observables) -> {
            Map<String, Seen> known = seen.getOrDefault(name, Map.of());
            lastSeen.putAll(known);
            described.add(new Description.Event(name, withSeen(observables, known)));
        });
        return new Description(described, withSeen(globals, lastSeen), groups.describe(), desk.commands(),
                desk.settings(), streams.stream().map(HostStream::describe).toList(), desk.log());
    }

    private static List<Description.Observable> withSeen(Observables observables, Map<String, Seen> known) {
        return observables.descriptions().stream().map(observable -> {
            Seen last = known.get(observable.name());
            return last == null
                    ? observable
                    : new Description.Observable(observable.name(), observable.type(), observable.description(),
                            Optional.of(last.structure()), last.latest());
        }).toList();
    }

    /** Lets the host go on, whatever it waits for; it is told of nothing any more. */
    void close() {
        closed = true;
        attention = null;
        desk.close();
    }
}
