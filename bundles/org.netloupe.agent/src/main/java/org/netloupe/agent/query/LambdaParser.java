package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads functions and checks their bodies word by word before the expression engine sees them: names must be parameters,
 * only methods can be called, functions stand only as arguments of methods. So no body can recurse or reach outside.
 */
final class LambdaParser {
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");
    private static final Set<String> FUNCTIONS = Set.of("size", "empty");
    private static final Set<String> WORD_OPERATORS = Set.of("and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge",
            "div",
            "mod");
    private static final Set<String> RESERVED = Set.of("new", "var", "let", "const", "if", "else", "for", "while", "do",
            "function", "return", "break", "continue", "try", "catch", "finally", "throw", "switch", "case", "default",
            "import", "instanceof", "in", "remove", "this");
    private static final int MAX_NESTING = 32;

    private final String text;
    private final TokenReader tokens;

    LambdaParser(String text, TokenReader tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** A function with that number of parameters. */
    Lambda lambda(int count) throws QueryException {
        Token first = tokens.peek();
        List<String> parameters = first.is("(")
                ? parameterList()
                : List.of(tokens.name("a function such as b -> b.loss"));
        if (parameters.size() != count) {
            throw new QueryException(first.start(),
                    "This function takes " + count + " parameter" + (count == 1 ? "" : "s") + ", not "
                            + parameters.size()
                            + ".");
        }
        for (String parameter : parameters) {
            checkParameter(parameter, first.start());
        }
        tokens.expect("->");
        return body(parameters);
    }

    /** An expression of no parameters. */
    Lambda constant() throws QueryException {
        return body(List.of());
    }

    private List<String> parameterList() throws QueryException {
        tokens.expect("(");
        List<String> parameters = new ArrayList<>();
        do {
            parameters.add(tokens.name("the name of a parameter"));
        } while (tokens.peek().is(",") && tokens.next() != null);
        tokens.expect(")");
        return parameters;
    }

    private static void checkParameter(String name, int position) throws QueryException {
        if (CONSTANTS.contains(name) || FUNCTIONS.contains(name) || RESERVED.contains(name)
                || WORD_OPERATORS.contains(name)) {
            throw new QueryException(position, "'" + name + "' cannot be the name of a parameter.");
        }
    }

    private Lambda body(List<String> parameters) throws QueryException {
        List<Token> body = bodyTokens();
        Token after = tokens.peek();
        if (body.isEmpty()) {
            throw new QueryException(after.start(), "Expected an expression, found " + after.described() + ".");
        }
        Set<String> names = new HashSet<>(parameters);
        names.addAll(innerParameterNames(body, parameters));
        Set<String> fields = new LinkedHashSet<>();
        boolean whole = false;
        String event = parameters.isEmpty() ? "" : parameters.get(parameters.size() - 1);
        for (int i = 0; i < body.size(); i++) {
            check(body, i, names);
            whole |= readsEvent(body, i, event, fields);
        }
        int start = body.get(0).start();
        Expression.check(text.substring(start, body.get(body.size() - 1).end()), parameters, start);
        return new Lambda(parameters, LambdaPrinter.print(body), List.copyOf(fields), whole);
    }

    /** The tokens up to the comma or parenthesis that ends the body. */
    private List<Token> bodyTokens() throws QueryException {
        List<Token> body = new ArrayList<>();
        int depth = 0;
        for (Token token = tokens.peek(); token.kind() != Token.Kind.END; token = tokens.peek()) {
            if (depth == 0 && (token.is(",") || token.is(")") || token.is("|"))) {
                break;
            }
            if (token.is("(") || token.is("[") || token.is("{")) {
                depth++;
                if (depth > MAX_NESTING) {
                    throw new QueryException(token.start(),
                            "An expression is nested at most " + MAX_NESTING + " deep.");
                }
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                depth--;
            }
            body.add(tokens.next());
        }
        return body;
    }

    private static Set<String> innerParameterNames(List<Token> body, List<String> outer) throws QueryException {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < body.size(); i++) {
            if (body.get(i).is("->")) {
                for (Token parameter : innerParameters(body, i)) {
                    checkParameter(parameter.text(), parameter.start());
                    if (outer.contains(parameter.text())) {
                        throw new QueryException(parameter.start(),
                                "The parameter '" + parameter.text() + "' needs another name; this one is taken.");
                    }
                    names.add(parameter.text());
                }
            }
        }
        return names;
    }

