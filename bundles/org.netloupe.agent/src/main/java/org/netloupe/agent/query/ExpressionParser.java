package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.netloupe.agent.query.Expression.Operator;

/**
 * Reads functions and expressions: recursive descent by the grammar of docs/protocol.md. A name must be a parameter, only
 * methods can be called, functions stand only as arguments of methods: so no expression can recurse or reach outside.
 */
final class ExpressionParser {
    private static final Set<String> SIZES = Set.of("size", "empty");
    private static final Set<String> CONSTANTS = Set.of("true", "false");
    private static final Set<String> WORD_OPERATORS = Set.of("and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge",
            "div", "mod", "in", "is", "null", "None", "True", "False");
    private static final int MAX_NESTING = 32;
    private static final int MAX_PARTS = 1000;

    private final TokenReader tokens;
    /** The parameters that can be named here. */
    private final Set<String> known = new LinkedHashSet<>();
    private int nesting;
    private int parts;

    ExpressionParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    /** A function with that number of parameters. */
    Lambda lambda(int count) throws QueryException {
        Token first = tokens.peek();
        if (!atFunction()) {
            Token found = first.kind() == Token.Kind.NAME ? tokens.peek(1) : first;
            throw found.wrong("Expected a function such as b -> b.loss, found " + found.described() + ".");
        }
        Expression.Function function = function();
        if (function.parameters().size() != count) {
            throw first.wrong("This function takes " + count + " parameter" + (count == 1 ? "" : "s") + ", not "
                    + function.parameters().size() + ".");
        }
        return new Lambda(function.parameters(), function.body());
    }

    /** An expression of no parameters. */
    Lambda constant() throws QueryException {
        return new Lambda(List.of(), expression());
    }

    /** Whether a function begins here: names, in parentheses or one alone, and an arrow. */
    private boolean atFunction() {
        if (tokens.peek().kind() == Token.Kind.NAME) {
            return tokens.peek(1).is("->");
        }
        int at = 0;
        if (!tokens.peek(at).is("(")) {
            return false;
        }
        do {
            at++;
            if (tokens.peek(at).kind() != Token.Kind.NAME) {
                return false;
            }
            at++;
        } while (tokens.peek(at).is(","));
        return tokens.peek(at).is(")") && tokens.peek(at + 1).is("->");
    }

    private Expression.Function function() throws QueryException {
        List<String> parameters = new ArrayList<>();
        boolean several = tokens.skip("(");
        do {
            parameters.add(parameter(tokens.next()));
        } while (several && tokens.skip(","));
        if (several) {
            tokens.expect(")");
        }
        tokens.expect("->");
        Expression body = expression();
        parameters.forEach(known::remove);
        return new Expression.Function(parameters, body);
    }

    private String parameter(Token token) throws QueryException {
        String name = token.text();
        if (SIZES.contains(name) || CONSTANTS.contains(name) || WORD_OPERATORS.contains(name)) {
            throw token.wrong("'" + name + "' cannot be the name of a parameter.");
        }
        if (!known.add(name)) {
            throw token.wrong("The parameter '" + name + "' needs another name; this one is taken.");
        }
        return name;
    }

    private Expression expression() throws QueryException {
        if (++nesting > MAX_NESTING) {
            throw tokens.peek().wrong("An expression is nested at most " + MAX_NESTING + " deep.");
        }
        Expression test = operation(1);
        Expression result = test;
        if (tokens.skip("?")) {
            Expression yes = expression();
            tokens.expect(":");
            result = made(new Expression.Choice(test, yes, expression()));
        }
        nesting--;
        return result;
    }

    /** Operands joined by operators of that level or tighter ones. */
    private Expression operation(int level) throws QueryException {
        if (level > Operator.TIGHTEST) {
            return sign();
        }
        Expression left = operation(level + 1);
        for (Operator operator = operator(level); operator != null; operator = operator(level)) {
            tokens.next();
            left = made(new Expression.Operation(operator, left, operation(level + 1)));
            if (level == Operator.COMPARISON && operator(level) != null) {
                throw tokens.peek().wrong("A comparison cannot follow another; join them with &&.");
            }
        }
        return left;
    }

    private @org.eclipse.jdt.annotation.Nullable Operator operator(int level) {
        Token token = tokens.peek();
        for (Operator operator : Operator.values()) {
            if (operator.level() == level && token.is(operator.symbol())) {
                return operator;
            }
        }
        return null;
    }

    private Expression sign() throws QueryException {
        Token token = tokens.peek();
        if (token.is("-") || token.is("!")) {
            tokens.next();
            if (++nesting > MAX_NESTING) {
                throw token.wrong("An expression is nested at most " + MAX_NESTING + " deep.");
            }
            Expression operand = sign();
            nesting--;
            return made(new Expression.Sign(token.is("!"), operand));
        }
        return item();
    }

