package org.netloupe.dl4j.worker;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netloupe.core.training.Optimizer;
import org.netloupe.tensor.InputException;

/** What a training takes, and what there is. */
class MemoryNeedTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"ADAM, false, 16", "ADAM, true, 12", "NESTEROV, false, 12", "RMSPROP, false, 12", "SGD, false, 8",
            "SGD, true, 4"})
    void isParametersGradientsAndWhatTheOptimiserKeeps(Optimizer.Kind kind, boolean loaded, long bytes) {
        assertEquals(bytes * (1L << 30), new MemoryNeed("any", 1L << 30, kind, loaded).bytes());
    }

    @Test
    void tellsWhatItNeedsAndWhatThereIs() {
        MemoryNeed need = new MemoryNeed("Network wide", 1_000_000_000, Optimizer.Kind.ADAM, false);

        assertDoesNotThrow(() -> need.check(16_000_000_000L));
        InputException e = assertThrows(InputException.class, () -> need.check(15_999_999_999L));
        assertEquals(
                "Network wide: expected 16,000 MB of free memory for 1,000,000,000 parameters with their gradients "
                        + "and the state of adam, found 15,999 MB. Use fewer units, pool before dense layers, or end other "
                        + "programs.",
                e.getMessage());
    }

    @Test
    void readsWhatLinuxTells() throws IOException {
        Path info = Files.writeString(folder.resolve("meminfo"),
                "MemTotal:       24653420 kB\nMemFree:         1000000 kB\nMemAvailable:   21000000 kB\n");

        assertEquals(21_000_000L * 1024, FreeMemory.read(info));
        assertEquals(Long.MAX_VALUE, FreeMemory.read(Files.writeString(folder.resolve("old"), "MemTotal: 1 kB\n")));
        assertTrue(FreeMemory.now() > 1 << 20);
    }
}
