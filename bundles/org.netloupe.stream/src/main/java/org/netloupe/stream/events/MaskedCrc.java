package org.netloupe.stream.events;

import java.util.zip.CRC32C;

/** The check sum of tfevents records: CRC-32C, rotated and offset so that a sum over sums stays useful. */
final class MaskedCrc {
    private static final int DELTA = 0xa282ead8;

    private final CRC32C crc = new CRC32C();

    int of(byte[] bytes, int offset, int length) {
        crc.reset();
        crc.update(bytes, offset, length);
        int value = (int) crc.getValue();
        return ((value >>> 15) | (value << 17)) + DELTA;
    }
}
