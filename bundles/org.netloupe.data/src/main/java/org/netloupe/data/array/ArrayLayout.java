package org.netloupe.data.array;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.tensor.DType;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

/**
 * What the axes of an array after the first mean.
 *
 * @param shape of one instance as the dataset gives it, images channels first
 * @param channelsLast whether the array has the channels last
 * @param divisor by which values are divided
 */
record ArrayLayout(FeatureKind kind, Shape shape, boolean channelsLast, float divisor) {
    static final String IMAGE = "image";
    static final String CHANNELS = "channels";
    static final String DIVISOR = "divisor";
    static final Option IMAGE_OPTION = new Option.Text(IMAGE, "Image shape",
            "For rows that are images: height x width (28x28) or channels x height x width (3x32x32); empty: rows are "
                    + "features, but rows of 784 unsigned bytes are images of 28x28, as QuickDraw has them.",
            "");
    static final Option CHANNELS_OPTION = new Option.Choice(CHANNELS, "Channels",
            "Where arrays of four axes have the channels; auto: where the extent is 1, 3 or 4.", "auto",
            List.of("auto", "first", "last"));
    static final Option DIVISOR_OPTION = new Option.Decimal(DIVISOR, "Divisor",
            "Values are divided by it; 0: by 255 for images of unsigned bytes, otherwise not.", 0, 0, 1e9);
    private static final Pattern EXTENTS = Pattern.compile("(?:(\\d{1,9})\\s*x\\s*)?(\\d{1,9})\\s*x\\s*(\\d{1,9})");

    /**
     * @param source for messages
     * @param row shape of one instance in the array
     * @throws InputException if the options do not fit it
     */
    static ArrayLayout of(String source, DType dtype, Shape row, OptionValues options) throws InputException {
        boolean last = row.rank() == 3 && channelsLast(source, row, options);
        String image = options.text(IMAGE).strip();
        Shape shape = switch (row.rank()) {
            case 3 -> last ? Shape.of(row.extent(2), row.extent(0), row.extent(1)) : row;
            case 2 -> row.batch(1);
            default -> vector(source, dtype, row, image);
        };
        boolean isImage = shape.rank() == 3;
        float divisor = (float) options.decimal(DIVISOR);
        float used = divisor > 0 ? divisor : isImage && dtype == DType.UINT8 ? 255 : 1;
        return new ArrayLayout(isImage ? FeatureKind.IMAGE : FeatureKind.VECTOR, shape, last, used);
    }

    private static Shape vector(String source, DType dtype, Shape row, String image) throws InputException {
        if (image.isEmpty()) {
            return dtype == DType.UINT8 && row.size() == 784 ? Shape.of(1, 28, 28) : row;
        }
        Matcher extents = EXTENTS.matcher(image);
        if (!extents.matches()) {
            throw new InputException("Option " + IMAGE, "a shape such as 28x28 or 3x32x32", "\"" + image + "\"", "");
        }
        long channels = extents.group(1) == null ? 1 : Long.parseLong(extents.group(1));
        Shape shape = Shape.of(Math.min(channels, 1 << 20), Math.min(Long.parseLong(extents.group(2)), 1 << 20),
                Math.min(Long.parseLong(extents.group(3)), 1 << 20));
        if (shape.size() != row.size()) {
            throw new InputException("Option " + IMAGE,
                    "a shape of the %d values in a row of %s".formatted(row.size(), source),
                    "%s with %d".formatted(image, shape.size()), "");
        }
        return shape;
    }

    private static boolean channelsLast(String source, Shape row, OptionValues options) throws InputException {
        return switch (options.text(CHANNELS)) {
            case "first" -> false;
            case "last" -> true;
            default -> {
                if (isChannels(row.extent(0))) {
                    yield false;
                }
                if (!isChannels(row.extent(2))) {
                    throw new InputException(source, "images with 1, 3 or 4 channels",
                            "instances of shape %s".formatted(row), "Say with the option channels where they are.");
                }
                yield true;
            }
        };
    }

    private static boolean isChannels(long extent) {
        return extent == 1 || extent == 3 || extent == 4;
    }
}
