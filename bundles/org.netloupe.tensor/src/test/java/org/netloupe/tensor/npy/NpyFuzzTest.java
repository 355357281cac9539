package org.netloupe.tensor.npy;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Tensor;

/** Broken files of all kinds: either they can be read, or one clear sentence says why not. */
class NpyFuzzTest {
    private final Path folder;

    NpyFuzzTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"little_f4.npy", "big_i8.npy", "fortran_big.npy", "version2.npy", "version3.npy",
            "objects.npy", "fields.npy", "stored.npz", "deflated.npz"})
    void mutatedFilesEndInInputExceptionsOnly(String name) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> mutate(name, 1500));
    }

    private void mutate(String name, int rounds) throws IOException {
        byte[] valid = Files.readAllBytes(NpyFixture.file(name));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(name.hashCode());
        for (int round = 0; round < rounds; round++) {
            Path file = folder.resolve(name);
            Files.write(file, mutated(valid, random));
            try {
                readAll(file);
            } catch (InputException expected) {
                // what a broken file is to end in; anything else fails the test
            }
        }
    }

    /** Some bytes changed, mostly in the header; sometimes cut off or with a part repeated. */
    private static byte[] mutated(byte[] valid, RandomGenerator random) {
        byte[] bytes = valid.clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int range = random.nextInt(3) == 0 ? bytes.length : Math.min(bytes.length, 130);
            bytes[random.nextInt(range)] = (byte) random.nextInt(256);
        }
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(100));
            case 2 -> repeated(bytes, random);
            default -> bytes;
        };
    }

    private static byte[] repeated(byte[] bytes, RandomGenerator random) {
        int from = random.nextInt(bytes.length);
        int to = random.nextInt(bytes.length);
        int count = Math.min(random.nextInt(64), bytes.length - Math.max(from, to));
        System.arraycopy(bytes.clone(), from, bytes, to, count);
        return bytes;
    }

    private static void readAll(Path file) throws IOException {
        if (file.toString().endsWith(".npz")) {
            try (NpzFile npz = NpzFile.open(file)) {
                for (String name : npz.names()) {
                    sum(npz.read(name));
                }
            }
        } else {
            sum(NpyFile.map(file));
        }
    }

    private static double sum(Tensor tensor) {
        double sum = 0;
        for (long i = 0; i < tensor.size(); i++) {
            sum += tensor.getDouble(i);
        }
        return sum;
    }
}
