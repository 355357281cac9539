package org.netloupe.data.array;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.Split;
import org.netloupe.core.data.Splits;
import org.netloupe.core.data.Target;
import org.netloupe.core.option.OptionValues;
import org.netloupe.data.dataset.ClassNames;
import org.netloupe.data.dataset.DescribedDataset;
import org.netloupe.data.dataset.Description;
import org.netloupe.data.dataset.SplitOptions;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

/** The rows of one or more arrays, in the order training, validation, test where the source has splits. */
final class ArrayDataset extends DescribedDataset {
    private static final List<Attribute> ATTRIBUTES = List
            .of(new Attribute("position", Attribute.Kind.NUMBER, "Position in its array, from 0"));

    private final List<ArrayPart> parts;
    private final ArrayLayout layout;

    private ArrayDataset(Description description, List<ArrayPart> parts, ArrayLayout layout) {
        super(description);
        this.parts = parts;
        this.layout = layout;
    }

    /** @throws InputException if the parts do not fit each other or the options, or there is no instance */
    static ArrayDataset of(Path file, List<ArrayPart> parts, OptionValues options) throws InputException {
        ArrayPart first = parts.getFirst();
        Shape row = first.features().shape().inner();
        int highest = -1;
        long size = 0;
        for (ArrayPart part : parts) {
            if (!part.features().shape().inner().equals(row)) {
                throw new InputException(part.name(), "instances of shape %s as in %s".formatted(row, first.name()),
                        "%s".formatted(part.features().shape().inner()), "");
            }
            highest = part.labels().stream().flatMapToInt(Arrays::stream).reduce(highest, Math::max);
            size += part.count();
        }
        if (size == 0 || size > Integer.MAX_VALUE - 8) {
            throw new InputException(file.toString(), "1 to 2^31 instances",
                    size == 0 ? "an empty dataset" : "%d".formatted(size), "");
        }
        ArrayLayout layout = ArrayLayout.of(first.name(), first.features().dtype(), row, options);
        Target target = highest < 0 ? new Target.None() : ClassNames.target(file.toString(), highest, options);
        return new ArrayDataset(new Description(String.valueOf(file.getFileName()), layout.kind(), layout.shape(),
                target, ATTRIBUTES, splits(parts, options)), List.copyOf(parts), layout);
    }

    private static Splits splits(List<ArrayPart> parts, OptionValues options) throws InputException {
        int validation = count(parts, Split.VALIDATION);
        int test = count(parts, Split.TEST);
        int train = parts.stream().mapToInt(ArrayPart::count).sum() - validation - test;
        return validation > 0
                ? Splits.contiguous(train, validation, test)
                : SplitOptions.keepingTest(train, test, options);
    }

    private static int count(List<ArrayPart> parts, Split split) {
        return parts.stream().filter(part -> part.split().equals(Optional.of(split))).mapToInt(ArrayPart::count).sum();
    }

    /** The array of an instance, and its row there. */
    private record Place(ArrayPart part, int row) {}

    private Place place(int index) {
        checkIndex(index);
        int row = index;
        for (ArrayPart part : parts) {
            if (row < part.count()) {
                return new Place(part, row);
            }
            row -= part.count();
        }
        throw new IndexOutOfBoundsException(index);
    }

    /** @throws InputException if a value is NaN or infinite */
    @Override
    public void features(int index, float[] target, int offset) throws InputException {
        check(index, target, offset);
        Place place = place(index);
        int count = featureCount();
        place.part.features().copyTo((long) place.row * count, target, offset, count);
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(target[offset + i])) {
                throw new InputException("%s, row %d, value %d".formatted(place.part.name(), place.row, i),
                        "a finite number", Float.toString(target[offset + i]),
                        "Replace such values before saving, with numpy.nan_to_num for example.");
            }
            target[offset + i] /= layout.divisor();
        }
        if (layout.channelsLast()) {
            channelsFirst(target, offset);
        }
    }

    private void channelsFirst(float[] target, int offset) {
        int channels = (int) featureShape().extent(0);
        float[] pixels = Arrays.copyOfRange(target, offset, offset + featureCount());
        int area = pixels.length / channels;
        for (int channel = 0; channel < channels; channel++) {
            for (int p = 0; p < area; p++) {
                target[offset + channel * area + p] = pixels[p * channels + channel];
            }
        }
    }

    @Override
    public int[] targets(int index) {
        Place place = place(index);
        return target() instanceof Target.None ? new int[0] : new int[]{place.part.label(place.row)};
    }

    @Override
    public AttributeValue attribute(int index, int attribute) {
        checkAttribute(index, attribute);
        return new AttributeValue.Number(place(index).row);
    }
}
