package org.netloupe.core.training;

/**
 * How weights are updated.
 *
 * @param learningRate initial step width, > 0
 */
public record Optimizer(Kind kind, double learningRate) {
    /** Update rules with their papers' default parameters. */
    public enum Kind {
        /** Kingma and Ba 2015. */
        ADAM,
        /** Plain stochastic gradient descent. */
        SGD,
        /** Stochastic gradient descent with Nesterov momentum 0.9. */
        NESTEROV,
        /** Tieleman and Hinton 2012. */
        RMSPROP
    }

    /** Adam with 0.001. */
    public static final Optimizer DEFAULT = new Optimizer(Kind.ADAM, 1e-3);

    public Optimizer {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException("learningRate: expected a number above 0, found " + learningRate);
        }
    }
}
