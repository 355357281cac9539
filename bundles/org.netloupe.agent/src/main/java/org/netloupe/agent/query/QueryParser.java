package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parser of queries: recursive descent over the tokens; bodies of functions go to {@link LambdaParser}. */
final class QueryParser {
    private final String text;
    private final TokenReader tokens;
    private final LambdaParser lambdas;

    QueryParser(String text) throws QueryException {
        if (text.length() > Query.MAX_LENGTH) {
            throw new QueryException(Query.MAX_LENGTH, "A query has at most " + Query.MAX_LENGTH + " characters, not "
                    + text.length() + ".");
        }
        this.text = text;
        tokens = new TokenReader(new Lexer(text).tokens());
        lambdas = new LambdaParser(text, tokens);
    }

    Query parse() throws QueryException {
        if (text.isBlank()) {
            throw new QueryException(0, "A query begins with the name of an event, as in: batch | map(b -> b.loss)");
        }
        String event = tokens.name("the name of an event");
        List<Stage> stages = new ArrayList<>();
        while (tokens.peek().is("|")) {
            tokens.next();
            stages.add(stage());
        }
        Token rest = tokens.peek();
        if (rest.kind() != Token.Kind.END) {
            throw new QueryException(rest.start(), "Expected | and a stage, found " + rest.described() + ".");
        }
        return new Query(event, stages);
    }

    private Stage stage() throws QueryException {
        Token word = tokens.peek();
        String name = tokens.name("a stage such as map, filter or mean");
        switch (name) {
            case "filter" :
                return new Stage.Filter(inParentheses(1));
            case "map" :
                return new Stage.Map(inParentheses(1));
            case "collect" :
                return reduce(collect(), word);
            case "reduce" :
                return reduce(fold(), word);
            default :
                return reduce(plain(word), word);
        }
    }

    private Reducer plain(Token word) throws QueryException {
        for (Reducer.Plain reducer : Reducer.Plain.values()) {
            if (reducer.toString().equals(word.text())) {
                return reducer;
            }
        }
        throw new QueryException(word.start(), "There is no stage '" + word.text()
                + "'; there are filter, map, sum, mean, min, max, count, std, first, last, collect and reduce.");
    }

    private Reducer collect() throws QueryException {
        tokens.expect("(");
        int position = tokens.peek().start();
        long limit = whole("how many values to collect");
        if (limit < 1 || limit > Reducer.Collect.MAX_LIMIT) {
            throw new QueryException(position,
                    "collect takes 1 to " + Reducer.Collect.MAX_LIMIT + " values, not " + limit + ".");
        }
        tokens.expect(")");
        return new Reducer.Collect((int) limit);
    }

    private Reducer fold() throws QueryException {
        tokens.expect("(");
        Lambda initial = lambdas.constant();
        tokens.expect(",");
        Lambda function = lambdas.lambda(2);
        tokens.expect(")");
        return new Reducer.Fold(initial, function);
    }

    private Lambda inParentheses(int parameters) throws QueryException {
        tokens.expect("(");
        Lambda lambda = lambdas.lambda(parameters);
        tokens.expect(")");
        return lambda;
    }

    private Stage reduce(Reducer reducer, Token word) throws QueryException {
        Token next = tokens.peek();
        if (next.isWord("by")) {
            tokens.next();
            return new Stage.Reduce(reducer, byGroups());
        }
        if (next.isWord("every")) {
            tokens.next();
            return new Stage.Reduce(reducer, every());
        }
        if (next.isWord("until")) {
            tokens.next();
            tokens.expectWord("end");
            return new Stage.Reduce(reducer, new Window.UntilEnd());
        }
        throw new QueryException(next.start(), word.text()
                + " needs a window: by epoch, every 100 events, every 5 min, or until end; found " + next.described()
                + ".");
    }

    private Window byGroups() throws QueryException {
        List<String> groups = new ArrayList<>();
        groups.add(tokens.name("the name of a group, such as epoch"));
        while (tokens.peek().is(",")) {
            tokens.next();
            groups.add(tokens.name("the name of a group, such as epoch"));
        }
        return new Window.ByGroup(groups);
    }

    private Window every() throws QueryException {
        int position = tokens.peek().start();
        long amount = whole("a whole number");
        if (amount < 1 || amount > 1_000_000_000) {
            throw new QueryException(position,
                    "A window has 1 to 1000000000 events or units of time, not " + amount + ".");
        }
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
        throw new QueryException(unit.start(), "Expected events, ms, s, min or h, found " + unit.described() + ".");
    }

    private long whole(String what) throws QueryException {
        Token token = tokens.next();
        if (token.kind() != Token.Kind.NUMBER || !token.text().chars().allMatch(Character::isDigit)) {
            throw new QueryException(token.start(), "Expected " + what + ", found " + token.described() + ".");
        }
        return Long.parseLong(token.text());
    }
}