    /** The parameters before the arrow, which must stand as an argument of a method. */
    private static List<Token> innerParameters(List<Token> body, int arrow) throws QueryException {
        List<Token> parameters = new ArrayList<>();
        int at = arrow - 1;
        boolean several = at >= 0 && body.get(at).is(")");
        if (several) {
            at--;
        }
        while (at >= 0 && body.get(at).kind() == Token.Kind.NAME) {
            parameters.add(0, body.get(at--));
            if (!several || at < 0 || !body.get(at).is(",")) {
                break;
            }
            at--;
        }
        if (several) {
            if (at < 0 || !body.get(at).is("(")) {
                throw new QueryException(body.get(arrow).start(), "Expected names in parentheses before ->.");
            }
            at--;
        }
        boolean method = at > 1 && body.get(at).is("(") && body.get(at - 1).kind() == Token.Kind.NAME
                && isMember(body, at - 1);
        boolean argument = method || at > 0 && body.get(at).is(",");
        if (parameters.isEmpty() || !argument) {
            throw new QueryException(body.get(arrow).start(),
                    "A function can only be given to a method, as in layers.map(l -> l.norm).");
        }
        return parameters;
    }

    private static boolean isMember(List<Token> body, int index) {
        return index > 0 && (body.get(index - 1).is(".") || body.get(index - 1).is("?."));
    }

    private static void check(List<Token> body, int index, Set<String> names) throws QueryException {
        Token token = body.get(index);
        boolean member = isMember(body, index);
        if (token.kind() == Token.Kind.NAME && !member) {
            checkName(body, index, names);
        } else if (token.is(".") || token.is("?.")) {
            if (index + 1 >= body.size() || body.get(index + 1).kind() != Token.Kind.NAME) {
                throw new QueryException(token.end(), "Expected the name of a field or method.");
            }
        } else if (token.is("(") && index > 0) {
            checkCall(body.get(index - 1));
        } else if (token.is("|")) {
            throw new QueryException(token.start(), "Expected ')' before the next stage.");
        }
    }

    private static void checkName(List<Token> body, int index, Set<String> names) throws QueryException {
        Token token = body.get(index);
        String name = token.text();
        if (WORD_OPERATORS.contains(name)) {
            throw new QueryException(token.start(),
                    "'" + name + "' cannot be used in a query; write &&, ||, !, ==, !=, <, <=, > or >=.");
        }
        if (RESERVED.contains(name)) {
            throw new QueryException(token.start(), "'" + name + "' cannot be used in a query.");
        }
        boolean called = index + 1 < body.size() && body.get(index + 1).is("(");
        if (called ? !FUNCTIONS.contains(name) : !CONSTANTS.contains(name) && !names.contains(name)) {
            throw new QueryException(token.start(),
                    called
                            ? "There is no function '" + name + "'; there are size and empty."
                            : "The name '" + name + "' is not known here" + (names.isEmpty()
                                    ? "."
                                    : "; known: "
                                            + String.join(", ", names.stream().sorted().toList()) + "."));
        }
    }

    private static void checkCall(Token before) throws QueryException {
        boolean name = before.kind() == Token.Kind.NAME;
        boolean value = before.kind() == Token.Kind.NUMBER || before.kind() == Token.Kind.STRING || before.is(")")
                || before.is("]") || before.is("}");
        if (!name && value) {
            throw new QueryException(before.end(), "Only methods can be called.");
        }
    }

    /** Notes the field of the event that is read at that token; true when the event itself is. */
    private static boolean readsEvent(List<Token> body, int index, String event, Set<String> fields) {
        boolean member = isMember(body, index);
        if (member || !body.get(index).isWord(event)) {
            return false;
        }
        boolean field = index + 2 < body.size() && body.get(index + 1).is(".")
                && body.get(index + 2).kind() == Token.Kind.NAME;
        boolean called = index + 3 < body.size() && body.get(index + 3).is("(");
        if (field && !called) {
            fields.add(body.get(index + 2).text());
            return false;
        }
        return true;
    }
}
