package org.netloupe.data.idx;

import java.nio.file.Path;
import java.util.List;

import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Splits;
import org.netloupe.core.data.Target;
import org.netloupe.core.option.OptionValues;
import org.netloupe.data.dataset.ClassNames;
import org.netloupe.data.dataset.DescribedDataset;
import org.netloupe.data.dataset.Description;
import org.netloupe.data.dataset.Pixels;
import org.netloupe.data.dataset.SplitOptions;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

/** Grey images of one or two parts: training instances first, test instances after them. */
final class IdxDataset extends DescribedDataset {
    private static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute("file", Attribute.Kind.TEXT, "File of the image"),
            new Attribute("position", Attribute.Kind.NUMBER, "Position in that file, from 0"));

    private final List<IdxPart> parts;
    private final boolean transposed;

    private IdxDataset(Description description, List<IdxPart> parts, boolean transposed) {
        super(description);
        this.parts = List.copyOf(parts);
        this.transposed = transposed;
    }

    /**
     * @param trainParts how many of the parts, from the first on, are for training
     * @throws InputException if there is no instance, the parts differ in image size, or class names are too few
     */
    static IdxDataset of(Path source, List<IdxPart> parts, int trainParts, OptionValues options)
            throws InputException {
        boolean transposed = options.flag("transposed");
        int train = count(parts.subList(0, trainParts));
        int test = count(parts) - train;
        if (train + test == 0) {
            throw new InputException(source.toString(), "at least one image", "an empty dataset", "");
        }
        int highest = parts.stream().mapToInt(IdxPart::highestLabel).max().orElse(-1);
        Target target = highest < 0
                ? new Target.None()
                : ClassNames.target(source.toString(), highest, options);
        Splits splits = SplitOptions.keepingTest(train, test, options);
        Shape image = imageShape(parts);
        Shape shape = transposed ? Shape.of(1, image.extent(1), image.extent(0)) : image.batch(1);
        String name = String.valueOf(source.toAbsolutePath().getFileName());
        return new IdxDataset(new Description(name, FeatureKind.IMAGE, shape, target, ATTRIBUTES, splits), parts,
                transposed);
    }

    private static int count(List<IdxPart> parts) throws InputException {
        long count = parts.stream().mapToLong(IdxPart::count).sum();
        if (count > Integer.MAX_VALUE - 8) {
            throw new InputException(parts.getFirst().images().file().toString(), "at most 2^31 images",
                    "%d".formatted(count), "");
        }
        return (int) count;
    }

    private static Shape imageShape(List<IdxPart> parts) throws InputException {
        Shape first = parts.getFirst().images().shape().inner();
        for (IdxPart part : parts) {
            if (!part.images().shape().inner().equals(first)) {
                throw new InputException(part.images().file().toString(), "images of %s pixels".formatted(first),
                        "%s".formatted(part.images().shape().inner()),
                        "Training and test images must come from the same dataset.");
            }
        }
        return first;
    }

    /** The part of an instance, and its position there. */
    private record Place(IdxPart part, int position) {}

    private Place place(int index) {
        checkIndex(index);
        int position = index;
        for (IdxPart part : parts) {
            if (position < part.count()) {
                return new Place(part, position);
            }
            position -= part.count();
        }
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public void features(int index, float[] target, int offset) {
        check(index, target, offset);
        Place place = place(index);
        int count = featureCount();
        Pixels.copy(place.part.images().data(), (long) place.position * count, target, offset, count);
        if (transposed) {
            transpose(target, offset);
        }
    }

    private void transpose(float[] target, int offset) {
        int height = (int) featureShape().extent(1);
        int width = (int) featureShape().extent(2);
        float[] columns = new float[height * width];
        System.arraycopy(target, offset, columns, 0, columns.length);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                target[offset + y * width + x] = columns[x * height + y];
            }
        }
    }

    @Override
    public int[] targets(int index) {
        Place place = place(index);
        return target() instanceof Target.None ? new int[0] : new int[]{place.part.label(place.position)};
    }

    @Override
    public AttributeValue attribute(int index, int attribute) {
        checkAttribute(index, attribute);
        Place place = place(index);
        return attribute == 0
                ? new AttributeValue.Text(String.valueOf(place.part.images().file().getFileName()))
                : new AttributeValue.Number(place.position);
    }
}
