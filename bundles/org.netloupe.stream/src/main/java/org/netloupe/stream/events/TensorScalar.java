package org.netloupe.stream.events;

import org.netloupe.stream.events.ProtobufReader.MalformedException;

/**
 * The number in a TensorProto of one element.
 *
 * @param present false if the tensor has no or several elements, or is not numeric
 */
record TensorScalar(boolean present, double value) {
    private static final int DT_FLOAT = 1;
    private static final int DT_DOUBLE = 2;
    private static final int DT_INT32 = 3;
    private static final int DT_INT64 = 9;
    private static final TensorScalar ABSENT = new TensorScalar(false, 0);

    /** Reads the message in [from, to) of the reader's array. */
    static TensorScalar read(ProtobufReader reader, int from, int to) throws MalformedException {
        int type = 0;
        TensorScalar found = ABSENT;
        int next = from;
        while (next < to) {
            reader.range(next, to);
            int key = reader.key();
            int field = key >>> 3;
            if (field == 1 && (key & 7) == ProtobufReader.VARINT) {
                type = (int) reader.varint();
                next = reader.position();
            } else if ((key & 7) == ProtobufReader.BYTES) {
                int start = reader.bytes();
                next = reader.position();
                found = found.or(packed(reader, field, type, start, next));
            } else {
                found = found.or(single(reader, field, key & 7));
                next = reader.position();
            }
        }
        return found;
    }

    private TensorScalar or(TensorScalar other) {
        return present ? this : other;
    }

    private static TensorScalar single(ProtobufReader reader, int field, int wireType) throws MalformedException {
        if (field == 5 && wireType == ProtobufReader.FIXED32) {
            return new TensorScalar(true, reader.fixed32());
        }
        if (field == 6 && wireType == ProtobufReader.FIXED64) {
            return new TensorScalar(true, reader.fixed64());
        }
        if ((field == 7 || field == 10) && wireType == ProtobufReader.VARINT) {
            return new TensorScalar(true, reader.varint());
        }
        reader.skip(wireType);
        return ABSENT;
    }

    private static TensorScalar packed(ProtobufReader reader, int field, int type, int from, int to)
            throws MalformedException {
        reader.range(from, to);
        int length = to - from;
        boolean content = field == 4;
        if (length == 4 && (field == 5 || content && type == DT_FLOAT)) {
            return new TensorScalar(true, reader.fixed32());
        }
        if (length == 8 && (field == 6 || content && type == DT_DOUBLE)) {
            return new TensorScalar(true, reader.fixed64());
        }
        if (content && length == 4 && type == DT_INT32) {
            return new TensorScalar(true, Float.floatToRawIntBits(reader.fixed32()));
        }
        if (content && length == 8 && type == DT_INT64) {
            return new TensorScalar(true, Double.doubleToRawLongBits(reader.fixed64()));
        }
        if ((field == 7 || field == 10) && length > 0) {
            long value = reader.varint();
            return reader.hasMore() ? ABSENT : new TensorScalar(true, value);
        }
        return ABSENT;
    }
}
