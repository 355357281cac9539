package org.netloupe.core.extension;

import java.io.IOException;
import java.util.concurrent.CancellationException;

import org.netloupe.core.metric.Metric;
import org.netloupe.core.metric.MetricValue;
import org.netloupe.tensor.InputException;

/** Contributions that fail in the ways in which vendors' bundles fail. */
public final class BrokenMetrics {
    private BrokenMetrics() {}

    /** Works. */
    public static class Sound implements Metric {
        static int created;

        public Sound() {
            created++;
        }

        @Override
        public boolean higherIsBetter() {
            return true;
        }

        @Override
        public Accumulator start(int classes) {
            return new Accumulator() {
                @Override
                public void add(float[] scores, int offset, int label) {}

                @Override
                public MetricValue result() {
                    return new MetricValue.Scalar(classes);
                }
            };
        }
    }

    /** Its constructor throws. */
    public static class ThrowsWhenCreated extends Sound {
        public ThrowsWhenCreated() {
            throw new IllegalStateException("no licence");
        }
    }

    /** Its constructor needs a class of a bundle that is not there. */
    public static class MissesAClassWhenCreated extends Sound {
        public MissesAClassWhenCreated() {
            throw new NoClassDefFoundError("com/example/Absent");
        }
    }

    /** Its class cannot be initialised. */
    public static class ThrowsWhenInitialised extends Sound {
        static final int VALUE = Integer.parseInt("no number");
    }

    /** Has no constructor that the registry can call. */
    public static class HasNoDefaultConstructor extends Sound {
        public HasNoDefaultConstructor(int value) {
            created += value;
        }
    }

    /** Is something else than what the extension point asks for. */
    public static class IsNoMetric {}

    /** Throws what the id asks for when it is called. */
    public abstract static class ThrowsWhenCalled extends Sound {
        abstract Throwable fault();

        @Override
        public Accumulator start(int classes) {
            return sneak(fault());
        }

        @SuppressWarnings("unchecked") // a vendor's code may throw anything, declared or not
        private static <T, E extends Throwable> T sneak(Throwable fault) throws E {
            throw (E) fault;
        }
    }

    /** Throws an unchecked exception. */
    public static class ThrowsRuntimeException extends ThrowsWhenCalled {
        @Override
        Throwable fault() {
            return new IndexOutOfBoundsException("7");
        }
    }

    /** Misses a class. */
    public static class ThrowsLinkageError extends ThrowsWhenCalled {
        @Override
        Throwable fault() {
            return new NoClassDefFoundError("com/example/Absent");
        }
    }

    /** Fails in a static block of a class it uses. */
    public static class ThrowsInitializerError extends ThrowsWhenCalled {
        @Override
        Throwable fault() {
            return new ExceptionInInitializerError(new IllegalStateException("static"));
        }
    }

    /** Recurses without end. */
    public static class ThrowsStackOverflow extends ThrowsWhenCalled {
        @Override
        Throwable fault() {
            return new StackOverflowError();
        }
    }

    /** Tells the user what is wrong with the input, which is no fault of its own. */
    public static class RefusesInput extends ThrowsWhenCalled {
        @Override
        Throwable fault() {
            return new InputException("file", "a", "b", "");
        }
    }

    /** Cannot read a file, which is no fault of its own either. */
    public static class CannotRead extends ThrowsWhenCalled {
        @Override
        Throwable fault() {
            return new IOException("disk");
        }
    }

    /** Was cancelled by the user. */
    public static class WasCancelled extends ThrowsWhenCalled {
        @Override
        Throwable fault() {
            return new CancellationException();
        }
    }
}
