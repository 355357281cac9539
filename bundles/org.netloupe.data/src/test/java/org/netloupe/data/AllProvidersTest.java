package org.netloupe.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Probe;
import org.netloupe.core.data.Split;
import org.netloupe.core.data.Target;
import org.netloupe.core.extension.Contribution;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.core.opening.DatasetOpener;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.tensor.InputException;

/** What every contributed data provider must do, whoever wrote it. */
class AllProvidersTest {
    private final Contributions contributions = Contributions.ofPlatform();
    private final List<Contribution<DataProvider>> providers = contributions.to(ExtensionPoint.DATA_PROVIDERS);
    private final Path folder;
    private final List<Samples> samples;

    AllProvidersTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.samples = Samples.write(folder);
    }

    private DataProvider provider(String id) throws IOException {
        return contributions.named(ExtensionPoint.DATA_PROVIDERS, id).require(provider -> provider);
    }

    private Dataset open(Samples sample) throws IOException {
        DataProvider provider = provider(sample.provider());
        return provider.open(sample.path(), OptionValues.of(provider.options(), sample.options()), Progress.NONE);
    }

    @Test
    void eachHasASampleHere() {
        Set<String> ids = providers.stream().map(Contribution::id).collect(Collectors.toSet());
        assertEquals(ids, samples.stream().map(s -> "org.netloupe.data." + s.provider()).collect(Collectors.toSet()));
        assertEquals(List.of(), contributions.faults());
    }

    @Test
    void eachIsDescribedAndDeclaresSoundOptions() throws IOException {
        for (Contribution<DataProvider> contribution : providers) {
            assertFalse(contribution.name().isBlank() || contribution.description().isBlank(), contribution.id());
            List<Option> options = contribution.require(DataProvider::options);
            Map<String, String> defaults = options.stream()
                    .collect(Collectors.toMap(Option::key, Option::defaultText));
            OptionValues.of(options, defaults);
            for (Option option : options) {
                assertEquals(option.key().toLowerCase(), option.key());
                assertFalse(option.label().isBlank(), option.key());
                assertTrue(option.description().endsWith("."), option.description());
            }
        }
    }

    @Test
    void eachSampleIsRecognisedByItsProvider() throws IOException {
        DatasetOpener opener = new DatasetOpener(contributions);
        for (Samples sample : samples) {
            if (sample.path().isPresent()) {
                DatasetSpec spec = opener.recognise(sample.path().get(), Map.of());
                assertEquals("org.netloupe.data." + sample.provider(), spec.provider());
                opener.open(spec, Progress.NONE).close();
            }
        }
    }

    @Test
    void probesOfAnythingEndInAnAnswer() throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        List<Path> paths = new ArrayList<>(List.of(folder, folder.resolve("none"), Path.of("/"), Path.of("")));
        for (String name : List.of("a.csv", "b.npy", "c.zip", "d.bin", "e", "f.gz")) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            paths.add(Files.write(folder.resolve(name), bytes));
            paths.add(Files.createFile(folder.resolve("empty-" + name)));
        }
        for (Contribution<DataProvider> contribution : providers) {
            DataProvider provider = contribution.require(p -> p);
            for (Path path : paths) {
                Probe probe = provider.probe(path);
                assertTrue(provider.needsPath() || probe == Probe.NO, contribution.id());
            }
        }
    }

    @Test
    void eachDatasetKeepsTheContract() throws IOException {
        for (Samples sample : samples) {
            try (Dataset dataset = open(sample)) {
                assertFalse(dataset.name().isBlank());
                assertTrue(dataset.size() > 0);
                assertEquals(dataset.size(), dataset.splits().size());
                assertTrue(dataset.splits().count(Split.TRAIN) > 0, sample.provider());
                assertEquals(rank(dataset.featureKind()), dataset.featureShape().rank());
                assertTrue(dataset.featureNames().isEmpty()
                        || dataset.featureNames().size() == dataset.featureShape().size());
                assertEquals(dataset.attributes().size(),
                        new HashSet<>(dataset.attributes().stream().map(Attribute::name).toList()).size());
                for (int i = 0; i < dataset.size(); i++) {
                    assertInstance(dataset, i, sample.provider());
                }
                assertBounds(dataset);
            }
        }
    }

    private static int rank(FeatureKind kind) {
        return kind == FeatureKind.IMAGE ? 3 : 1;
    }

    private static void assertInstance(Dataset dataset, int index, String provider) throws IOException {
        int count = (int) dataset.featureShape().size();
        float[] values = new float[count + 3];
        values[0] = values[1] = values[count + 2] = 77;
        dataset.features(index, values, 2);
        assertEquals(77, values[1], provider + " writes before its place");
        assertEquals(77, values[count + 2], provider + " writes behind its place");
        for (int i = 0; i < count; i++) {
            float value = values[i + 2];
            boolean allowed = switch (dataset.featureKind()) {
                case IMAGE -> value >= 0 && value <= 1;
                case TOKENS -> value == Math.rint(value) && value >= -1
                        && value < dataset.target().classNames().size();
                case VECTOR -> Float.isFinite(value);
            };
            assertTrue(allowed, provider + " has " + value);
        }
        assertTargets(dataset, index);
        for (int a = 0; a < dataset.attributes().size(); a++) {
            AttributeValue value = dataset.attribute(index, a);
            Attribute.Kind kind = dataset.attributes().get(a).kind();
            assertTrue(value instanceof AttributeValue.Missing
                    || value instanceof AttributeValue.Number == (kind == Attribute.Kind.NUMBER), provider);
        }
    }

    private static void assertTargets(Dataset dataset, int index) throws IOException {
        int[] targets = dataset.targets(index);
        int expected = switch (dataset.target()) {
            case Target.Classes _ -> 1;
            case Target.NextToken _ -> (int) dataset.featureShape().size();
            case Target.None _ -> 0;
        };
        assertEquals(expected, targets.length);
        for (int target : targets) {
            assertTrue(target >= -1 && target < dataset.target().classNames().size());
        }
    }

    private static void assertBounds(Dataset dataset) {
        float[] values = new float[(int) dataset.featureShape().size()];
        for (int index : new int[]{-1, dataset.size()}) {
            assertThrows(IndexOutOfBoundsException.class, () -> dataset.features(index, values, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> dataset.targets(index));
            assertThrows(IndexOutOfBoundsException.class, () -> dataset.attribute(index, 0));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> dataset.features(0, values, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> dataset.attribute(0, dataset.attributes().size()));
    }

    @Test
    void threadsAndReopeningSeeTheSameValues() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Samples sample : samples) {
                try (Dataset dataset = open(sample); Dataset again = open(sample)) {
                    List<Callable<float[]>> reads = new ArrayList<>();
                    for (int n = 0; n < 4 * dataset.size(); n++) {
                        int index = (int) (n * 7919L % dataset.size());
                        reads.add(() -> Opened.features(dataset, index));
                    }
                    List<Future<float[]>> read = threads.invokeAll(reads);
                    for (int n = 0; n < read.size(); n++) {
                        int index = (int) (n * 7919L % dataset.size());
                        assertArrayEquals(Opened.features(again, index), read.get(n).get());
                        assertEquals(again.label(index), dataset.label(index));
                        assertEquals(again.splits().of(index), dataset.splits().of(index));
                    }
                }
            }
        }
    }

    @Test
    void absentFilesAreRefusedAndCancellingIsPossible() throws IOException {
        Progress cancelled = new Progress() {
            @Override
            public void begin(String label, long total) {}

            @Override
            public void worked(long amount) {}

            @Override
            public boolean isCancelled() { return true; }
        };
        for (Samples sample : samples) {
            DataProvider provider = provider(sample.provider());
            OptionValues options = OptionValues.of(provider.options(), sample.options());
            if (provider.needsPath()) {
                assertThrows(InputException.class, () -> provider.open(Optional.empty(), options, Progress.NONE));
                assertThrows(InputException.class,
                        () -> provider.open(Optional.of(folder.resolve("absent.zip")), options, Progress.NONE));
            }
            try (Dataset opened = provider.open(sample.path(), options, cancelled)) {
                assertTrue(opened.size() > 0, "what opens at once need not look");
            } catch (CancellationException expected) {
                // the other way to keep the contract
            }
        }
    }
}
