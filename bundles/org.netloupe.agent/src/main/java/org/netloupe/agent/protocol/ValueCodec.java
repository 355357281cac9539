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
import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Points;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Unavailable;
import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.Values;

/**
 * Values as MessagePack: integers, 64-bit floats, strings, arrays and maps as themselves, tensors and images as extensions.
 */
public final class ValueCodec {
    /** Extension type of a tensor: u8 element, u8 rank, rank x u32 dimensions, elements; all little endian. */
    public static final byte TENSOR = 1;
    /** Extension type of an image: u8 0 (raw samples), u8 channels, u32 width, u32 height, samples. */
    public static final byte IMAGE = 2;

    /** Extension type of points: u8 dimensions, u8 1 if there are classes, u32 count, coordinates, classes. */
    public static final byte POINTS = 3;
    /** Extension type of a handle: u8 extension, u64 stream, u64 offset and u64 length in the file of the stream. */
    public static final byte HANDLE = 4;
    /** From how many bytes on an extension may be sent as a handle. */
    public static final int LARGE = 1 << 16;

    /** Where the payloads of large extensions can be put instead of into the message. */
    public interface Deposit {
        /**
         * Puts a payload into the file of that stream.
         *
         * @return its offset there, or -1 if it must go into the message
         */
        long put(long stream, ByteBuffer header, ByteBuffer data);
    }

    /** Finds the payloads of handles. */
    public interface Shared {
        /**
         * That part of the file of that stream; read at once.
         *
         * @throws ProtocolException if there is no such part
         */
        ByteBuffer part(long stream, long offset, long length) throws ProtocolException;
    }

