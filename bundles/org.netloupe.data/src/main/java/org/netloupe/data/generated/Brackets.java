package org.netloupe.data.generated;

import java.util.List;
import java.util.SplittableRandom;

import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.data.dataset.DescribedDataset;
import org.netloupe.data.dataset.Description;

/** Sequences of the parenthesis language, each whole: it begins and ends at level 0. Made anew at every call. */
final class Brackets extends DescribedDataset {
    static final List<String> VOCABULARY = List.of("(", ")", "0", "1", "2", "3", "4");
    static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute("text", Attribute.Kind.TEXT, "The sequence as it is written"),
            new Attribute("nesting", Attribute.Kind.TEXT, "Nesting level after each step, a digit a step"),
            new Attribute("deepest", Attribute.Kind.NUMBER, "Deepest nesting level of the sequence"));
    private static final int OPEN = 0;
    private static final int CLOSE = 1;
    private static final int DIGIT_ZERO = 2;

    private final long seed;
    private final int deepest;

    /** @param deepest level of nesting, 1..4 */
    Brackets(Description description, long seed, int deepest) {
        super(description);
        this.seed = seed;
        this.deepest = deepest;
    }

    private int[] tokens(int index) {
        checkIndex(index);
        SplittableRandom random = Randomness.of(seed, index);
        int[] tokens = new int[featureCount()];
        int level = 0;
        for (int step = 0; step < tokens.length; step++) {
            tokens[step] = next(random, level, tokens.length - step);
            level += tokens[step] == OPEN ? 1 : tokens[step] == CLOSE ? -1 : 0;
        }
        return tokens;
    }

    /**
     * Opens, closes or counts, with equal chance for what the language allows here.
     *
     * @param left steps left, this one included: there must stay one for every parenthesis that is to be closed
     */
    private int next(SplittableRandom random, int level, int left) {
        if (left == level) {
            return CLOSE;
        }
        boolean mayOpen = level < deepest && left >= level + 2;
        boolean mayClose = level > 0;
        int choice = random.nextInt(1 + (mayOpen ? 1 : 0) + (mayClose ? 1 : 0));
        if (mayOpen && choice == 0) {
            return OPEN;
        }
        return mayClose && choice == (mayOpen ? 1 : 0) ? CLOSE : DIGIT_ZERO + level;
    }

    @Override
    public void features(int index, float[] target, int offset) {
        check(index, target, offset);
        int[] tokens = tokens(index);
        for (int step = 0; step < tokens.length; step++) {
            target[offset + step] = tokens[step];
        }
    }

    @Override
    public int[] targets(int index) {
        int[] tokens = tokens(index);
        int[] next = new int[tokens.length];
        System.arraycopy(tokens, 1, next, 0, tokens.length - 1);
        next[tokens.length - 1] = -1;
        return next;
    }

    @Override
    public AttributeValue attribute(int index, int attribute) {
        checkAttribute(index, attribute);
        int[] tokens = tokens(index);
        StringBuilder text = new StringBuilder();
        StringBuilder nesting = new StringBuilder();
        int level = 0;
        int most = 0;
        for (int token : tokens) {
            level += token == OPEN ? 1 : token == CLOSE ? -1 : 0;
            most = Math.max(most, level);
            text.append(VOCABULARY.get(token));
            nesting.append(level);
        }
        return switch (attribute) {
            case 0 -> new AttributeValue.Text(text.toString());
            case 1 -> new AttributeValue.Text(nesting.toString());
            default -> new AttributeValue.Number(most);
        };
    }
}
