package org.netloupe.data.dataset;

import java.util.List;

import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Splits;
import org.netloupe.core.data.Target;
import org.netloupe.tensor.Shape;

/**
 * What a dataset says about itself.
 *
 * @param name short, for people
 * @param featureShape of one instance
 * @param splits of all instances, whose number is the size of the dataset
 */
public record Description(String name, FeatureKind featureKind, Shape featureShape, Target target,
        List<Attribute> attributes, Splits splits) {
    public Description {
        attributes = List.copyOf(attributes);
    }
}
