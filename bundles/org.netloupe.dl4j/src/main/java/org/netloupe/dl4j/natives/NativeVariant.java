package org.netloupe.dl4j.natives;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A build of ND4J's native library.
 *
 * @param extension what JavaCPP appends to the platform's name: "" or "-avx2"
 * @param needs flags that the processor must have
 */
record NativeVariant(String extension, Set<String> needs) {
    private static final Set<String> AVX2 = Set.of("avx2", "fma");
    private static final Set<String> AVX512 = Set.of("avx2", "fma", "avx512f", "avx512bw", "avx512cd", "avx512dq",
            "avx512vl");

    /** All that exist, the one that trained fastest first; docs/performance.md has the measurements. */
    static final List<NativeVariant> BY_PREFERENCE = List.of(new NativeVariant("-avx2", AVX2),
            new NativeVariant("-avx512", AVX512), new NativeVariant("-onednn-avx2", AVX2),
            new NativeVariant("-onednn-avx512", AVX512), new NativeVariant("", Set.of()),
            new NativeVariant("-onednn", Set.of()));

    /**
     * The first that the processor can run and that is packed; the one for every processor if none is.
     *
     * @param packed whether the variant's library is there
     */
    static NativeVariant choose(Processor processor, Predicate<NativeVariant> packed) {
        return BY_PREFERENCE.stream().filter(variant -> processor.hasAll(variant.needs())).filter(packed).findFirst()
                .orElse(new NativeVariant("", Set.of()));
    }
}
