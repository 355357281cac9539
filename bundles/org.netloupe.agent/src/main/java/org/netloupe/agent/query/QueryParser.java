package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parser of queries: recursive descent over the tokens; functions go to {@link ExpressionParser}. */
final class QueryParser {
    private static final int MAX_STAGES = 64;

    private final String text;
    private final TokenReader tokens;
    private final ExpressionParser expressions;

    QueryParser(String text) throws QueryException {
        if (text.length() > Query.MAX_LENGTH) {
            throw new QueryException(Query.MAX_LENGTH, text.length(), "A query has at most " + Query.MAX_LENGTH
                    + " characters, not " + text.length() + ".");
        }
        this.text = text;
        tokens = new TokenReader(new Lexer(text).tokens());
        expressions = new ExpressionParser(tokens);
    }

    Query parse() throws QueryException {
        if (text.isBlank()) {
            throw new QueryException(0, 0, "A query begins with the name of an event, as in: batch | map(b -> b.loss)");
        }
        String event = tokens.name("the name of an event");
        List<Stage> stages = new ArrayList<>();
        while (tokens.skip("|")) {
            if (stages.size() == MAX_STAGES) {
                throw tokens.peek().wrong("A query has at most " + MAX_STAGES + " stages.");
            }
            stages.add(stage());
        }
        Token rest = tokens.peek();
        if (rest.kind() != Token.Kind.END) {
            throw rest.wrong("Expected | and a stage, found " + rest.described() + ".");
        }
        return new Query(event, stages);
    }

    private Stage stage() throws QueryException {
        Token word = tokens.peek();
        String name = tokens.name("a stage such as map, filter or mean");
        switch (name) {
            case "filter" :
                return new Stage.Filter(function());
            case "map" :
                return new Stage.Map(function());
            case "flatMap" :
                return new Stage.FlatMap(function());
            case "take" :
                tokens.expect("(");
                long count = whole("how many values to take", 1, 1_000_000_000_000L);
                tokens.expect(")");
                return new Stage.Take(count);
            default :
                Reducer reducer = reducer(word);
                return new Stage.Reduce(reducer, window(word));
        }
    }

    private Lambda function() throws QueryException {
        tokens.expect("(");
        Lambda lambda = expressions.lambda(1);
        tokens.expect(")");
        return lambda;
    }

    private Reducer reducer(Token word) throws QueryException {
        for (Reducer.Plain plain : Reducer.Plain.values()) {
            if (word.isWord(plain.toString())) {
                return plain;
            }
        }
        Reducer reducer = switch (word.text()) {
            case "collect" -> new Reducer.Collect(limit("how many values to collect"));
            case "top" -> top();
            case "sample" -> sample();
            case "histogram" -> histogram();
            case "quantiles" -> quantiles();
            case "reduce" -> fold();
            default -> throw word.wrong("There is no stage '" + word.text()
                    + "'; there are filter, map, flatMap, take, sum, mean, min, max, count, std, first, last, collect, "
                    + "histogram, quantiles, top, sample and reduce.");
        };
        tokens.expect(")");
        return reducer;
    }

    private int limit(String what) throws QueryException {
        tokens.expect("(");
        return (int) whole(what, 1, Reducer.MAX_KEPT);
    }

    private Reducer top() throws QueryException {
        int limit = limit("how many values to keep");
        tokens.expect(",");
        return new Reducer.Top(limit, expressions.lambda(1));
    }

    private Reducer sample() throws QueryException {
        int limit = limit("how many values to draw");
        tokens.expect(",");
        return new Reducer.Sample(limit, whole("a seed", 0, Long.MAX_VALUE));
    }

    private Reducer histogram() throws QueryException {
        tokens.expect("(");
        int bins = (int) whole("how many places the histogram has", 1, Reducer.Histogram.MAX_BINS);
        List<String> range = new ArrayList<>();
        if (tokens.skip(",")) {
            Token first = tokens.peek();
            range.add(number());
            tokens.expect(",");
            Token last = tokens.peek();
            range.add(number());
            if (!(Double.parseDouble(range.get(0)) < Double.parseDouble(range.get(1)))) {
                throw first.to(last).wrong("The lower limit of a histogram, " + range.get(0)
                        + ", is not below the upper, " + range.get(1) + ".");
            }
        }
        return new Reducer.Histogram(bins, range);
    }

    private Reducer quantiles() throws QueryException {
        tokens.expect("(");
        List<String> fractions = new ArrayList<>();
        do {
            Token token = tokens.peek();
            String fraction = number();
            double value = Double.parseDouble(fraction);
            if (!(value >= 0 && value <= 1)) {
                throw token.wrong("A quantile is a fraction from 0 to 1, as in quantiles(0.25, 0.5, 0.75), not "
                        + fraction + ".");
            }
            fractions.add(fraction);
        } while (tokens.skip(","));
        return new Reducer.Quantiles(fractions);
    }

    /** A number, perhaps with a minus sign, as it is written. */
    private String number() throws QueryException {
        String sign = tokens.skip("-") ? "-" : "";
        Token token = tokens.next();
        if (token.kind() != Token.Kind.NUMBER) {
            throw token.wrong("Expected a number, found " + token.described() + ".");
        }
        return sign + token.text();
    }

    private Reducer fold() throws QueryException {
        tokens.expect("(");
        Lambda initial = expressions.constant();
        tokens.expect(",");
        return new Reducer.Fold(initial, expressions.lambda(2));
    }

    private Window window(Token word) throws QueryException {
        Token next = tokens.peek();
        if (next.isWord("by")) {
            tokens.next();
            return byGroups();
        }
        if (next.isWord("every")) {
            tokens.next();
            return every();
        }
        if (next.isWord("until")) {
            tokens.next();
            tokens.expectWord("end");
            return new Window.UntilEnd();
        }
        throw next.wrong(word.text() + " needs a window: by epoch, every 100 events, every 5 min, or until end; found "
                + next.described() + ".");
    }

    private Window byGroups() throws QueryException {
        List<String> groups = new ArrayList<>();
        do {
            Token token = tokens.peek();
            String group = tokens.name("the name of a group, such as epoch");
            if (groups.contains(group)) {
                throw token.wrong("The group " + group + " is named twice.");
            }
            groups.add(group);
        } while (tokens.skip(","));
        return new Window.ByGroup(groups);
    }

    private Window every() throws QueryException {
        long amount = whole("how long a window is", 1, 1_000_000_000);
        Token unit = tokens.peek();
        String word = tokens.name("events, ms, s, min or h").toLowerCase(Locale.ROOT);
        if (word.equals("events") || word.equals("event")) {
            return new Window.EveryCount(amount);
        }
        for (Window.Unit known : Window.Unit.values()) {
            if (known.word().equals(word)) {
                return new Window.EveryTime(amount, known);
            }
        }
        throw unit.wrong("Expected events, ms, s, min or h, found " + unit.described() + ".");
    }

    private long whole(String what, long least, long most) throws QueryException {
        Token token = tokens.next();
        if (token.kind() != Token.Kind.NUMBER || !token.text().chars().allMatch(Character::isDigit)) {
            throw token.wrong("Expected a whole number (" + what + "), found " + token.described() + ".");
        }
        long value = Long.parseLong(token.text());
        if (value < least || value > most) {
            throw token.wrong("Expected " + what + ", from " + least + " to " + most + ", found " + value + ".");
        }
        return value;
    }
}
