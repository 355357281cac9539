package org.netloupe.figure.internal;

import java.awt.Graphics2D;
import java.awt.RenderingHints;

import org.eclipse.jdt.annotation.Nullable;

/** What a figure may know of where it is painted. */
public final class Device {

    /** A hint with the value true asks for shapes instead of pixels, for formats that are scaled later. */
    public static final RenderingHints.Key SHAPES = new ShapesKey();

    private Device() {}

    /** Whether lines should be painted as shapes, not as pixels. */
    public static boolean wantsShapes(Graphics2D graphics) {
        int type = graphics.getTransform().getType();
        boolean upright = (type & ~(java.awt.geom.AffineTransform.TYPE_TRANSLATION
                | java.awt.geom.AffineTransform.TYPE_MASK_SCALE)) == 0;
        return !upright || Boolean.TRUE.equals(graphics.getRenderingHint(SHAPES));
    }

    private static final class ShapesKey extends RenderingHints.Key {
        ShapesKey() {
            super(0x4e4c); // AWT's own keys have small numbers
        }

        @Override
        public boolean isCompatibleValue(@Nullable Object value) {
            return value instanceof Boolean;
        }
    }
}
