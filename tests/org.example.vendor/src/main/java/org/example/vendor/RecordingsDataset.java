package org.example.vendor;

import java.util.List;

import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Splits;
import org.netloupe.core.data.Target;
import org.netloupe.tensor.Shape;

/** Curves as instances: the values are the features, the kinds the classes. Immutable. */
final class RecordingsDataset implements Dataset {
    private final String name;
    private final Recordings recordings;
    private final List<String> classes;
    private final Splits splits;

    RecordingsDataset(String name, Recordings recordings, long seed) {
        this.name = name;
        this.recordings = recordings;
        classes = recordings.kinds().stream().distinct().sorted().toList();
        splits = Splits.random(recordings.curves().size(), seed, 0.2, 0.1);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return recordings.curves().size();
    }

    @Override
    public FeatureKind featureKind() {
        return FeatureKind.VECTOR;
    }

    @Override
    public Shape featureShape() {
        return Shape.of(recordings.steps());
    }

    @Override
    public Target target() {
        return new Target.Classes(classes);
    }

    @Override
    public List<Attribute> attributes() {
        return List.of(new Attribute("peak", Attribute.Kind.NUMBER, "Largest value of the curve, in volts."));
    }

    @Override
    public Splits splits() {
        return splits;
    }

    @Override
    public void features(int index, float[] target, int offset) {
        float[] curve = recordings.curves().get(index);
        System.arraycopy(curve, 0, target, offset, curve.length);
    }

    @Override
    public int[] targets(int index) {
        return new int[]{classes.indexOf(recordings.kinds().get(index))};
    }

    @Override
    public AttributeValue attribute(int index, int attribute) {
        float peak = Float.NEGATIVE_INFINITY;
        for (float value : recordings.curves().get(index)) {
            peak = Math.max(peak, value);
        }
        return new AttributeValue.Number(peak);
    }

    @Override
    public void close() {
        // all is in memory
    }
}
