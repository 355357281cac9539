package org.netloupe.data.dataset;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Images that cost something to make: each is made when it is first asked for and kept as bytes, the first of them up to
 * 256 MB; those beyond are made each time.
 */
public abstract class KeptImages extends DescribedDataset {
    private static final long MOST_KEPT_BYTES = 256L << 20;

    private final AtomicReferenceArray<byte @Nullable []> kept;

    protected KeptImages(Description description) {
        super(description);
        kept = new AtomicReferenceArray<>((int) Math.min(size(), MOST_KEPT_BYTES / featureCount()));
    }

    /**
     * Makes an instance, the same each time: unsigned bytes, axes as the feature shape. Called by several threads.
     *
     * @throws org.netloupe.tensor.InputException if its source is broken
     */
    protected abstract byte[] make(int index) throws IOException;

    @Override
    public final void features(int index, float[] target, int offset) throws IOException {
        check(index, target, offset);
        Pixels.copy(pixels(index), target, offset);
    }

    private byte[] pixels(int index) throws IOException {
        if (index >= kept.length()) {
            return make(index);
        }
        byte[] pixels = kept.get(index);
        if (pixels == null) {
            pixels = make(index);
            kept.set(index, pixels);
        }
        return pixels;
    }
}
