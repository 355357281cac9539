package org.netloupe.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * The same as {@link PictureBenchmark} in processor time of the painting thread, which other processes on the machine
 * disturb less than wall time: {@code java -cp target/org.netloupe.benchmarks.jar
 * org.netloupe.benchmarks.PictureCpuTime}.
 */
public final class PictureCpuTime {

    private static final int WARM_UP = 40;
    private static final int RUNS = 80;

    private PictureCpuTime() {}

    /** Prints median and 90th percentile in milliseconds. */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        PictureBenchmark pictures = new PictureBenchmark();
        pictures.fill();
        measure("redraw, linear axis", pictures::redraw);
        measure("redraw, logarithmic axis", pictures::redrawLogarithmic);
        measure("redraw, smoothed", pictures::redrawSmoothed);
        measure("pointer moves", pictures::hover);
        measure("pointer moves, line emphasised", pictures::hoverEmphasised);
    }

    private static void measure(String name, Runnable picture) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] nanoseconds = new long[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            long start = threads.getCurrentThreadCpuTime();
            picture.run();
            if (i >= 0) {
                nanoseconds[i] = threads.getCurrentThreadCpuTime() - start;
            }
        }
        Arrays.sort(nanoseconds);
        System.out.printf("%-32s median %5.1f ms, 90 %% %5.1f ms%n", name, nanoseconds[RUNS / 2] / 1e6,
                nanoseconds[RUNS * 9 / 10] / 1e6);
    }
}
