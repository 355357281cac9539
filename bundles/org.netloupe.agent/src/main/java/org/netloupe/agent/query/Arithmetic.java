package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlOperator;
import org.apache.commons.jexl3.JexlOptions;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Arithmetic of expressions, the same for every host: whole numbers of 64 bits (double where they would overflow), doubles
 * as IEEE 754 has them, / always with a fraction, text joined by +. No numbers of unlimited size.
 */
@NonNullByDefault({})
final class Arithmetic extends JexlArithmetic {
    private static final int MAX_TEXT = 1 << 20;

    private final Budget budget;

    Arithmetic(Budget budget) {
        super(true);
        this.budget = budget;
    }

    @Override
    protected JexlArithmetic createWithOptions(boolean strict, java.math.MathContext context, int scale) {
        return this;
    }

    @Override
    public JexlArithmetic options(JexlOptions options) {
        return this;
    }

    @Override
    public JexlArithmetic options(JexlContext context) {
        return this;
    }

    @Override
    public JexlArithmetic options(JexlEngine.Options options) {
        return this;
    }

    private static boolean whole(Object value) {
        return value instanceof Long || value instanceof Integer;
    }

    private static long asLong(Object value) {
        return ((Number) value).longValue();
    }

    private double number(Object value, String operation) {
        budget.charge(1);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new ExpressionException(operation + " needs numbers, found " + Methods.described(value) + ".");
    }

    @Override
    public Object add(Object left, Object right) {
        if (whole(left) && whole(right)) {
            long a = asLong(left);
            long b = asLong(right);
            long sum = a + b;
            return ((a ^ sum) & (b ^ sum)) < 0 ? (Object) ((double) a + b) : (Object) sum;
        }
        if (left instanceof String || right instanceof String) {
            return join(left, right);
        }
        return number(left, "+") + number(right, "+");
    }

    private String join(Object left, Object right) {
        for (Object part : new Object[]{left, right}) {
            if (!(part instanceof String || part instanceof Number || part instanceof Boolean)) {
                throw new ExpressionException("+ joins texts and numbers, found " + Methods.described(part) + ".");
            }
        }
        String joined = left.toString() + right;
        budget.charge(joined.length());
        if (joined.length() > MAX_TEXT) {
            throw new ExpressionException("A text of an expression has at most " + MAX_TEXT + " characters.");
        }
        return joined;
    }

    @Override
    public Object subtract(Object left, Object right) {
        if (whole(left) && whole(right)) {
            long a = asLong(left);
            long b = asLong(right);
            long difference = a - b;
            return ((a ^ b) & (a ^ difference)) < 0 ? (Object) ((double) a - b) : (Object) difference;
        }
        return number(left, "-") - number(right, "-");
    }

    @Override
    public Object multiply(Object left, Object right) {
        if (whole(left) && whole(right)) {
            long a = asLong(left);
            long b = asLong(right);
            long high = Math.multiplyHigh(a, b);
            long low = a * b;
            return high == low >> 63 ? (Object) low : (Object) ((double) a * b);
        }
        return number(left, "*") * number(right, "*");
    }

    @Override
    public Object divide(Object left, Object right) {
        return number(left, "/") / number(right, "/");
    }

    @Override
    public Object mod(Object left, Object right) {
        if (whole(left) && whole(right)) {
            if (asLong(right) == 0) {
                return Double.NaN;
            }
            return asLong(left) % asLong(right);
        }
        return number(left, "%") % number(right, "%");
    }

    @Override
    public Object negate(Object value) {
        if (whole(value)) {
            return subtract(0L, value);
        }
        return -number(value, "-");
    }

    @Override
    public Object positivize(Object value) {
        number(value, "+");
        return value;
    }

    @Override
    public boolean lessThan(Object left, Object right) {
        return texts(left, right) ? compareTexts(left, right) < 0 : number(left, "<") < number(right, "<");
    }

    @Override
    public boolean greaterThan(Object left, Object right) {
        return texts(left, right) ? compareTexts(left, right) > 0 : number(left, ">") > number(right, ">");
    }

    @Override
    public boolean lessThanOrEqual(Object left, Object right) {
        return texts(left, right) ? compareTexts(left, right) <= 0 : number(left, "<=") <= number(right, "<=");
    }

    @Override
    public boolean greaterThanOrEqual(Object left, Object right) {
        return texts(left, right) ? compareTexts(left, right) >= 0 : number(left, ">=") >= number(right, ">=");
    }

    @Override
    protected int compare(Object left, Object right, JexlOperator operator) {
        return texts(left, right)
                ? compareTexts(left, right)
                : Double.compare(number(left, operator.toString()), number(right, operator.toString()));
    }

    private static boolean texts(Object left, Object right) {
        return left instanceof String && right instanceof String;
    }

    private static int compareTexts(Object left, Object right) {
        return ((String) left).compareTo((String) right);
    }

    @Override
    public boolean equals(Object left, Object right) {
        budget.charge(1);
        if (whole(left) && whole(right)) {
            return asLong(left) == asLong(right);
        }
        if (left instanceof Number a && right instanceof Number b) {
            return a.doubleValue() == b.doubleValue();
        }
        return left == null ? right == null : left.equals(right);
    }

    @Override
    public boolean toBoolean(Object value) {
        return truth(value);
    }

    @Override
    protected boolean toBoolean(boolean strict, Object value) {
        return truth(value);
    }

    @Override
    public boolean testPredicate(Object value) {
        return truth(value);
    }

    static boolean truth(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        throw new ExpressionException(
                "A condition is true, false or a number, found " + Methods.described(value) + ".");
    }

    /** Literals make lists, whatever they hold, so that [1, 2] and [1, 'a'] are both tuples. */
    @Override
    public ArrayBuilder arrayBuilder(int size, boolean extended) {
        List<Object> items = new ArrayList<>(size);
        return new ArrayBuilder() {
            @Override
            public void add(Object value) {
                budget.charge(1);
                items.add(value);
            }

            @Override
            public Object create(boolean asList) {
                return items;
            }
        };
    }

    @Override
    public ArrayBuilder arrayBuilder(int size) {
        return arrayBuilder(size, true);
    }

    @Override
    public MapBuilder mapBuilder(int size, boolean extended) {
        java.util.Map<String, Object> entries = new java.util.LinkedHashMap<>();
        return new MapBuilder() {
            @Override
            public void put(Object key, Object value) {
                budget.charge(1);
                entries.put(String.valueOf(key), value);
            }

            @Override
            public Object create() {
                return entries;
            }
        };
    }

    @Override
    public MapBuilder mapBuilder(int size) {
        return mapBuilder(size, true);
    }
}
