package org.netloupe.dl4j.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The native library fits the processor and is one that is packed. */
class NativeVariantTest {
    private static final Processor OLD = new Processor(Set.of("sse2", "avx"));
    private static final Processor USUAL = new Processor(Set.of("avx2", "fma"));
    private static final Set<String> PACKED = Set.of("", "-avx2");

    @TempDir
    Path folder = Path.of("");

    private static String choose(Processor processor, Set<String> packed) {
        return NativeVariant.choose(processor, variant -> packed.contains(variant.extension())).extension();
    }

    @Test
    void isNeverOneThatTheProcessorCannotRun() {
        assertEquals("", choose(OLD, PACKED));
        assertEquals("", choose(new Processor(Set.of("avx2")), PACKED), "fused multiply-add is missing");
        assertEquals("", choose(new Processor(Set.of()), PACKED), "a system that tells nothing");
        assertEquals("-avx2", choose(USUAL, PACKED));
        assertEquals("-avx2", choose(USUAL, Set.of("", "-avx512", "-avx2", "-onednn-avx512")));
    }

    @Test
    void isOneThatIsPacked() {
        assertEquals("", choose(USUAL, Set.of("")));
        assertEquals("-onednn-avx2", choose(USUAL, Set.of("-onednn-avx2", "-avx512")));
        assertEquals("", choose(USUAL, Set.of()));
    }

    @Test
    void flagsAreReadAsLinuxTellsThem() throws IOException {
        Path cpuInfo = Files.writeString(folder.resolve("cpuinfo"),
                "processor\t: 0\nmodel name\t: Any\nflags\t\t: fpu avx2 fma\nbugs\t\t:\n\nprocessor\t: 1\nflags\t\t: fpu\n");

        Processor processor = Processor.read(cpuInfo);

        assertTrue(processor.hasAll(Set.of("avx2", "fma")));
        assertFalse(processor.hasAll(Set.of("avx512f")));
        assertFalse(
                Processor.read(Files.writeString(folder.resolve("arm"), "Features : neon\n")).hasAll(Set.of("neon")));
    }
}
