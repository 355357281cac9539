package org.netloupe.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Probe;
import org.netloupe.core.data.Splits;
import org.netloupe.core.data.Target;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.tensor.Shape;

/** Generated vectors of two classes; instance i has the features i, i + 1, i + 2 and the class i mod 2. */
public final class StepData implements DataProvider {
    @Override
    public List<Option> options() {
        return List.of(new Option.Whole("size", "Size", "Number of instances.", 10, 1, 1000));
    }

    @Override
    public boolean needsPath() {
        return false;
    }

    @Override
    public Probe probe(Path path) {
        return Probe.NO;
    }

    @Override
    public Dataset open(Optional<Path> path, OptionValues options, Progress progress) {
        return new Vectors((int) options.whole("size"));
    }

    private record Vectors(int size) implements Dataset {
        @Override
        public String name() {
            return "Vectors";
        }

        @Override
        public FeatureKind featureKind() {
            return FeatureKind.VECTOR;
        }

        @Override
        public Shape featureShape() {
            return Shape.of(3);
        }

        @Override
        public Target target() {
            return new Target.Classes(List.of("even", "odd"));
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
            for (int i = 0; i < 3; i++) {
                target[offset + i] = index + i;
            }
        }

        @Override
        public int[] targets(int index) {
            return new int[]{index % 2};
        }

        @Override
        public AttributeValue attribute(int index, int attribute) {
            return new AttributeValue.Missing();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
