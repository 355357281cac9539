package org.netloupe.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.netloupe.agent.value.Value;
import org.netloupe.stream.events.EventFileReader;
import org.netloupe.stream.events.EventRuns;
import org.netloupe.stream.events.ScalarFolder;
import org.netloupe.stream.events.ScalarWriter;
import org.netloupe.stream.events.ValueReader;
import org.netloupe.stream.events.ValueWriter;

/**
 * Writes and reads event files in a temporary folder and prints the times: scalars with their check sums, on one thread and
 * on two; a million pairs of numbers; a folder of 1000 runs. The times are those on the clock; files are in the page cache.
 */
public final class EventFiles {
    private static final int REPETITIONS = 15;
    private static final int EVENTS = 2_000_000;
    private static final int PAIRS = 1_000_000;
    private static final int RUNS = 1000;

    /** On a busy machine the time on the processor says more than the time on the clock; it is that of the main thread. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private EventFiles() {}

    private interface Work {
        void run() throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        Path scratch = Files.createTempDirectory("netloupe-event-files");
        try {
            scalars(scratch.resolve("scalars"));
            pairs(scratch.resolve("pairs"));
            runs(scratch.resolve("runs"));
        } finally {
            delete(scratch);
        }
    }

    private static void scalars(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int file = 0; file < 2; file++) {
            Path of = folder.resolve(Integer.toString(file));
            print("write %d scalars".formatted(EVENTS), 0, () -> {
                delete(of);
                try (ScalarWriter writer = new ScalarWriter(of)) {
                    for (int step = 0; step < EVENTS; step++) {
                        writer.write((step & 1) == 0 ? "batch/loss" : "batch/learningRate", step, 1.7e9 + step, step);
                    }
                }
            }, 3);
            try (var list = Files.list(of)) {
                files.add(list.findFirst().orElseThrow());
            }
        }
        print("read scalars, 1 thread", Files.size(files.getFirst()), () -> sum(files.getFirst()), REPETITIONS);
        print("read scalars of 2 files, 2 threads", 2 * Files.size(files.getFirst()),
                () -> IntStream.range(0, 2).parallel().forEach(i -> sumUnchecked(files.get(i))), REPETITIONS);
        print("read into series, 1 thread", Files.size(files.getFirst()),
                () -> new ScalarFolder(folder.resolve("0")).poll(), REPETITIONS);
    }

    private static double sink;

    private static void sum(Path file) throws IOException {
        double[] sum = {0};
        EventFileReader reader = new EventFileReader(file);
        if (reader.poll((tag, step, wallTime, value) -> sum[0] += value + wallTime) != EVENTS + 1) {
            throw new IOException("Not all was read");
        }
        sink = sum[0];
    }

    private static void sumUnchecked(Path file) {
        try {
            sum(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void pairs(Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        print("write %d pairs".formatted(PAIRS), 0, () -> {
            delete(folder);
            try (ValueWriter writer = new ValueWriter(folder)) {
                for (int i = 0; i < PAIRS; i++) {
                    writer.write("value", i, 1_795_234_659_123_457L + i,
                            new Value.Tuple(List.of(new Value.Whole(i), new Value.Real(i * 0.001))));
                }
                written.clear();
                written.add(writer.file());
            }
        }, REPETITIONS);
        Path file = written.getFirst();
        print("read %d pairs".formatted(PAIRS), Files.size(file), () -> {
            long[] count = {0};
            new ValueReader(file, List.of("value")).poll((root, step, time, value) -> count[0]++);
            if (count[0] != PAIRS) {
                throw new IOException("Not all was read");
            }
        }, REPETITIONS);
        System.out.printf("file of %d pairs: %.0f MB%n", PAIRS, Files.size(file) / 1e6);
    }

    private static void runs(Path root) throws IOException {
        for (int run = 0; run < RUNS; run++) {
            try (ScalarWriter writer = new ScalarWriter(root.resolve("run%04d".formatted(run)))) {
                for (int step = 0; step < 1000; step++) {
                    writer.write("loss", step, 1.7e9 + step, step);
                }
            }
        }
        print("open a folder of 1000 runs", 0, () -> new EventRuns(root).refresh(), REPETITIONS);
        EventRuns opened = new EventRuns(root);
        print("read all its runs", 0, () -> readAll(opened), 1);
        print("refresh and poll all, nothing new", 0, () -> readAll(opened), REPETITIONS);
    }

    private static void readAll(EventRuns runs) throws IOException {
        for (String name : runs.refresh()) {
            runs.run(name);
        }
    }

    private static void print(String what, long bytes, Work work, int repetitions) throws IOException {
        double[] millis = new double[repetitions];
        double[] processor = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            long start = System.nanoTime();
            long before = THREADS.getCurrentThreadCpuTime();
            work.run();
            processor[i] = (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        Arrays.sort(processor);
        double median = processor[repetitions / 2];
        System.out.printf(Locale.ROOT, "%-36s median %7.1f ms, best %7.1f ms, processor %7.1f ms%s%n", what,
                millis[repetitions / 2], millis[0], median, bytes == 0
                        ? ""
                        : "; on the clock %.0f MB/s, best %.0f".formatted(bytes / 1e3 / millis[repetitions / 2],
                                bytes / 1e3 / millis[0]));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new Deleting());
    }

    @NonNullByDefault({})
    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException fault) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
