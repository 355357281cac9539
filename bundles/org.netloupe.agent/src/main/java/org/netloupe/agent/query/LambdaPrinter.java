package org.netloupe.agent.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Prints the tokens of an expression with canonical spaces. */
final class LambdaPrinter {
    private static final Set<String> OPENING = Set.of("(", "[", "{");
    private static final Set<String> CLOSING = Set.of(")", "]", "}");
    private static final Set<String> TIGHT = Set.of(".", "?.");

    private final StringBuilder text = new StringBuilder();
    /** For each open bracket, how many ?-operators wait for their colon. */
    private final Deque<Integer> conditions = new ArrayDeque<>(List.of(0));

    private LambdaPrinter() {}

    static String print(List<Token> tokens) {
        LambdaPrinter printer = new LambdaPrinter();
        for (int i = 0; i < tokens.size(); i++) {
            printer.print(tokens.get(i), i == 0 || !endsOperand(tokens.get(i - 1)));
        }
        return printer.text.toString();
    }

    /** Whether an operand ends with that token, so that an operator behind it has two operands. */
    private static boolean endsOperand(Token token) {
        return token.kind() != Token.Kind.SYMBOL || CLOSING.contains(token.text());
    }

    private void print(Token token, boolean afterOperator) {
        String word = token.text();
        if (token.kind() != Token.Kind.SYMBOL || TIGHT.contains(word)) {
            text.append(word);
        } else if (OPENING.contains(word)) {
            conditions.push(0);
            text.append(word);
        } else if (CLOSING.contains(word)) {
            conditions.poll();
            text.append(word);
        } else if (word.equals(",")) {
            text.append(", ");
        } else if (word.equals(":")) {
            colon();
        } else if (afterOperator) {
            // two signs in a row would be another operator
            text.append(text.toString().endsWith(word) ? " " : "").append(word);
        } else {
            if (word.equals("?")) {
                conditions.push(pop() + 1);
            }
            text.append(' ').append(word).append(' ');
        }
    }

    private void colon() {
        int waiting = pop();
        text.append(waiting > 0 ? " : " : ": ");
        conditions.push(Math.max(0, waiting - 1));
    }

    private int pop() {
        Integer top = conditions.poll();
        return top == null ? 0 : top;
    }
}
