package org.netloupe.stream.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes each tag a string once: tags repeat millions of times, mostly in the same order, so that the tag after the last
 * one is tried first.
 */
final class TagCache {
    private static final int SLOTS = 1024;

    private final String[] tags = new String[SLOTS];
    private final byte[][] bytesOf = new byte[SLOTS][];
    private final short[] following = new short[SLOTS];
    private int last;

    /** The text in bytes[from, to). */
    String tag(byte[] bytes, int from, int to) {
        int guess = following[last];
        byte[] known = bytesOf[guess];
        if (known == null || !Arrays.equals(known, 0, known.length, bytes, from, to)) {
            guess = find(bytes, from, to);
            following[last] = (short) guess;
        }
        last = guess;
        return tags[guess];
    }

    private int find(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        byte[] known = bytesOf[slot];
        if (known == null || !Arrays.equals(known, 0, known.length, bytes, from, to)) {
            bytesOf[slot] = Arrays.copyOfRange(bytes, from, to);
            tags[slot] = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        return slot;
    }
}
