package org.netloupe.monitor.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.protocol.Structure;
import org.netloupe.agent.value.ValueType;

/** What may come next at a place of a query, from what a process tells of itself. */
public final class Proposals {

    /** A stage or reducer with what stands in it; the caret goes to the mark. */
    private static final Map<String, String> STAGES = stages();
    private static final Map<ValueType, List<String>> METHODS = Map.of(
            ValueType.NUMBER, List.of("abs()", "sqrt()", "log()", "log10()", "round()", "isNaN()", "isFinite()"),
            ValueType.TEXT, List.of("length()", "contains('')", "startsWith('')", "endsWith('')", "lower()", "upper()"),
            ValueType.TENSOR,
            List.of("meanAbs()", "mean()", "std()", "min()", "max()", "norm()", "zeros()", "nans()", "histogram(50)",
                    "quantile(0.5)", "argMax()", "shape()", "size()", "rank()", "abs()"),
            ValueType.TUPLE,
            List.of("map(x -> x)", "filter(x -> x)", "top(5, x -> x)", "first()", "last()", "take(10)", "size()",
                    "mean()",
                    "max()", "min()", "zip()"),
            ValueType.MAP, List.of("keys()", "values()", "has('')", "size()"),
            ValueType.IMAGE, List.of("width()", "height()", "channels()"),
            ValueType.POINTS, List.of("size()", "dimensions()"));
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*$");
    private static final Pattern PATH = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*)\\.$");
    private static final Pattern PARAMETER = Pattern
            .compile("(map|filter|flatMap|top\\(\\s*\\d+\\s*,)\\(?\\s*\\(?([A-Za-z_][A-Za-z0-9_]*)\\)?\\s*->");

    private final Description description;
    private final String before;
    private final String prefix;
    private final int from;
    private final List<Proposal> found = new ArrayList<>();

    private Proposals(String query, int caret, Description description) {
        this.description = description;
        String text = query.substring(0, caret);
        Matcher word = WORD.matcher(text);
        this.prefix = word.find() ? word.group() : "";
        this.from = caret - prefix.length();
        this.before = text.substring(0, from);
    }

    private static Map<String, String> stages() {
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("map(e -> e.^)", "make a value of each event");
        stages.put("filter(e -> e.^)", "keep some events");
        stages.put("flatMap(e -> e.^)", "make each item of a list a value");
        stages.put("mean by ^", "mean of each group");
        stages.put("histogram(30) by ^", "distribution in each group");
        stages.put("top(5, v -> v^) by ", "the five greatest of each group");
        for (String name : List.of("sum", "min", "max", "count", "std", "first", "last")) {
            stages.put(name + " by ^", name + " of each group");
        }
        stages.put("quantiles(0.25, 0.5, 0.75) by ^", "quantiles of each group");
        stages.put("collect(100) by ^", "the first of each group as a list");
        stages.put("sample(10, 1) by ^", "some of each group, drawn evenly");
        stages.put("reduce(0, (r, v) -> r + v^) by ", "fold the values of each group");
        stages.put("take(100)^", "end after so many values");
        return stages;
    }

    /**
     * What may come next.
     *
     * @param caret place in the query, in chars
     * @return the most likely first; empty where nothing is known
     */
    public static List<Proposal> at(String query, int caret, Description description) {
        Proposals proposals = new Proposals(query, caret, description);
        proposals.find();
        return List.copyOf(proposals.found);
    }

    private void find() {
        Matcher path = PATH.matcher(before);
        if (path.find()) {
            addMembers(List.of(path.group(1).split("\\.")));
        } else if (before.isBlank()) {
            description.events().forEach(e -> add(e.name(), "event with " + e.observables().size() + " observables"));
        } else if (before.stripTrailing().endsWith("|")) {
            STAGES.forEach(this::addStage);
        } else if (before.matches("(?s).*\\bby\\s+(\\w+\\s*,\\s*)*")) {
            description.groups().forEach(g -> add(g.name(), "group"));
        } else if (before.matches("(?s).*\\bevery\\s+\\d+\\s+")) {
            Stream.of("events", "ms", "s", "min", "h").forEach(unit -> add(unit, ""));
        } else if (before.matches("(?s).*->[^|]*")) {
            parameters().forEach((name, _) -> add(name, "the value"));
        }
    }

    private void add(String text, String what) {
        if (text.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT))) {
            found.add(Proposal.whole(text, from, what));
        }
    }

    private void addStage(String template, String what) {
        int caret = template.indexOf('^');
        String text = template.replace("^", "");
        if (text.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT))) {
            found.add(new Proposal(text, from, caret, what));
        }
    }

    /** Parameters of the functions before the caret; whether each stands for a whole event. */
    private Map<String, Boolean> parameters() {
        Map<String, Boolean> parameters = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(before);
        while (matcher.find()) {
            // the first function of the first stages sees events, one within it or behind a map sees their parts
            String earlier = before.substring(0, matcher.start());
            parameters.put(matcher.group(2), !earlier.contains("->") || isOnlyFilters(earlier));
        }
        return parameters;
    }

    private static boolean isOnlyFilters(String stages) {
        return stages.endsWith("| ") && Stream.of(stages.split("\\|")).skip(1).map(String::strip)
                .allMatch(stage -> stage.isEmpty() || stage.startsWith("filter("));
    }

    private void addMembers(List<String> path) {
        Boolean whole = parameters().get(path.getFirst());
        if (Boolean.TRUE.equals(whole)) {
            if (path.size() == 1) {
                observables().forEach(o -> add(o.name(), words(o)));
                add("nonFinite()", "where the first NaN or infinite number lies");
            } else {
                addOf(structure(path), observables().stream().filter(o -> o.name().equals(path.get(1))).findFirst()
                        .map(Description.Observable::type).orElse(ValueType.ANY));
            }
        } else {
            addOf(itemStructure(), ValueType.ANY);
        }
    }

    private static String words(Description.Observable observable) {
        String latest = observable.latest().isEmpty() ? "" : ", " + observable.latest();
        return observable.type().word() + latest;
    }

    private List<Description.Observable> observables() {
        String event = before.substring(0, before.indexOf('|')).strip();
        return Stream.concat(description.events().stream().filter(e -> e.name().equals(event))
                .flatMap(e -> e.observables().stream()), description.globals().stream()).toList();
    }

    private Optional<Structure> structure(List<String> path) {
        Optional<Structure> at = observables().stream().filter(o -> o.name().equals(path.get(1))).findFirst()
                .flatMap(Description.Observable::structure);
        for (String field : path.subList(2, path.size())) {
            at = at.map(s -> s.fields().get(field));
        }
        return at;
    }

    /** What the items of the list are made of that the nearest function around the caret runs over. */
    private Optional<Structure> itemStructure() {
        Matcher list = Pattern
                .compile("([A-Za-z_][A-Za-z0-9_.]*?)(\\.values\\(\\))?\\.(map|filter|flatMap|any|all|top)\\([^()]*$")
                .matcher(before);
        Optional<Structure> structure = Optional.empty();
        if (list.find()) {
            List<String> path = List.of(list.group(1).split("\\."));
            structure = path.size() > 1 ? structure(path) : Optional.empty();
        }
        return structure.flatMap(s -> s.type() == ValueType.MAP
                ? s.fields().values().stream().findFirst()
                : s.item());
    }

    private void addOf(Optional<Structure> structure, ValueType known) {
        structure.ifPresent(s -> s.fields().forEach((name, field) -> add(name, field.type().word())));
        ValueType type = structure.map(Structure::type).orElse(known);
        METHODS.getOrDefault(type, METHODS.values().stream().flatMap(List::stream).distinct().sorted().toList())
                .forEach(method -> add(method, ""));
    }
}
