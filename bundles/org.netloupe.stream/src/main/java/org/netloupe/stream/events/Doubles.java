package org.netloupe.stream.events;

import java.util.Arrays;

import org.netloupe.stream.events.ProtobufReader.MalformedException;

/** Doubles of a message, of which it is not known how many there are. */
final class Doubles {
    private double[] values = new double[32];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    void addPacked(ProtobufReader packed) throws MalformedException {
        while (packed.hasMore()) {
            add(packed.fixed64());
        }
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
