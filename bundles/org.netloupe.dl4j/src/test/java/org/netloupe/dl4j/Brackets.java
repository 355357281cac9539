package org.netloupe.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Splits;
import org.netloupe.core.data.Target;
import org.netloupe.tensor.Shape;

/**
 * Sequences of tokens of different lengths that count up and down by one; the next token is the target of a step, or the
 * first token the class of the sequence.
 */
public final class Brackets implements Dataset {
    private static final List<String> WORDS = List.of("a", "b", "c", "d", "e");
    private final int size;
    private final int steps;
    private final boolean classes;

    /** @param classes whether the first token is the class of a sequence, instead of the next token at each step */
    public Brackets(int size, int steps, boolean classes) {
        this.size = size;
        this.steps = steps;
        this.classes = classes;
    }

    private int[] sequence(int index) {
        Random random = new Random(index);
        List<Integer> tokens = new ArrayList<>(List.of(random.nextInt(WORDS.size())));
        int direction = random.nextBoolean() ? 1 : -1;
        int length = steps / 2 + random.nextInt(steps / 2 + 1);
        while (tokens.size() < length) {
            int next = tokens.getLast() + direction;
            if (next < 0 || next >= WORDS.size()) {
                direction = -direction;
                next = tokens.getLast() + direction;
            }
            tokens.add(next);
        }
        return tokens.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String name() {
        return "brackets";
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public FeatureKind featureKind() {
        return FeatureKind.TOKENS;
    }

    @Override
    public Shape featureShape() {
        return Shape.of(steps);
    }

    @Override
    public Target target() {
        return classes ? new Target.Classes(WORDS) : new Target.NextToken(WORDS);
    }

    @Override
    public List<Attribute> attributes() {
        return List.of();
    }

    @Override
    public Splits splits() {
        return Splits.random(size, 1, 0.2, 0);
    }

    @Override
    public void features(int index, float[] target, int offset) {
        int[] tokens = sequence(index);
        for (int step = 0; step < steps; step++) {
            target[offset + step] = step < tokens.length ? tokens[step] : -1;
        }
    }

    @Override
    public int[] targets(int index) {
        int[] tokens = sequence(index);
        if (classes) {
            return new int[]{tokens[0]};
        }
        int[] next = new int[steps];
        Arrays.fill(next, -1);
        System.arraycopy(tokens, 1, next, 0, tokens.length - 1);
        return next;
    }

    @Override
    public AttributeValue attribute(int index, int attribute) {
        throw new IndexOutOfBoundsException(attribute);
    }

    @Override
    public void close() {
        // nothing is held
    }
}
