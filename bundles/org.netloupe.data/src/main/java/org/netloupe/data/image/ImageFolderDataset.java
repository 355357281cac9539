package org.netloupe.data.image;

import java.io.IOException;
import java.util.List;

import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.data.dataset.Description;
import org.netloupe.data.dataset.KeptImages;
import org.netloupe.tensor.Shape;

/** Images that are decoded when they are asked for. */
final class ImageFolderDataset extends KeptImages {
    private static final List<Attribute> ATTRIBUTES = List
            .of(new Attribute("file", Attribute.Kind.TEXT, "Path of the image below the dataset's folder"));

    private final ImageFiles files;
    private final Layout layout;
    private final ImageSpec spec;

    /** @param files closed with the dataset */
    ImageFolderDataset(String name, ImageFiles files, Layout layout, ImageSpec spec) {
        super(new Description(name, FeatureKind.IMAGE, Shape.of(spec.channels(), spec.height(), spec.width()),
                new Target.Classes(layout.classes()), ATTRIBUTES, layout.splits()));
        this.files = files;
        this.layout = layout;
        this.spec = spec;
    }

    @Override
    protected byte[] make(int index) throws IOException {
        String path = layout.paths().get(index);
        return spec.decode(files.source(path), files.read(path));
    }

    @Override
    public int[] targets(int index) {
        checkIndex(index);
        return new int[]{layout.labels()[index]};
    }

    @Override
    public AttributeValue attribute(int index, int attribute) {
        checkAttribute(index, attribute);
        return new AttributeValue.Text(layout.paths().get(index));
    }

    @Override
    public void close() {
        files.close();
    }
}
