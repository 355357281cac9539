package org.netloupe.agent.query;

import java.util.List;

/**
 * The tree of an expression of a query. Trees are immutable, and equal when they print the same; only {@link QueryParser}
 * makes them, and it keeps them small enough to be walked recursively.
 */
public sealed interface Expression {

    /** A number, as it was written: a whole one of at most 18 digits, or a finite one with a fraction or exponent. */
    record Literal(String digits) implements Expression {
        /** The number, a Long or a Double. */
        public Number value() {
            return digits.chars().allMatch(Character::isDigit)
                    ? (Number) Long.valueOf(digits)
                    : (Number) Double.valueOf(digits);
        }
    }

    /** A text, without quotes and escapes. */
    record Text(String value) implements Expression {}

    /** {@code true} or {@code false}, which are 1 and 0. */
    record Truth(boolean value) implements Expression {}

    /** The value of a parameter. */
    record Name(String name) implements Expression {}

    /** A tuple made of its items. */
    record Tuple(List<Expression> items) implements Expression {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /** A map made of its entries. */
    record Mapping(List<Entry> entries) implements Expression {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /** An entry of a {@link Mapping}. */
    record Entry(String key, Expression value) {}

    /** A field of an event or map. */
    record Field(Expression target, String name) implements Expression {}

    /** An item of a tuple or tensor, or a field by its name. */
    record Item(Expression target, Expression index) implements Expression {}

    /** A method; {@link Function functions} stand among its arguments and nowhere else. */
    record Call(Expression target, String method, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code size(x)}, or {@code empty(x)}: whether that is 0. */
    record Size(Expression target, boolean empty) implements Expression {}

    /** A sign: {@code -x} or {@code !x}. */
    record Sign(boolean not, Expression operand) implements Expression {}

    /** Two operands. */
    record Operation(Operator operator, Expression left, Expression right) implements Expression {}

    /** {@code test ? yes : no}. */
    record Choice(Expression test, Expression yes, Expression no) implements Expression {}

    /** A function given to a method. */
    record Function(List<String> parameters, Expression body) implements Expression {
        public Function {
            parameters = List.copyOf(parameters);
        }
    }

    /** The operators of two operands; those of a higher level bind more tightly, those of one level from the left. */
    enum Operator {
        OR("||", 1), AND("&&", 2), EQUAL("==", 3), DIFFERENT("!=", 3), LESS("<", 3), AT_MOST("<=", 3), MORE(">",
                3), AT_LEAST(">=", 3), PLUS("+", 4), MINUS("-", 4), TIMES("*", 5), DIVIDED("/", 5), REST("%", 5);

        /** The level of comparisons, of which one cannot follow another. */
        static final int COMPARISON = 3;
        /** The tightest level. */
        static final int TIGHTEST = 5;

        private final String symbol;
        private final int level;

        Operator(String symbol, int level) {
            this.symbol = symbol;
            this.level = level;
        }

        /** As it is written. */
        public String symbol() {
            return symbol;
        }

        int level() {
            return level;
        }
    }
}
