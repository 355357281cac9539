package org.netloupe.data.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.Dataset;
import org.netloupe.data.Opened;
import org.netloupe.tensor.Shape;

class ColouredShapesTest {
    @Test
    void classesAreFormsOrColours() throws IOException {
        ColouredShapesProvider provider = new ColouredShapesProvider();
        try (Dataset forms = Opened.of(provider, Map.of("size", "100"));
                Dataset colours = Opened.of(provider, Map.of("size", "100", "class", "colour"))) {
            assertEquals(Shape.of(3, 32, 32), forms.featureShape());
            for (int i = 0; i < 100; i++) {
                assertEquals(new AttributeValue.Text(forms.target().classNames().get(forms.label(i))),
                        forms.attribute(i, 0));
                assertEquals(new AttributeValue.Text(colours.target().classNames().get(colours.label(i))),
                        colours.attribute(i, 1));
            }
        }
    }

    @Test
    void paintsTheColourInTheMiddleOfDisks() throws IOException {
        try (Dataset dataset = Opened.of(new ColouredShapesProvider(), Map.of("size", "300", "noise", "0"))) {
            int reds = 0;
            for (int i = 0; i < 300; i++) {
                boolean red = dataset.attribute(i, 1).equals(new AttributeValue.Text("red"));
                if (red) {
                    float[] pixels = Opened.features(dataset, i);
                    boolean found = false;
                    for (int p = 0; p < 1024; p++) {
                        found |= pixels[p] > 0.75f && pixels[1024 + p] < 0.3f && pixels[2048 + p] < 0.3f;
                    }
                    assertTrue(found, "image " + i + " has red pixels");
                    reds++;
                }
            }
            assertTrue(reds > 20, "some are red");
        }
    }

    @Test
    void formsKnowInsideFromOutside() {
        for (Form form : Form.values()) {
            assertEquals(form != Form.RING, form.distance(0, 0) < 0, form + " at its middle");
            assertTrue(form.distance(1.5f, 1.5f) > 0.3, form + " far away");
        }
        assertTrue(Form.RING.distance(0.8f, 0) < 0);
        assertEquals(0.5f, Form.CIRCLE.distance(1.5f, 0), 1e-6);
    }
}
