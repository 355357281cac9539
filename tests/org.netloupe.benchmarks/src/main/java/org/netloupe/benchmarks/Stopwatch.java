package org.netloupe.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

import com.sun.management.OperatingSystemMXBean;

/** Times a computation several times: on the clock, and on the processors with everything that the virtual machine does. */
final class Stopwatch {
    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();

    private Stopwatch() {}

    /** Prints the first run, and best and median of the others; gives the last result. */
    static <T> T time(String name, int runs, Callable<T> computation) throws Exception {
        double[] clock = new double[runs];
        double[] processor = new double[runs];
        T result = null;
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            long cpu = SYSTEM.getProcessCpuTime();
            result = computation.call();
            processor[run] = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
            clock[run] = (System.nanoTime() - start) / 1e9;
        }
        System.out.printf(Locale.ROOT, "%-44s cold %7.3f s (processor %7.3f)", name, clock[0], processor[0]);
        if (runs > 1) {
            double[] warm = sorted(clock);
            double[] warmProcessor = sorted(processor);
            System.out.printf(Locale.ROOT, "; warm best %7.3f, median %7.3f s (processor %7.3f, %7.3f)", warm[0],
                    warm[warm.length / 2], warmProcessor[0], warmProcessor[warm.length / 2]);
        }
        System.out.println();
        return result;
    }

    private static double[] sorted(double[] times) {
        double[] warm = Arrays.copyOfRange(times, 1, times.length);
        Arrays.sort(warm);
        return warm;
    }
}
