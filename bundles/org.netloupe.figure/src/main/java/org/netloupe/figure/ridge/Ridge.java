package org.netloupe.figure.ridge;

import java.util.List;

import org.netloupe.figure.Figure;
import org.netloupe.figure.Histogram;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;

/**
 * Histograms one behind the other, the oldest at the back, all with the same scales of values and densities. Where
 * there are more than fit, they are thinned evenly; the first and the newest always stay. A histogram is the
 * {@link Subject.Value} of its position.
 *
 * @param title
 *            in bold over the picture
 * @param values
 *            what the values are, under the axis; may be empty
 * @param steps
 *            what the steps are, such as epoch
 * @param histograms
 *            in the order of their steps
 */
public record Ridge(String title, String values, String steps, List<Histogram> histograms) implements Figure {

    public Ridge {
        histograms = List.copyOf(histograms);
    }

    @Override
    public Picture picture(Size size, Theme theme) {
        return new RidgePicture(this, size, theme);
    }
}
