package org.netloupe.agent.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;
import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;

/**
 * Values as MessagePack: integers, 64-bit floats, strings, arrays and maps as themselves, tensors and images as extensions.
 */
public final class ValueCodec {
    /** Extension type of a tensor: u8 element, u8 rank, rank x u32 dimensions, elements; all little endian. */
    public static final byte TENSOR = 1;
    /** Extension type of an image: u8 0 (raw samples), u8 channels, u32 width, u32 height, samples. */
    public static final byte IMAGE = 2;

    private static final int MAX_DEPTH = 24;
    private static final int MAX_RANK = 16;

    static {
        // without this MessagePack asks for sun.misc.Unsafe, of which newer JDKs warn on the host's standard error
        if (System.getProperty("msgpack.universal-buffer") == null) {
            System.setProperty("msgpack.universal-buffer", "true");
        }
    }

    private ValueCodec() {}

    /** Makes sure that MessagePack is set up before its first use. */
    static void setUp() {
        // the work is done by the static initialiser
    }

    /** Writes a value. */
    public static void write(MessagePacker packer, Value value) throws IOException {
        if (value instanceof Value.Real real) {
            packer.packDouble(real.value());
        } else if (value instanceof Value.Whole whole) {
            packer.packLong(whole.value());
        } else if (value instanceof Value.Text text) {
            packer.packString(text.value());
        } else if (value instanceof Value.Tuple tuple) {
            packer.packArrayHeader(tuple.items().size());
            for (Value item : tuple.items()) {
                write(packer, item);
            }
        } else if (value instanceof Value.Mapping mapping) {
            packer.packMapHeader(mapping.entries().size());
            for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
                packer.packString(entry.getKey());
                write(packer, entry.getValue());
            }
        } else if (value instanceof Tensor tensor) {
            writeTensor(packer, tensor);
        } else if (value instanceof Image image) {
            writeImage(packer, image);
        }
    }

    private static void writeTensor(MessagePacker packer, Tensor tensor) throws IOException {
        int[] shape = tensor.shape();
        ByteBuffer header = ByteBuffer.allocate(2 + 4 * shape.length).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) tensor.element().ordinal()).put((byte) shape.length);
        for (int dimension : shape) {
            header.putInt(dimension);
        }
        ByteBuffer data = tensor.bytes();
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        packer.packExtensionTypeHeader(TENSOR, header.capacity() + bytes.length);
        packer.writePayload(header.array());
        packer.writePayload(bytes);
    }

    private static void writeImage(MessagePacker packer, Image image) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0).put((byte) image.channels()).putInt(image.width()).putInt(image.height());
        byte[] samples = image.samples();
        packer.packExtensionTypeHeader(IMAGE, header.capacity() + samples.length);
        packer.writePayload(header.array());
        packer.writePayload(samples);
    }

    /**
     * Reads the one value that the bytes hold; takes no more memory than a small multiple of their number.
     *
     * @throws ProtocolException if they hold no value, or more than one
     */
    public static Value read(byte[] bytes) throws ProtocolException {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
            Value value = read(unpacker, bytes.length, 0);
            if (unpacker.getTotalReadBytes() != bytes.length) {
                throw new ProtocolException("Expected one value of " + unpacker.getTotalReadBytes() + " bytes, found "
                        + bytes.length + " bytes.");
            }
            return value;
        } catch (MessagePackException | IOException e) {
            throw new ProtocolException("The bytes are no MessagePack: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("A value is not as it should be: " + e.getMessage());
        }
    }

    private static Value read(MessageUnpacker unpacker, int length, int depth) throws IOException, ProtocolException {
        if (depth > MAX_DEPTH) {
            throw new ProtocolException("A value is nested more than " + MAX_DEPTH + " levels deep.");
        }
        ValueType type = unpacker.getNextFormat().getValueType();
        switch (type) {
            case INTEGER :
                return new Value.Whole(unpacker.unpackLong());
            case FLOAT :
                return new Value.Real(unpacker.unpackDouble());
            case BOOLEAN :
                return new Value.Whole(unpacker.unpackBoolean() ? 1 : 0);
            case STRING :
                return new Value.Text(text(unpacker, length));
            case ARRAY :
                return tuple(unpacker, length, depth);
            case MAP :
                return mapping(unpacker, length, depth);
            case EXTENSION :
                return extension(unpacker, length);
            default :
                throw new ProtocolException(
                        "Expected a number, text, array, map, tensor or image, found " + type + ".");
        }
    }

    private static String text(MessageUnpacker unpacker, int length) throws IOException, ProtocolException {
        int size = unpacker.unpackRawStringHeader();
        checkLeft(unpacker, length, size);
        return new String(unpacker.readPayload(size), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Value tuple(MessageUnpacker unpacker, int length, int depth) throws IOException, ProtocolException {
        int size = unpacker.unpackArrayHeader();
        checkLeft(unpacker, length, size);
        List<Value> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(read(unpacker, length, depth + 1));
        }
        return new Value.Tuple(items);
    }

    private static Value mapping(MessageUnpacker unpacker, int length, int depth)
            throws IOException, ProtocolException {
        int size = unpacker.unpackMapHeader();
        checkLeft(unpacker, length, 2L * size);
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            if (unpacker.getNextFormat().getValueType() != ValueType.STRING) {
                throw new ProtocolException("The keys of a map are texts.");
            }
            entries.put(text(unpacker, length), read(unpacker, length, depth + 1));
        }
        return new Value.Mapping(entries);
    }

    private static void checkLeft(MessageUnpacker unpacker, int length, long wanted) throws ProtocolException {
        long left = length - unpacker.getTotalReadBytes();
        if (wanted > left) {
            throw new ProtocolException("A value announces " + wanted + " bytes or items, but only " + left
                    + " bytes are left.");
        }
    }

    private static Value extension(MessageUnpacker unpacker, int length) throws IOException, ProtocolException {
        ExtensionTypeHeader header = unpacker.unpackExtensionTypeHeader();
        checkLeft(unpacker, length, header.getLength());
        ByteBuffer payload = ByteBuffer.wrap(unpacker.readPayload(header.getLength())).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getType() == TENSOR && payload.remaining() >= 2) {
            return tensor(payload);
        }
        if (header.getType() == IMAGE && payload.remaining() >= 10) {
            return image(payload);
        }
        throw new ProtocolException("Expected a tensor (extension 1) or image (extension 2), found extension "
                + header.getType() + " of " + header.getLength() + " bytes.");
    }

    private static Value tensor(ByteBuffer payload) throws ProtocolException {
        int element = payload.get();
        int rank = payload.get();
        Tensor.Element[] elements = Tensor.Element.values();
        if (element < 0 || element >= elements.length || rank < 0 || rank > MAX_RANK
                || payload.remaining() < 4 * rank) {
            throw new ProtocolException("A tensor of element type " + element + " and rank " + rank + " is not known.");
        }
        int[] shape = new int[rank];
        for (int i = 0; i < rank; i++) {
            shape[i] = payload.getInt();
        }
        return Tensor.ofBytes(elements[element], shape, rest(payload));
    }

    private static Value image(ByteBuffer payload) throws ProtocolException {
        int encoding = payload.get();
        if (encoding != 0) {
            throw new ProtocolException("Expected an image of raw samples (0), found encoding " + encoding + ".");
        }
        int channels = payload.get();
        return new Image(payload.getInt(), payload.getInt(), channels, rest(payload));
    }

    private static byte[] rest(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return bytes;
    }
}
