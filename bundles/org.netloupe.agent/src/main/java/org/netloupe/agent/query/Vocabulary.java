package org.netloupe.agent.query;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlOperator;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.introspection.JexlMethod;
import org.apache.commons.jexl3.introspection.JexlPropertyGet;
import org.apache.commons.jexl3.introspection.JexlPropertySet;
import org.apache.commons.jexl3.introspection.JexlUberspect;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * What the expression engine can reach of an object, in place of reflection: fields of maps and events, items of tuples,
 * and the {@link Methods listed methods}. There is no way from here to a class.
 */
@NonNullByDefault({})
final class Vocabulary implements JexlUberspect {
    private final Budget budget;

    Vocabulary(Budget budget) {
        this.budget = budget;
    }

    @Override
    public JexlMethod getMethod(Object target, String name, Object... arguments) {
        if (Methods.kind(target) == Methods.Kind.OTHER) {
            return null;
        }
        return new Call(Methods.kind(target), name, Methods.find(target, name, arguments.length), budget);
    }

    @Override
    public JexlPropertyGet getPropertyGet(Object target, Object key) {
        if (target instanceof Map && key instanceof String name) {
            return new Field(name, budget);
        }
        if (target instanceof List && key instanceof Number number) {
            return new Item(number.longValue(), budget);
        }
        if (target instanceof Map || target instanceof List) {
            throw new ExpressionException(
                    "A field has a name and an item a number; found " + Methods.described(key) + ".");
        }
        throw new ExpressionException(
                Methods.capital(Methods.described(target)) + " has no field '" + key + "'; call a method with ().");
    }

    @Override
    public JexlPropertyGet getPropertyGet(List<PropertyResolver> resolvers, Object target, Object key) {
        return getPropertyGet(target, key);
    }

    /** A listed method of one kind of value. */
    private record Call(Methods.Kind kind, String name, Methods.Method method, Budget budget) implements JexlMethod {
        @Override
        public Object invoke(Object target, Object... arguments) {
            budget.charge(1);
            return method.body().apply(target, arguments, budget);
        }

        @Override
        public Object tryInvoke(String wanted, Object target, Object... arguments) {
            boolean fits = Methods.kind(target) == kind && name.equals(wanted)
                    && (method.arity() < 0 || method.arity() == arguments.length);
            return fits ? invoke(target, arguments) : JexlEngine.TRY_FAILED;
        }

        @Override
        public boolean tryFailed(Object result) {
            return result == JexlEngine.TRY_FAILED;
        }

        @Override
        public boolean isCacheable() { return true; }

        @Override
        public Class<?> getReturnType() { return Object.class; }
    }

    /** A field of a map or event. */
    private record Field(String name, Budget budget) implements JexlPropertyGet {
        @Override
        public Object invoke(Object target) {
            return read((Map<?, ?>) target);
        }

        private Object read(Map<?, ?> map) {
            budget.charge(1);
            Object value = map.get(name);
            if (value == null || value instanceof JexlScript) {
                throw Methods.noField(map, name);
            }
            return value;
        }

        @Override
        public Object tryInvoke(Object target, Object key) {
            return target instanceof Map<?, ?> map && name.equals(key) ? read(map) : JexlEngine.TRY_FAILED;
        }

        @Override
        public boolean tryFailed(Object result) {
            return result == JexlEngine.TRY_FAILED;
        }

        @Override
        public boolean isCacheable() { return true; }
    }

    /** An item of a tuple. */
    private record Item(long index, Budget budget) implements JexlPropertyGet {
        @Override
        public Object invoke(Object target) {
            return read((List<?>) target, index);
        }

        private Object read(List<?> items, long wanted) {
            budget.charge(1);
            Object item = Methods.item(items, wanted);
            if (item instanceof JexlScript) {
                throw new ExpressionException("A function cannot be an item.");
            }
            return item;
        }

        @Override
        public Object tryInvoke(Object target, Object key) {
            return target instanceof List<?> items && key instanceof Number number
                    ? read(items, number.longValue())
                    : JexlEngine.TRY_FAILED;
        }

        @Override
        public boolean tryFailed(Object result) {
            return result == JexlEngine.TRY_FAILED;
        }

        @Override
        public boolean isCacheable() { return true; }
    }

    @Override
    public Iterator<?> getIterator(Object object) {
        return null;
    }

    @Override
    public JexlMethod getConstructor(Object type, Object... arguments) {
        return null;
    }

    @Override
    public JexlPropertySet getPropertySet(Object target, Object key, Object value) {
        return null;
    }

    @Override
    public JexlPropertySet getPropertySet(List<PropertyResolver> resolvers, Object target, Object key, Object value) {
        return null;
    }

    @Override
    public List<PropertyResolver> getResolvers(JexlOperator operator, Object object) {
        return List.of();
    }

    @Override
    public JexlArithmetic.Uberspect getArithmetic(JexlArithmetic arithmetic) {
        return null;
    }

    @Override
    public Class<?> getClassByName(String name) {
        return null;
    }

    @Override
    public ClassLoader getClassLoader() { return null; }

    @Override
    public void setClassLoader(ClassLoader loader) {
        // no class can be loaded
    }

    @Override
    public int getVersion() { return 0; }
}
