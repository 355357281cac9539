package org.netloupe.data.dataset;

import java.util.List;
import java.util.Objects;

import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Splits;
import org.netloupe.core.data.Target;
import org.netloupe.tensor.Shape;

/** A dataset that knows its description; what is left to do is to give the instances. */
public abstract class DescribedDataset implements Dataset {
    private final Description description;

    protected DescribedDataset(Description description) {
        this.description = description;
    }

    @Override
    public final String name() {
        return description.name();
    }

    @Override
    public final int size() {
        return description.splits().size();
    }

    @Override
    public final FeatureKind featureKind() {
        return description.featureKind();
    }

    @Override
    public final Shape featureShape() {
        return description.featureShape();
    }

    @Override
    public final Target target() {
        return description.target();
    }

    @Override
    public final List<Attribute> attributes() {
        return description.attributes();
    }

    @Override
    public final Splits splits() {
        return description.splits();
    }

    /** Number of values of one instance. */
    protected final int featureCount() {
        return (int) description.featureShape().size();
    }

    /**
     * Checks the arguments of {@link #features}.
     *
     * @throws IndexOutOfBoundsException if there is no such instance, or the target has no room for it
     */
    protected final void check(int index, float[] target, int offset) {
        checkIndex(index);
        Objects.checkFromIndexSize(offset, featureCount(), target.length);
    }

    /** @throws IndexOutOfBoundsException if there is no such instance */
    protected final void checkIndex(int index) {
        Objects.checkIndex(index, size());
    }

    /** @throws IndexOutOfBoundsException if there is no such instance or attribute */
    protected final void checkAttribute(int index, int attribute) {
        checkIndex(index);
        Objects.checkIndex(attribute, description.attributes().size());
    }

    /** Nothing to release; mapped files go when they are garbage. */
    @Override
    public void close() {
        // see above
    }
}
