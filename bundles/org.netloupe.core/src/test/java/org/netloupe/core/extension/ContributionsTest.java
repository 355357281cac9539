package org.netloupe.core.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloupe.core.metric.Metric;
import org.netloupe.core.metric.MetricValue;
import org.netloupe.tensor.InputException;

/** A broken contribution is disabled and named, and takes nothing else down. */
class ContributionsTest {
    @TempDir
    Path folder;
    private URLClassLoader loader;
    private Contributions contributions;

    /** A class path with a bundle that contributes the sound and the broken metrics. */
    @BeforeEach
    void contribute() throws IOException {
        Path bundle = Files.createDirectories(folder.resolve("org.example.vendor"));
        String metrics = Stream.of(BrokenMetrics.class.getDeclaredClasses()).map(Class::getSimpleName).sorted()
                .map(ContributionsTest::element).collect(Collectors.joining());
        Files.writeString(bundle.resolve("plugin.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <plugin>
                  <extension point="org.netloupe.core.metrics">
                    %s
                    <metric id="org.example.other.Sound2" name="Second" class="org.example.Absent"/>
                    <somethingElse id="x"/>
                  </extension>
                </plugin>
                """.formatted(metrics + element("Absent") + element("Doubled") + "<metric id=\"org.other.Doubled\" "
                + "name=\"D\" class=\"org.example.Absent\"/>"));
        loader = new URLClassLoader(new URL[]{bundle.toUri().toURL()}, getClass().getClassLoader());
        contributions = new Contributions(ClassPathRegistry.read(loader));
        BrokenMetrics.Sound.created = 0;
    }

    private static String element(String name) {
        return "<metric id=\"org.example.vendor.%s\" name=\"%s\" class=\"%s$%s\"/>%n".formatted(name, name,
                BrokenMetrics.class.getName(), name);
    }

    @AfterEach
    void closeLoader() throws IOException {
        loader.close();
    }

    private Contribution<Metric> metric(String name) throws InputException {
        return contributions.named(ExtensionPoint.METRICS, "org.example.vendor." + name);
    }

    private static Optional<MetricValue> call(Contribution<Metric> metric) throws IOException {
        return metric.call(m -> m.start(3).result());
    }

    @Test
    void aSoundContributionIsCreatedOnceWhenItIsFirstUsed() throws IOException {
        Contribution<Metric> sound = metric("Sound");
        contributions.to(ExtensionPoint.METRICS);
        assertEquals(0, BrokenMetrics.Sound.created);
        assertEquals(Optional.of(new MetricValue.Scalar(3)), call(sound));
        assertEquals(Optional.of(new MetricValue.Scalar(3)), call(sound));
        assertEquals(1, BrokenMetrics.Sound.created);
        assertEquals("org.example.vendor", sound.contributor());
        assertEquals(Optional.of("Sound"), sound.attribute("name"));
        assertEquals("", sound.description());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrowsWhenCreated", "MissesAClassWhenCreated", "ThrowsWhenInitialised",
            "HasNoDefaultConstructor", "IsNoMetric", "Absent", "ThrowsRuntimeException", "ThrowsLinkageError",
            "ThrowsInitializerError", "ThrowsStackOverflow"})
    void aBrokenContributionIsDisabledNamedAndTakesNothingElseDown(String name) throws IOException {
        Contribution<Metric> broken = metric(name);
        assertEquals(Optional.empty(), call(broken));
        assertTrue(broken.isDisabled());
        assertEquals(Optional.empty(), call(broken), "and stays so");
        assertFalse(contributions.to(ExtensionPoint.METRICS).contains(broken));

        List<Fault> faults = contributions.faults();
        assertEquals(1, faults.size(), "reported once");
        assertEquals("org.example.vendor." + name, faults.getFirst().contribution());
        assertEquals("org.example.vendor", faults.getFirst().contributor());
        assertTrue(faults.getFirst().message().contains("was disabled"), faults.getFirst().message());
        InputException required = assertThrows(InputException.class, () -> broken.require(m -> m.start(1).result()));
        assertTrue(required.getMessage().contains(name) && required.getMessage().contains("org.example.vendor"),
                required.getMessage());

        assertEquals(Optional.of(new MetricValue.Scalar(3)), call(metric("Sound")));
    }

    @Test
    void theFaultNamesWhatWasThrown() throws IOException {
        call(metric("ThrowsWhenCreated"));
        call(metric("ThrowsLinkageError"));
        assertInstanceOf(IllegalStateException.class, contributions.faults().get(0).cause());
        assertInstanceOf(NoClassDefFoundError.class, contributions.faults().get(1).cause());
    }

    @Test
    void badInputAndCancellingAreNoFaultsOfTheContribution() throws IOException {
        assertThrows(InputException.class, () -> call(metric("RefusesInput")));
        assertThrows(IOException.class, () -> call(metric("CannotRead")));
        assertThrows(CancellationException.class, () -> call(metric("WasCancelled")));
        assertEquals(List.of(), contributions.faults());
        assertFalse(metric("RefusesInput").isDisabled());
    }

    @Test
    void theLastPartOfAnIdIsEnoughWhereItIsUnambiguous() throws IOException {
        assertEquals("org.example.vendor.Sound", contributions.named(ExtensionPoint.METRICS, "Sound").id());
        InputException ambiguous = assertThrows(InputException.class,
                () -> contributions.named(ExtensionPoint.METRICS, "Doubled"));
        assertTrue(ambiguous.getMessage().contains("org.other.Doubled"), ambiguous.getMessage());
        InputException unknown = assertThrows(InputException.class,
                () -> contributions.named(ExtensionPoint.METRICS, "Unknown"));
        assertTrue(unknown.getMessage().startsWith("\"Unknown\": expected a metric, one of ["), unknown.getMessage());
    }

    @Test
    void contributionsAreOnlyThoseOfTheirPoint() {
        assertEquals(List.of(), contributions.to(ExtensionPoint.PROJECTIONS));
        assertTrue(contributions.to(ExtensionPoint.METRICS).stream().noneMatch(m -> m.id().equals("x")));
    }

    @Test
    void threadsThatUseABrokenContributionTogetherReportItOnce() throws Exception {
        Contribution<Metric> broken = metric("ThrowsRuntimeException");
        List<Thread> threads = Stream.generate(() -> new Thread(() -> callQuietly(broken))).limit(8).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1, contributions.faults().size());
    }

    private static void callQuietly(Contribution<Metric> metric) {
        try {
            call(metric);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
