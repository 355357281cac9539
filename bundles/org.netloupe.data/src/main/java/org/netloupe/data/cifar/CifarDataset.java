package org.netloupe.data.cifar;

import java.util.List;

import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Splits;
import org.netloupe.core.data.Target;
import org.netloupe.data.dataset.DescribedDataset;
import org.netloupe.data.dataset.Description;
import org.netloupe.data.dataset.Pixels;
import org.netloupe.tensor.Shape;

/** Colour images of 32x32 from one or more batch files, in the order of the files. */
final class CifarDataset extends DescribedDataset {
    private static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute("file", Attribute.Kind.TEXT, "Batch file of the image"),
            new Attribute("position", Attribute.Kind.NUMBER, "Position in that file, from 0"));

    private final List<CifarFile> files;

    CifarDataset(String name, List<CifarFile> files, List<String> classes, Splits splits) {
        super(new Description(name, FeatureKind.IMAGE,
                Shape.of(CifarFile.CHANNELS, CifarFile.SIDE, CifarFile.SIDE), new Target.Classes(classes), ATTRIBUTES,
                splits));
        this.files = List.copyOf(files);
    }

    /** The file of an instance, and its record there. */
    private record Place(CifarFile file, int record) {}

    private Place place(int index) {
        checkIndex(index);
        int record = index;
        for (CifarFile file : files) {
            if (record < file.count()) {
                return new Place(file, record);
            }
            record -= file.count();
        }
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public void features(int index, float[] target, int offset) {
        check(index, target, offset);
        Place place = place(index);
        Pixels.copy(place.file.data(), (long) place.record * CifarFile.RECORD + 1, target, offset, CifarFile.PIXELS);
    }

    @Override
    public int[] targets(int index) {
        Place place = place(index);
        return new int[]{place.file.label(place.record)};
    }

    @Override
    public AttributeValue attribute(int index, int attribute) {
        checkAttribute(index, attribute);
        Place place = place(index);
        return attribute == 0
                ? new AttributeValue.Text(String.valueOf(place.file.file().getFileName()))
                : new AttributeValue.Number(place.record);
    }
}
