package org.netloupe.data.generated;

import java.util.List;
import java.util.SplittableRandom;

import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.data.dataset.Description;
import org.netloupe.data.dataset.KeptImages;

/** One coloured shape, anywhere, of any size and direction, on a ground that goes from one grey to another. */
final class ColouredShapes extends KeptImages {
    static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute("form", Attribute.Kind.TEXT, "Form of the shape"),
            new Attribute("colour", Attribute.Kind.TEXT, "Colour of the shape"),
            new Attribute("radius", Attribute.Kind.NUMBER, "Radius as a share of the image side"),
            new Attribute("rotation", Attribute.Kind.NUMBER, "Degrees, clockwise"));
    private static final Form[] FORMS = Form.values();
    private static final Colour[] COLOURS = Colour.values();

    private final long seed;
    private final boolean byForm;
    private final double noise;
    private final int side;

    /** @param byForm whether the class is the form, not the colour */
    ColouredShapes(Description description, long seed, boolean byForm, double noise) {
        super(description);
        this.seed = seed;
        this.byForm = byForm;
        this.noise = noise;
        this.side = (int) description.featureShape().extent(1);
    }

    /**
     * What is to be seen in an image.
     *
     * @param radius as a share of the image side
     * @param rotation in degrees, clockwise
     * @param x of the middle, as a share of the image side
     * @param y of the middle
     */
    private record Scene(Form form, Colour colour, double radius, double rotation, double x, double y) {
        static Scene draw(SplittableRandom random) {
            Form form = FORMS[random.nextInt(FORMS.length)];
            Colour colour = COLOURS[random.nextInt(COLOURS.length)];
            double radius = 0.2 + 0.18 * random.nextDouble();
            double room = Math.max(0, 1 - 2.3 * radius);
            return new Scene(form, colour, radius, 50 * (random.nextDouble() - 0.5),
                    0.5 + room * (random.nextDouble() - 0.5), 0.5 + room * (random.nextDouble() - 0.5));
        }
    }

    private Scene scene(int index) {
        checkIndex(index);
        return Scene.draw(Randomness.of(seed, index));
    }

    @Override
    protected byte[] make(int index) {
        SplittableRandom random = Randomness.of(seed, index);
        Scene scene = Scene.draw(random);
        float[] colour = scene.colour.vary(random);
        double[] ground = {0.1 + 0.7 * random.nextDouble(), 0.25 * (random.nextDouble() - 0.5),
                0.25 * (random.nextDouble() - 0.5)};
        double cos = StrictMath.cos(StrictMath.toRadians(scene.rotation)) / scene.radius;
        double sin = StrictMath.sin(StrictMath.toRadians(scene.rotation)) / scene.radius;
        byte[] pixels = new byte[3 * side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double u = (x + 0.5) / side;
                double v = (y + 0.5) / side;
                double cover = cover(scene, cos * (u - scene.x) + sin * (v - scene.y),
                        cos * (v - scene.y) - sin * (u - scene.x));
                double grey = ground[0] + ground[1] * (u - 0.5) + ground[2] * (v - 0.5);
                for (int channel = 0; channel < 3; channel++) {
                    double value = grey + cover * (colour[channel] - grey) + noise * (2 * random.nextDouble() - 1);
                    pixels[(channel * side + y) * side + x] = (byte) Math
                            .round(255 * Math.min(1, Math.max(0, value)));
                }
            }
        }
        return pixels;
    }

    /** Share of a pixel that the shape covers; x and y are the pixel's place seen from the shape, in radii. */
    private double cover(Scene scene, double x, double y) {
        double distance = scene.form.distance((float) x, (float) y);
        return Math.min(1, Math.max(0, 0.5 - distance * scene.radius * side));
    }

    @Override
    public int[] targets(int index) {
        Scene scene = scene(index);
        return new int[]{byForm ? scene.form.ordinal() : scene.colour.ordinal()};
    }

    @Override
    public AttributeValue attribute(int index, int attribute) {
        checkAttribute(index, attribute);
        Scene scene = scene(index);
        return switch (attribute) {
            case 0 -> new AttributeValue.Text(scene.form.label());
            case 1 -> new AttributeValue.Text(scene.colour.label());
            case 2 -> new AttributeValue.Number(scene.radius);
            default -> new AttributeValue.Number(scene.rotation);
        };
    }
}
