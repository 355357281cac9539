package org.netloupe.figure.visualizer;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.netloupe.figure.Figure;
import org.netloupe.figure.VisualData;
import org.netloupe.figure.VisualData.Image;
import org.netloupe.figure.Visualizer;
import org.netloupe.figure.matrix.ImageGrid;
import org.netloupe.figure.matrix.Thumbnail;

/** Images in a grid, captioned with their names. */
public final class ImageVisualizer implements Visualizer {

    /** So few images have room for more pixels each. */
    private static final int FEW = 12;
    private static final int LARGE = 140;

    @Override
    public double fit(VisualData data) {
        return Selection.share(data, Image.class);
    }

    @Override
    public Figure figure(VisualData data) {
        List<Image> images = Selection.required(data, Image.class);
        ImageGrid grid = ImageGrid.of(data.title(), IntStream.range(0, images.size())
                .mapToObj(i -> new Thumbnail(i, images.get(i), images.get(i).name(), Optional.empty())).toList());
        return images.size() <= FEW ? new ImageGrid(grid.title(), grid.thumbnails(), LARGE, grid.first()) : grid;
    }
}
