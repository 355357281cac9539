package org.netloupe.stream.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.netloupe.agent.value.Tensor;
import org.netloupe.stream.events.ProtobufReader.MalformedException;

/** Reads a TensorProto. What it announces is believed only as far as its bytes, or the repetition of its last value, go. */
final class TensorDecoder {
    private static final int MOST_REPEATED = 1 << 24;
    private static final int MOST_RANK = 16;
    private static final double[] NONE = {};

    private final ProtobufReader reader;
    private TensorType type = TensorType.NONE;
    private final List<Integer> shape = new ArrayList<>();
    private byte[] content = {};
    private boolean hasContent;
    private double[] numbers = {};
    private long[] wholes = {};
    private int count;
    private final List<byte[]> texts = new ArrayList<>();

    private TensorDecoder(ProtobufReader reader) {
        this.reader = reader;
    }

    /** The tensor of a value. */
    static TensorDecoder read(EntryFields fields) throws MalformedException {
        TensorDecoder decoder = new TensorDecoder(
                new ProtobufReader(fields.bytes, fields.tensorStart, fields.tensorEnd));
        decoder.readAll();
        return decoder;
    }

    /** The number of a tensor of one; nothing if it has several, none, or texts. */
    static double[] single(EntryFields fields) throws MalformedException {
        if (fields.tensorEnd - fields.tensorStart > 64) {
            return NONE;
        }
        TensorDecoder decoder = read(fields);
        if (decoder.type == TensorType.STRING || decoder.elements() != 1 || !decoder.type.isNumeric()) {
            return NONE;
        }
        Tensor tensor = decoder.tensor();
        return new double[]{tensor.at(0)};
    }

    /** Whether it holds texts. */
    static boolean isText(EntryFields fields) throws MalformedException {
        ProtobufReader reader = new ProtobufReader(fields.bytes, fields.tensorStart, fields.tensorEnd);
        while (reader.hasMore()) {
            int key = reader.key();
            if (key == (1 << 3 | ProtobufReader.VARINT)) {
                return TensorType.of(reader.varint()) == TensorType.STRING;
            }
            reader.skip(key & 7);
        }
        return false;
    }

    private void readAll() throws MalformedException {
        while (reader.hasMore()) {
            int key = reader.key();
            switch (key) {
                case 1 << 3 | ProtobufReader.VARINT -> type = TensorType.of(reader.varint());
                case 2 << 3 | ProtobufReader.BYTES -> readShape(reader.message());
                case 4 << 3 | ProtobufReader.BYTES -> {
                    int start = reader.bytes();
                    content = Arrays.copyOfRange(reader.array(), start, reader.position());
                    hasContent = true;
                }
                case 8 << 3 | ProtobufReader.BYTES -> {
                    int start = reader.bytes();
                    texts.add(Arrays.copyOfRange(reader.array(), start, reader.position()));
                }
                default -> typedValue(key >>> 3, key & 7);
            }
        }
        numbers = Arrays.copyOf(numbers, count);
        wholes = Arrays.copyOf(wholes, count);
    }

    private void readShape(ProtobufReader message) throws MalformedException {
        while (message.hasMore()) {
            int key = message.key();
            if (key == (2 << 3 | ProtobufReader.BYTES)) {
                shape.add(dimension(message.message()));
            } else {
                message.skip(key & 7);
            }
        }
        if (shape.size() > MOST_RANK) {
            throw new MalformedException("a tensor of rank " + shape.size());
        }
    }

    private static int dimension(ProtobufReader message) throws MalformedException {
        long size = 0;
        while (message.hasMore()) {
            int key = message.key();
            if (key == (1 << 3 | ProtobufReader.VARINT)) {
                size = message.varint();
            } else {
                message.skip(key & 7);
            }
        }
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw new MalformedException("a tensor with a dimension of " + size);
        }
        return (int) size;
    }

    /** float_val 5, double_val 6, int_val 7, int64_val 10, bool_val 11, half_val 13, uint32_val 16, uint64_val 17. */
    private void typedValue(int field, int wireType) throws MalformedException {
        boolean known = field == 5 || field == 6 || field == 7 || field == 10 || field == 11 || field == 13
                || field == 16 || field == 17;
        if (!known) {
            reader.skip(wireType);
        } else if (wireType == ProtobufReader.BYTES) {
            ProtobufReader packed = reader.message();
            while (packed.hasMore()) {
                element(packed, field);
            }
        } else {
            element(reader, field);
        }
    }

    private void element(ProtobufReader from, int field) throws MalformedException {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(4, count * 2));
            wholes = Arrays.copyOf(wholes, Math.max(4, count * 2));
        }
        if (field == 5) {
            numbers[count] = from.fixed32();
        } else if (field == 6) {
            numbers[count] = from.fixed64();
        } else {
            wholes[count] = from.varint();
            numbers[count] = field == 13 ? type.half((short) wholes[count]) : wholes[count];
        }
        count++;
    }

    /** Dimensions, outermost first. */
    List<Integer> shape() {
        return shape;
    }

    boolean isString() { return type == TensorType.STRING; }

    /** The texts of a string tensor, as bytes. */
    List<byte[]> texts() {
        return texts;
    }

    private long elements() throws MalformedException {
        long elements = 1;
        for (int dimension : shape) {
            elements *= dimension;
            if (elements > Tensor.MAX_BYTES) {
                throw new MalformedException("a tensor of shape " + shape);
            }
        }
        return elements;
    }

    /** The tensor of numbers; integers below 32 bits become 32-bit ones, half precision single. */
    Tensor tensor() throws MalformedException {
        if (!type.isNumeric()) {
            throw new MalformedException("a tensor of " + type.word());
        }
        long elements = elements();
        int[] dimensions = shape.stream().mapToInt(Integer::intValue).toArray();
        if (hasContent) {
            if (content.length != elements * type.bytes()) {
                throw new MalformedException("%d bytes for a tensor of shape %s of %s".formatted(content.length, shape,
                        type.word()));
            }
            return type.ofContent(dimensions, content);
        }
        if (count == 0 && elements > 0 || count > elements || count < elements && elements > MOST_REPEATED) {
            throw new MalformedException("%d values for a tensor of shape %s".formatted(count, shape));
        }
        return repeated(dimensions, (int) elements);
    }

    /** As TensorFlow means it, the last value stands for all that are missing. */
    private Tensor repeated(int[] dimensions, int elements) throws MalformedException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(elements, type.element().bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < elements; i++) {
            int from = Math.min(i, count - 1);
            type.put(bytes, numbers[from], wholes[from]);
        }
        return Tensor.ofBytes(type.element(), dimensions, bytes.array());
    }
}
