package org.netloupe.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.netloupe.numerics.testdata.Samples;
import org.netloupe.numerics.tsne.Tsne;
import org.netloupe.numerics.tsne.TsneOptions;

/** A virtual machine that was started without the module of the Vector API. */
class WithoutVectorsTest {
    /** What the other process does. */
    public static void main(String[] arguments) {
        if (Execution.vectorsAvailable()) {
            throw new IllegalStateException("The module is there");
        }
        TsneOptions options = TsneOptions.usual().withIterations(20, 20);
        System.out.println(Tsne.map(Samples.normal(500, 5, 1), options, Execution.unwatched()).positions().length);
    }

    @Test
    void computesInPlainJava() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-cp", System.getProperty("java.class.path"), WithoutVectorsTest.class.getName())
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals("1000", output.strip());
        assertFalse(output.contains("incubator"));
    }
}
