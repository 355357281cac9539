package org.netloupe.data.dataset;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Pixels of one byte as features of 0..1. */
public final class Pixels {
    private static final float[] SCALED = new float[256];
    static {
        for (int i = 0; i < SCALED.length; i++) {
            SCALED[i] = i / 255f;
        }
    }

    private Pixels() {}

    /** Copies pixels from memory. */
    public static void copy(MemorySegment bytes, long from, float[] target, int offset, int count) {
        for (int i = 0; i < count; i++) {
            target[offset + i] = SCALED[bytes.get(ValueLayout.JAVA_BYTE, from + i) & 0xff];
        }
    }

    /** Copies all pixels of an array. */
    public static void copy(byte[] bytes, float[] target, int offset) {
        for (int i = 0; i < bytes.length; i++) {
            target[offset + i] = SCALED[bytes[i] & 0xff];
        }
    }
}
