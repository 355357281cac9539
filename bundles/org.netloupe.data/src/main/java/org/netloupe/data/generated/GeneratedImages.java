package org.netloupe.data.generated;

import java.util.concurrent.atomic.AtomicReferenceArray;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.data.dataset.DescribedDataset;
import org.netloupe.data.dataset.Description;
import org.netloupe.data.dataset.Pixels;

/**
 * Images that are painted when they are first asked for and kept as bytes, the first of them up to 256 MB; those beyond
 * are painted each time.
 */
abstract class GeneratedImages extends DescribedDataset {
    private static final long MOST_KEPT_BYTES = 256L << 20;

    private final AtomicReferenceArray<byte @Nullable []> kept;

    GeneratedImages(Description description) {
        super(description);
        kept = new AtomicReferenceArray<>((int) Math.min(size(), MOST_KEPT_BYTES / featureCount()));
    }

    /** Paints an instance as it always is: unsigned bytes, axes as the feature shape. Called by several threads. */
    abstract byte[] paint(int index);

    @Override
    public final void features(int index, float[] target, int offset) {
        check(index, target, offset);
        Pixels.copy(pixels(index), target, offset);
    }

    private byte[] pixels(int index) {
        if (index >= kept.length()) {
            return paint(index);
        }
        byte[] pixels = kept.get(index);
        if (pixels == null) {
            pixels = paint(index);
            kept.set(index, pixels);
        }
        return pixels;
    }
}
