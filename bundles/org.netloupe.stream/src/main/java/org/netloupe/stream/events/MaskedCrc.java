package org.netloupe.stream.events;

import java.util.zip.CRC32C;

/** The check sum of tfevents records: CRC-32C, rotated and offset so that a sum over sums stays useful. */
final class MaskedCrc {
    private static final int DELTA = 0xa282ead8;
    private static final int KNOWN = 1024;

    private final CRC32C crc = new CRC32C();
    private final int[] ofLength = new int[KNOWN];
    private final byte[] length = new byte[8];

    int of(byte[] bytes, int offset, int size) {
        crc.reset();
        crc.update(bytes, offset, size);
        int value = (int) crc.getValue();
        return ((value >>> 15) | (value << 17)) + DELTA;
    }

    /** That of a record's length; remembered for small ones, as most records of a file are of few lengths. */
    int ofLength(long size) {
        if (size < 0 || size >= KNOWN) {
            return compute(size);
        }
        int known = ofLength[(int) size];
        if (known == 0) {
            known = compute(size);
            ofLength[(int) size] = known;
        }
        return known;
    }

    private int compute(long size) {
        ProtobufReader.LONG.set(length, 0, size);
        return of(length, 0, 8);
    }
}
