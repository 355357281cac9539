package org.netloupe.figure.graph;

import java.util.List;
import java.util.Locale;

/** Which class colour stands for which family of operators: the same in every graph. */
final class OperatorKinds {

    private record Family(int colour, List<String> words) {}

    private static final List<Family> FAMILIES = List.of(new Family(5, List.of("pool")),
            new Family(0, List.of("conv")), new Family(4, List.of("lstm", "gru", "rnn", "recurrent")),
            new Family(6, List.of("norm")), new Family(3, List.of("attention", "softmax")),
            new Family(2, List.of("dense", "linear", "gemm", "matmul", "output")), new Family(1, List.of("embed")));

    private OperatorKinds() {}

    /** The class colour of a kind, or -1 for one without family. */
    static int colour(String kind) {
        String lower = kind.toLowerCase(Locale.ROOT);
        return FAMILIES.stream().filter(f -> f.words.stream().anyMatch(lower::contains)).mapToInt(Family::colour)
                .findFirst()
                .orElse(-1);
    }
}