    /** Everything goes into the message. */
    public static final Deposit INLINE = (stream, header, data) -> -1;
    /** Nothing is shared. */
    public static final Shared NOTHING_SHARED = (stream, offset, length) -> {
        throw new ProtocolException("The stream " + stream + " has no file for large values.");
    };

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
        write(packer, value, 0, INLINE);
    }

    /** Writes a value of a stream, large payloads as handles if the deposit takes them. */
    public static void write(MessagePacker packer, Value value, long stream, Deposit deposit) throws IOException {
        if (value instanceof Value.Real real) {
            packer.packDouble(real.value());
        } else if (value instanceof Value.Whole whole) {
            packer.packLong(whole.value());
        } else if (value instanceof Value.Text text) {
            packer.packString(text.value());
        } else if (value instanceof Value.Tuple tuple) {
            packer.packArrayHeader(tuple.items().size());
            for (Value item : tuple.items()) {
                write(packer, item, stream, deposit);
            }
        } else if (value instanceof Value.Mapping mapping) {
            packer.packMapHeader(mapping.entries().size());
            for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
                packer.packString(entry.getKey());
                write(packer, entry.getValue(), stream, deposit);
            }
        } else if (value instanceof Tensor tensor) {
            writeExtension(packer, TENSOR, header(tensor), tensor.bytes(), stream, deposit);
        } else if (value instanceof Image image) {
            writeExtension(packer, IMAGE, header(image), ByteBuffer.wrap(image.samples()), stream, deposit);
        } else if (value instanceof Points points) {
            writeExtension(packer, POINTS, header(points), data(points), stream, deposit);
        }
    }

    private static void writeExtension(MessagePacker packer, byte type, ByteBuffer header, ByteBuffer data, long stream,
            Deposit deposit) throws IOException {
        int length = Math.addExact(header.remaining(), data.remaining());
        long offset = length < LARGE ? -1 : deposit.put(stream, header.duplicate(), data.duplicate());
        if (offset >= 0) {
            ByteBuffer handle = ByteBuffer.allocate(25).order(ByteOrder.LITTLE_ENDIAN);
            handle.put(type).putLong(stream).putLong(offset).putLong(length);
            packer.packExtensionTypeHeader(HANDLE, handle.capacity());
            packer.writePayload(handle.array());
            return;
        }
        packer.packExtensionTypeHeader(type, length);
        packer.writePayload(header.array());
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        packer.writePayload(bytes);
    }

    private static ByteBuffer header(Tensor tensor) {
        int[] shape = tensor.shape();
        ByteBuffer header = ByteBuffer.allocate(2 + 4 * shape.length).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) tensor.element().ordinal()).put((byte) shape.length);
        for (int dimension : shape) {
            header.putInt(dimension);
        }
        return header.flip();
    }

    private static ByteBuffer header(Image image) {
        ByteBuffer header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        return header.put((byte) 0).put((byte) image.channels()).putInt(image.width()).putInt(image.height()).flip();
    }

    private static ByteBuffer header(Points points) {
        ByteBuffer header = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        return header.put((byte) points.dimensions()).put((byte) Math.min(1, points.classes().length))
                .putInt(points.size()).flip();
    }

    private static ByteBuffer data(Points points) {
        float[] coordinates = points.coordinates();
        int[] classes = points.classes();
        ByteBuffer data = ByteBuffer.allocate(4 * (coordinates.length + classes.length)).order(ByteOrder.LITTLE_ENDIAN);
        for (float coordinate : coordinates) {
            data.putFloat(coordinate);
        }
        for (int number : classes) {
            data.putInt(number);
        }
        return data.flip();
    }

    /**
     * Writes what an expression computes with, which may hold nothing (null) where nothing was wanted; for the agent's
     * own files.
     */
    public static void writePlain(MessagePacker packer, @Nullable Object object) throws IOException {
        if (object == null) {
            packer.packNil();
        } else if (object instanceof Unavailable) {
            // truth values are numbers to all others, so this is free
            packer.packBoolean(false);
        } else if (object instanceof List<?> items) {
            packer.packArrayHeader(items.size());
            for (Object item : items) {
                writePlain(packer, item);
            }
        } else if (object instanceof Map<?, ?> map) {
            packer.packMapHeader(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                packer.packString(String.valueOf(entry.getKey()));
                writePlain(packer, entry.getValue());
            }
        } else {
            write(packer, Values.of(object));
        }
    }

    /** Reads what {@link #writePlain} has written. */
    public static @Nullable Object readPlain(MessageUnpacker unpacker) throws IOException {
        switch (unpacker.getNextFormat().getValueType()) {
            case NIL :
                unpacker.unpackNil();
                return null;
            case BOOLEAN :
                unpacker.unpackBoolean();
                return new Unavailable("It was not there when the event was put on the disk.");
            case ARRAY :
                int size = unpacker.unpackArrayHeader();
                List<@Nullable Object> items = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    items.add(readPlain(unpacker));
                }
                return items;
            case MAP :
                int fields = unpacker.unpackMapHeader();
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = 0; i < fields; i++) {
                    map.put(unpacker.unpackString(), readPlain(unpacker));
                }
                return map;
            default :
                try {
                    return Values.plain(read(unpacker, Integer.MAX_VALUE, 0, NOTHING_SHARED));
                } catch (ProtocolException e) {
                    throw new IOException(e.getMessage(), e);
                }
        }
    }

    /**
     * Reads the one value that the bytes hold; takes no more memory than a small multiple of their number.
     *
     * @throws ProtocolException if they hold no value, or more than one
     */
    public static Value read(byte[] bytes) throws ProtocolException {
        return read(bytes, NOTHING_SHARED);
    }

    /**
     * Reads the one value that the bytes hold, and what lies in files shared with their sender.
     *
     * @throws ProtocolException if they hold no value, or more than one
     */
    public static Value read(byte[] bytes, Shared shared) throws ProtocolException {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
            Value value = read(unpacker, bytes.length, 0, shared);
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

    private static Value read(MessageUnpacker unpacker, int length, int depth, Shared shared)
            throws IOException, ProtocolException {
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
                return tuple(unpacker, length, depth, shared);
            case MAP :
                return mapping(unpacker, length, depth, shared);
            case EXTENSION :
                return extension(unpacker, length, shared);
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

    private static Value tuple(MessageUnpacker unpacker, int length, int depth, Shared shared)
            throws IOException, ProtocolException {
        int size = unpacker.unpackArrayHeader();
        checkLeft(unpacker, length, size);
        List<Value> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(read(unpacker, length, depth + 1, shared));
        }
        return new Value.Tuple(items);
    }

    private static Value mapping(MessageUnpacker unpacker, int length, int depth, Shared shared)
            throws IOException, ProtocolException {
        int size = unpacker.unpackMapHeader();
        checkLeft(unpacker, length, 2L * size);
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            if (unpacker.getNextFormat().getValueType() != ValueType.STRING) {
                throw new ProtocolException("The keys of a map are texts.");
            }
            entries.put(text(unpacker, length), read(unpacker, length, depth + 1, shared));
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

    private static Value extension(MessageUnpacker unpacker, int length, Shared shared)
            throws IOException, ProtocolException {
        ExtensionTypeHeader header = unpacker.unpackExtensionTypeHeader();
        checkLeft(unpacker, length, header.getLength());
        ByteBuffer payload = ByteBuffer.wrap(unpacker.readPayload(header.getLength())).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getType() == HANDLE && payload.remaining() == 25) {
            int type = payload.get();
            ByteBuffer part = shared.part(payload.getLong(), payload.getLong(), payload.getLong());
            return extension(type, part.order(ByteOrder.LITTLE_ENDIAN));
        }
        return extension(header.getType(), payload);
    }

    private static Value extension(int type, ByteBuffer payload) throws ProtocolException {
        if (type == TENSOR && payload.remaining() >= 2) {
            return tensor(payload);
        }
        if (type == IMAGE && payload.remaining() >= 10) {
            return image(payload);
        }
        if (type == POINTS && payload.remaining() >= 6) {
            return points(payload);
        }
        throw new ProtocolException("Expected a tensor (extension 1), image (2), points (3) or handle (4), found "
                + "extension " + type + " of " + payload.remaining() + " bytes.");
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
        return Tensor.ofBuffer(elements[element], shape, payload);
    }

    private static Value image(ByteBuffer payload) throws ProtocolException {
        int encoding = payload.get();
        if (encoding != 0) {
            throw new ProtocolException("Expected an image of raw samples (0), found encoding " + encoding + ".");
        }
        int channels = payload.get();
        int width = payload.getInt();
        int height = payload.getInt();
        byte[] samples = new byte[payload.remaining()];
        payload.get(samples);
        return new Image(width, height, channels, samples);
    }

    private static Value points(ByteBuffer payload) throws ProtocolException {
        int dimensions = payload.get();
        boolean classified = payload.get() != 0;
        int count = payload.getInt();
        long expected = 4L * count * (dimensions + (classified ? 1 : 0));
        if (count < 0 || dimensions < 2 || dimensions > 3 || expected != payload.remaining()) {
            throw new ProtocolException(count + " points of " + dimensions + " dimensions have " + expected
                    + " bytes, but found " + payload.remaining() + ".");
        }
        float[] coordinates = new float[count * dimensions];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = payload.getFloat();
        }
        int[] classes = new int[classified ? count : 0];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = payload.getInt();
        }
        return new Points(dimensions, coordinates, classes);
    }
}