    private Expression item() throws QueryException {
        Expression target = atom();
        while (true) {
            Token token = tokens.peek();
            if (tokens.skip(".")) {
                target = made(member(target));
            } else if (tokens.skip("[")) {
                Expression index = expression();
                tokens.expect("]");
                target = made(new Expression.Item(target, index));
            } else if (token.is("(")) {
                throw token.wrong("Only methods can be called, as in b.loss.abs().");
            } else {
                return target;
            }
        }
    }

    private Expression member(Expression target) throws QueryException {
        String name = tokens.name("the name of a field or method");
        if (!tokens.skip("(")) {
            return new Expression.Field(target, name);
        }
        List<Expression> arguments = new ArrayList<>();
        if (!tokens.peek().is(")")) {
            do {
                arguments.add(argument());
            } while (tokens.skip(","));
        }
        tokens.expect(")");
        return new Expression.Call(target, name, arguments);
    }

    private Expression argument() throws QueryException {
        if (!atFunction()) {
            return expression();
        }
        if (++nesting > MAX_NESTING) {
            throw tokens.peek().wrong("An expression is nested at most " + MAX_NESTING + " deep.");
        }
        Expression function = made(function());
        nesting--;
        return function;
    }

    private Expression atom() throws QueryException {
        Token token = tokens.next();
        switch (token.kind()) {
            case NUMBER :
                return made(new Expression.Literal(token.text()));
            case STRING :
                return made(new Expression.Text(token.text()));
            case NAME :
                return made(name(token));
            default :
                if (token.is("(")) {
                    return parenthesised(token);
                }
                if (token.is("[")) {
                    return made(tuple());
                }
                if (token.is("{")) {
                    return made(mapping());
                }
                throw token.wrong("Expected an expression, found " + token.described() + ".");
        }
    }

    private Expression parenthesised(Token open) throws QueryException {
        Expression inner = expression();
        tokens.expect(")");
        if (tokens.peek().is("->")) {
            throw open.to(tokens.peek())
                    .wrong("A function can only be given to a method, as in layers.map(l -> l.norm).");
        }
        return inner;
    }

    private Expression name(Token token) throws QueryException {
        String name = token.text();
        if (CONSTANTS.contains(name)) {
            return new Expression.Truth(name.equals("true"));
        }
        if (tokens.peek().is("(")) {
            return size(token);
        }
        if (tokens.peek().is("->")) {
            throw token.to(tokens.peek())
                    .wrong("A function can only be given to a method, as in layers.map(l -> l.norm).");
        }
        if (WORD_OPERATORS.contains(name)) {
            throw wordOperator(token);
        }
        if (!known.contains(name)) {
            throw token.wrong("The name '" + name + "' is not known here" + (known.isEmpty()
                    ? "."
                    : "; known: " + String.join(", ", known.stream().sorted().toList()) + "."));
        }
        return new Expression.Name(name);
    }

    static QueryException wordOperator(Token token) {
        return token.wrong("'" + token.text()
                + "' cannot be used in a query; write &&, ||, !, ==, !=, <, <=, > or >=.");
    }

    static boolean isWordOperator(Token token) {
        return token.kind() == Token.Kind.NAME && WORD_OPERATORS.contains(token.text());
    }

    private Expression size(Token token) throws QueryException {
        if (!SIZES.contains(token.text())) {
            throw token.wrong("There is no function '" + token.text() + "'; there are size and empty.");
        }
        tokens.expect("(");
        Expression target = expression();
        tokens.expect(")");
        return new Expression.Size(target, token.text().equals("empty"));
    }

    private Expression tuple() throws QueryException {
        List<Expression> items = new ArrayList<>();
        if (!tokens.peek().is("]")) {
            do {
                items.add(expression());
            } while (tokens.skip(","));
        }
        tokens.expect("]");
        return new Expression.Tuple(items);
    }

    private Expression mapping() throws QueryException {
        List<Expression.Entry> entries = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        if (!tokens.peek().is("}")) {
            do {
                Token key = tokens.next();
                if (key.kind() != Token.Kind.STRING) {
                    throw key.wrong("Expected a key in quotes, found " + key.described() + ".");
                }
                if (!keys.add(key.text())) {
                    throw key.wrong("The key " + key.described() + " is there already.");
                }
                tokens.expect(":");
                entries.add(new Expression.Entry(key.text(), expression()));
            } while (tokens.skip(","));
        }
        tokens.expect("}");
        return new Expression.Mapping(entries);
    }

    /** Counts the parts of the query, so that no tree is too deep to be walked. */
    private Expression made(Expression expression) throws QueryException {
        if (++parts > MAX_PARTS) {
            throw tokens.peek().wrong("A query has at most " + MAX_PARTS + " names, numbers and operators.");
        }
        return expression;
    }
}
