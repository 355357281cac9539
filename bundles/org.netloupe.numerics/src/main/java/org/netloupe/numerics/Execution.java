package org.netloupe.numerics;

/**
 * How a computation runs.
 *
 * @param threads number of threads, the caller's among them, at least 1
 * @param vectors whether the Vector API is used; without it results agree within the tolerance that the algorithm states
 * @param work who watches and may cancel
 */
public record Execution(int threads, boolean vectors, Work work) {
    /** More than this many threads only wait for each other in the loops of milliseconds that are usual here. */
    private static final int MOST_THREADS = 16;

    public Execution {
        if (threads < 1) {
            throw new IllegalArgumentException("A computation needs at least one thread, not " + threads);
        }
        if (vectors && !vectorsAvailable()) {
            throw new IllegalArgumentException("The module jdk.incubator.vector is not there: start Java with "
                    + "--add-modules jdk.incubator.vector, or compute without vectors");
        }
    }

    /** All processors, the Vector API if it is there, unwatched. */
    public static Execution unwatched() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Execution(Math.min(processors, MOST_THREADS), vectorsAvailable(), Work.UNWATCHED);
    }

    /** The same for somebody who watches. */
    public Execution watchedBy(Work watcher) {
        return new Execution(threads, vectors, watcher);
    }

    /** The same, told as a part of the whole. */
    public Execution part(double from, double to) {
        return watchedBy(work.part(from, to));
    }

    /** The same with another number of threads. */
    public Execution withThreads(int number) {
        return new Execution(number, vectors, work);
    }

    /** The same in plain Java. */
    public Execution withoutVectors() {
        return new Execution(threads, false, work);
    }

    /** Whether this virtual machine was started with the module of the Vector API. */
    public static boolean vectorsAvailable() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
