package org.netloupe.agent.query;

import java.util.List;

import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlInfo;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.eclipse.jdt.annotation.Nullable;

/** A function of a query, compiled. Evaluates on one thread at a time. */
final class Expression {
    private static final JexlFeatures FEATURES = JexlFeatures.createNone().structuredLiteral(true).methodCall(true)
            .lambda(true).localVar(true).thinArrow(true).arrayReferenceExpr(true).lexical(true);
    private static final int MAX_DEPTH = 200;

    private final JexlScript script;
    private final Budget budget;

    private Expression(JexlScript script, Budget budget) {
        this.script = script;
        this.budget = budget;
    }

    static Expression compile(Lambda lambda) {
        Budget budget = new Budget();
        return new Expression(script(engine(budget), lambda.body(), lambda.parameters()), budget);
    }

    /**
     * Checks that the engine can read the body.
     *
     * @param position offset of the body in the query
     */
    static void check(String body, List<String> parameters, int position) throws QueryException {
        try {
            script(engine(new Budget()), body, parameters);
        } catch (JexlException e) {
            JexlInfo info = e.getInfo();
            int offset = info == null ? 0 : offset(body, info.getLine(), info.getColumn());
            throw new QueryException(position + offset,
                    "The expression cannot be read from here: " + rest(body, offset));
        } catch (StackOverflowError e) {
            throw new QueryException(position, "The expression is nested too deeply.");
        }
    }

    private static String rest(String body, int offset) {
        String rest = body.substring(offset).strip();
        return rest.length() > 40 ? rest.substring(0, 40) + "..." : rest;
    }

    private static int offset(String body, int line, int column) {
        int start = 0;
        for (int i = 1; i < line && body.indexOf('\n', start) >= 0; i++) {
            start = body.indexOf('\n', start) + 1;
        }
        return Math.max(0, Math.min(body.length() - 1, start + column - 1));
    }

    private static JexlEngine engine(Budget budget) {
        return new JexlBuilder().features(FEATURES).permissions(JexlPermissions.NONE).uberspect(new Vocabulary(budget))
                .arithmetic(new Arithmetic(budget)).loader(new ClassLoader(null) {}).antish(false).strict(true)
                .silent(false)
                .safe(false).cancellable(true).stackOverflow(MAX_DEPTH).cache(0).create();
    }

    private static JexlScript script(JexlEngine engine, String body, List<String> parameters) {
        return engine.createScript(FEATURES, new JexlInfo("query", 1, 1), body, parameters.toArray(String[]::new));
    }

    /**
     * The result for those arguments.
     *
     * @throws ExpressionException if there is none
     */
    Object apply(Object... arguments) {
        budget.renew();
        try {
            Object result = script.execute(JexlEngine.EMPTY_CONTEXT, arguments);
            if (result == null) {
                throw new ExpressionException("The expression " + script.getSourceText() + " gives nothing.");
            }
            return result;
        } catch (ExpressionException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw new ExpressionException("The expression " + script.getSourceText() + " is nested too deeply.");
        } catch (RuntimeException e) {
            throw new ExpressionException(message(e));
        }
    }

    private String message(Throwable failure) {
        for (@Nullable
        Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExpressionException) {
                return String.valueOf(cause.getMessage());
            }
        }
        String text = failure instanceof JexlException.Variable variable
                ? "there is no '" + variable.getVariable() + "' here"
                : String.valueOf(failure.getMessage());
        return "The expression " + script.getSourceText() + " failed: " + text;
    }
}
