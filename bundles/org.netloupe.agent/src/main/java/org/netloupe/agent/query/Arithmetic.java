package org.netloupe.agent.query;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.query.Expression.Operator;

/**
 * Arithmetic of expressions, the same for every host: whole numbers of 64 bits (double where they would overflow), doubles
 * as IEEE 754 has them, / always with a fraction, text joined by +; what is true or false is 1 or 0.
 */
final class Arithmetic {
    private static final int MAX_TEXT = 1 << 20;
    private static final Long YES = 1L;
    private static final Long NO = 0L;

    private Arithmetic() {}

    static Long truth(boolean truth) {
        return truth ? YES : NO;
    }

    /** Whether a condition holds. */
    static boolean holds(Object value) {
        if (value instanceof Long whole) {
            return whole != 0;
        }
        if (value instanceof Double real) {
            return real != 0;
        }
        throw new ExpressionException("A condition is a number, 0 for false, but found " + Methods.described(value)
                + ".");
    }

    /** The result of an operator that always needs both operands. */
    static Object apply(Operator operator, Object left, Object right, Budget budget) {
        budget.charge(1);
        return switch (operator) {
            case PLUS -> add(left, right, budget);
            case MINUS -> subtract(left, right);
            case TIMES -> multiply(left, right);
            case DIVIDED -> number(left, "/") / number(right, "/");
            case REST -> rest(left, right);
            case EQUAL -> truth(same(left, right, budget));
            case DIFFERENT -> truth(!same(left, right, budget));
            default -> truth(compares(operator, left, right));
        };
    }

    private static double number(Object value, String operator) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new ExpressionException(operator + " needs numbers, found " + Methods.described(value) + ".");
    }

    private static Object add(Object left, Object right, Budget budget) {
        if (left instanceof Long a && right instanceof Long b) {
            long sum = a + b;
            return ((a ^ sum) & (b ^ sum)) < 0 ? (Object) ((double) a + b) : (Object) sum;
        }
        if (left instanceof String || right instanceof String) {
            return join(left, right, budget);
        }
        return number(left, "+") + number(right, "+");
    }

    private static String join(Object left, Object right, Budget budget) {
        for (Object part : new Object[]{left, right}) {
            if (!(part instanceof String || part instanceof Number)) {
                throw new ExpressionException("+ joins texts and numbers, found " + Methods.described(part) + ".");
            }
        }
        String joined = left.toString() + right;
        budget.charge(joined.length());
        budget.allocate(2L * joined.length());
        if (joined.length() > MAX_TEXT) {
            throw new ExpressionException("A text of an expression has at most " + MAX_TEXT + " characters.");
        }
        return joined;
    }

    private static Object subtract(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            long difference = a - b;
            return ((a ^ b) & (a ^ difference)) < 0 ? (Object) ((double) a - b) : (Object) difference;
        }
        return number(left, "-") - number(right, "-");
    }

    private static Object multiply(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            long low = a * b;
            return Math.multiplyHigh(a, b) == low >> 63 ? (Object) low : (Object) ((double) a * b);
        }
        return number(left, "*") * number(right, "*");
    }

    private static Object rest(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return b == 0 ? (Object) Double.NaN : (Object) (a % b);
        }
        return number(left, "%") % number(right, "%");
    }

    static Object negated(Object value) {
        if (value instanceof Long whole) {
            return whole == Long.MIN_VALUE ? (Object) (-(double) whole) : (Object) (-whole);
        }
        return -number(value, "-");
    }

    private static boolean compares(Operator operator, Object left, Object right) {
        if (left instanceof String a && right instanceof String b) {
            return compares(operator, a.compareTo(b));
        }
        if (left instanceof Long a && right instanceof Long b) {
            return compares(operator, Long.compare(a, b));
        }
        double a = number(left, operator.symbol());
        double b = number(right, operator.symbol());
        return switch (operator) {
            case LESS -> a < b;
            case AT_MOST -> a <= b;
            case MORE -> a > b;
            default -> a >= b;
        };
    }

    private static boolean compares(Operator operator, int order) {
        return switch (operator) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            default -> order >= 0;
        };
    }

    /** Equal as values: numbers by what they are worth, tuples and maps by what they hold. */
    private static boolean same(@Nullable Object left, @Nullable Object right, Budget budget) {
        budget.charge(1);
        if (left instanceof Long a && right instanceof Long b) {
            return a.longValue() == b.longValue();
        }
        if (left instanceof Number a && right instanceof Number b) {
            return a.doubleValue() == b.doubleValue();
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            boolean same = a.size() == b.size();
            for (int i = 0; same && i < a.size(); i++) {
                same = same(a.get(i), b.get(i), budget);
            }
            return same;
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            boolean same = a.keySet().equals(b.keySet());
            return same && a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key), budget));
        }
        return left != null && left.equals(right);
    }
}
