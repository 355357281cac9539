package org.netloupe.dl4j.format;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.netloupe.dl4j.network.Borders;
import org.netloupe.tensor.InputException;

/**
 * Arrays as ND4J writes them: two buffers, the shape and the values, each a mode (text), a length (long), an element type
 * (text) and big-endian elements. Nothing is allocated on the word of the file alone.
 */
final class ArrayStream {
    private static final int MOST_SHAPE_WORDS = 2 * 32 + 4;
    private static final int CHUNK = 1 << 16;

    private ArrayStream() {}

    /**
     * Reads an array as floats.
     *
     * @param source file and entry, for messages
     * @param expected number of elements that the network has
     * @throws InputException if the array is of another size or type, or ends too early
     */
    static float[] read(String source, InputStream in, long expected) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            header(data);
            long words = data.readLong();
            String type = data.readUTF();
            if (!type.equals("LONG") || words < 4 || words > MOST_SHAPE_WORDS) {
                throw new InputException(source, "the shape of an ND4J array", words + " values of " + type, "");
            }
            data.skipNBytes(words * Long.BYTES);
            header(data);
            return values(source, data, expected);
        } catch (EOFException e) {
            throw new InputException(source, expected + " parameters", "an end of the data before them",
                    "The file is truncated: save it again.", e);
        }
    }

    private static void header(DataInputStream data) throws IOException {
        data.readUTF();
    }

    private static float[] values(String source, DataInputStream data, long expected) throws IOException {
        long length = data.readLong();
        String type = data.readUTF();
        if (length != expected || expected > Integer.MAX_VALUE - 8) {
            throw new InputException(source, expected + " parameters, as its layers have", Long.toString(length),
                    "The file's configuration and weights do not belong together.");
        }
        int bytes = switch (type) {
            case "FLOAT" -> Float.BYTES;
            case "DOUBLE" -> Double.BYTES;
            default -> throw new InputException(source, "parameters of type FLOAT or DOUBLE", type, "");
        };
        return elements(data, (int) length, bytes);
    }

    private static float[] elements(DataInputStream data, int count, int bytes) throws IOException {
        float[] values = new float[Math.min(count, CHUNK)];
        byte[] chunk = new byte[CHUNK * bytes];
        for (int done = 0; done < count;) {
            int now = Math.min(CHUNK, count - done);
            data.readFully(chunk, 0, now * bytes);
            if (values.length < done + now) {
                values = java.util.Arrays.copyOf(values, (int) Math.min(count, 2L * (done + now)));
            }
            ByteBuffer buffer = ByteBuffer.wrap(chunk);
            for (int i = 0; i < now; i++) {
                values[done + i] = bytes == Float.BYTES ? buffer.getFloat() : (float) buffer.getDouble();
            }
            done += now;
        }
        return values;
    }

    /**
     * Writes a row vector as ND4J does, so that plain DL4J reads it. A part at a time is on the heap, so that saving needs
     * little memory beside the training.
     */
    static void write(DataOutputStream out, INDArray row) throws IOException {
        long length = row.length();
        long[] shape = {2, 1, length, length, 1, FLOAT_FLAGS, 1, 'c'};
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(shape.length);
        out.writeUTF("LONG");
        for (long word : shape) {
            out.writeLong(word);
        }
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(length);
        out.writeUTF("FLOAT");
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES);
        for (long done = 0; done < length; done += CHUNK) {
            float[] values = Borders.floats(row, done, Math.min(length, done + CHUNK));
            chunk.clear();
            chunk.asFloatBuffer().put(values);
            out.write(chunk.array(), 0, values.length * Float.BYTES);
        }
    }

    /** ND4J's bit of the shape's flags for 32-bit floats. */
    private static final long FLOAT_FLAGS = 8192;
}
