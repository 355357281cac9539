package org.netloupe.dl4j;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Splits;
import org.netloupe.core.data.Target;
import org.netloupe.tensor.Shape;

/**
 * Small images of several classes: a random pattern per class, shifted by up to one pixel, with noise. Any instance
 * follows from its index alone.
 */
public final class Patterns implements Dataset {
    private final int size;
    private final int extent;
    private final int classes;
    private final double noise;

    public Patterns(int size, int extent, int classes, double noise) {
        this.size = size;
        this.extent = extent;
        this.classes = classes;
        this.noise = noise;
    }

    @Override
    public String name() {
        return "patterns";
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public FeatureKind featureKind() {
        return FeatureKind.IMAGE;
    }

    @Override
    public Shape featureShape() {
        return Shape.of(1, extent, extent);
    }

    @Override
    public Target target() {
        return new Target.Classes(IntStream.range(0, classes).mapToObj(Integer::toString).toList());
    }

    @Override
    public List<Attribute> attributes() {
        return List.of();
    }

    @Override
    public Splits splits() {
        return Splits.random(size, 1, 0.2, 0.1);
    }

    @Override
    public void features(int index, float[] target, int offset) {
        Random random = new Random(index * 7919L + 17);
        int dx = random.nextInt(3) - 1;
        int dy = random.nextInt(3) - 1;
        for (int y = 0; y < extent; y++) {
            for (int x = 0; x < extent; x++) {
                double value = ink(targets(index)[0], x + dx, y + dy) + noise * random.nextGaussian();
                target[offset + y * extent + x] = (float) Math.clamp(value, 0, 1);
            }
        }
    }

    private double ink(int label, int x, int y) {
        if (x < 0 || y < 0 || x >= extent || y >= extent) {
            return 0;
        }
        return new Random(label * 1000L + y / 2 * 31 + x / 2).nextInt(100) < 40 ? 0.9 : 0;
    }

    @Override
    public int[] targets(int index) {
        return new int[]{index % classes};
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
