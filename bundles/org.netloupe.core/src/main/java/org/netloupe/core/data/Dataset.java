package org.netloupe.core.data;

import java.io.IOException;
import java.util.List;

import org.netloupe.tensor.Shape;

/**
 * An indexed collection of instances, read lazily: opening one does not decode its instances. All methods may be called
 * by several threads at once. Indices run from 0 to {@code size() - 1}; others throw
 * {@link IndexOutOfBoundsException}.
 */
public interface Dataset extends AutoCloseable {
    /** Short name for people. */
    String name();

    int size();

    FeatureKind featureKind();

    /** Shape of one instance's features; axes as {@link #featureKind()} says. */
    Shape featureShape();

    /**
     * Names of the features where the source has them, as a table's columns: one for each of the
     * {@code featureShape().size()} values, row-major; none for pixels, tokens and the like.
     */
    default List<String> featureNames() {
        return List.of();
    }

    Target target();

    /** Attributes beside the features, in the order of the source. */
    List<Attribute> attributes();

    Splits splits();

    /**
     * Copies the features of an instance, row-major.
     *
     * @param target has room for {@code featureShape().size()} values from {@code offset} on
     * @throws org.netloupe.tensor.InputException if the source is broken at this instance
     */
    void features(int index, float[] target, int offset) throws IOException;

    /**
     * What a model should tell: one class index for {@link Target.Classes}, one token a step for
     * {@link Target.NextToken}, nothing for {@link Target.None}; -1 where it is not known or a sequence has ended.
     */
    int[] targets(int index) throws IOException;

    /**
     * The value of an attribute for an instance.
     *
     * @param attribute position in {@link #attributes()}
     */
    AttributeValue attribute(int index, int attribute) throws IOException;

    /** The class of an instance, -1 if there is none. */
    default int label(int index) throws IOException {
        return target() instanceof Target.Classes ? targets(index)[0] : -1;
    }

    /** Releases files; does not throw. */
    @Override
    void close();
}
