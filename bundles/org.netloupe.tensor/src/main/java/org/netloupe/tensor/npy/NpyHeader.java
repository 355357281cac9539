package org.netloupe.tensor.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.netloupe.tensor.DType;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

/**
 * What stands before the data of a npy file, format versions 1 to 3.
 *
 * @param order byte order of the elements on disk
 * @param fortranOrder whether the first axis varies fastest on disk
 * @param dataOffset bytes before the first element
 */
public record NpyHeader(DType dtype, ByteOrder order, boolean fortranOrder, Shape shape, int dataOffset) {
    /** The first bytes of every npy file. */
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    /** NumPy itself trusts no header above 10 000 bytes; longer ones have no plain element type. */
    private static final int LONGEST = 1 << 16;

    /** Bytes of all elements. */
    public long dataBytes() {
        return shape.size() * dtype.bytes();
    }

    /** Whether the elements lie on disk as a {@link org.netloupe.tensor.Tensor} has them, so that they can be mapped. */
    boolean isMappable() {
        boolean order = this.order == ByteOrder.LITTLE_ENDIAN || dtype.bytes() == 1;
        return order && (!fortranOrder || shape.rank() <= 1);
    }

    /**
     * Reads a header and leaves the stream at the first element.
     *
     * @param source the file, for messages
     * @param total length of header and data together; what the header announces must have exactly that length
     * @throws InputException if it is none, or of an element type that has no numbers; pickled objects are refused
     */
    static NpyHeader read(String source, InputStream in, long total) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
            throw new InputException(source, "a npy file (beginning with \\x93NUMPY)", describe(start), "");
        }
        int version = start[6];
        if (version < 1 || version > 3) {
            throw new InputException(source, "npy format version 1, 2 or 3", "version " + (version & 0xff), "");
        }
        int length = length(source, in, version == 1 ? 2 : 4);
        byte[] text = in.readNBytes(length);
        if (text.length < length) {
            throw truncated(source, "a header of %d bytes".formatted(length), text.length);
        }
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        int offset = 8 + (version == 1 ? 2 : 4) + length;
        return checked(source, new HeaderParser(source, new String(text, charset)).parse(offset), total);
    }

    private static int length(String source, InputStream in, int bytes) throws IOException {
        byte[] field = in.readNBytes(bytes);
        if (field.length < bytes) {
            throw truncated(source, "a header length", field.length);
        }
        long length = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            length = length << 8 | field[i] & 0xff;
        }
        if (length > LONGEST) {
            throw new InputException(source, "a header of at most %d bytes".formatted(LONGEST),
                    "one of %d".formatted(length), "Save the array with a plain numeric type.");
        }
        return (int) length;
    }

    private static NpyHeader checked(String source, NpyHeader header, long total) throws InputException {
        long present = total - header.dataOffset;
        if (header.shape.size() > Long.MAX_VALUE / header.dtype.bytes() || header.dataBytes() > present) {
            String wanted = "%s %s, %s bytes of data".formatted(header.dtype, header.shape,
                    header.shape.size() > Long.MAX_VALUE / 8 ? "more than 2^60" : header.dataBytes());
            throw truncated(source, wanted, present);
        }
        if (header.dataBytes() < present) {
            throw new InputException(source, "%d bytes of data (%s %s)".formatted(header.dataBytes(), header.dtype,
                    header.shape), "%d".formatted(present), "One array in a file can be read; save several as npz.");
        }
        return header;
    }

    private static InputException truncated(String source, String expected, long found) {
        return new InputException(source, expected, "only %d bytes".formatted(Math.max(0, found)),
                "The file seems to be cut off; copy or write it again.");
    }

    private static String describe(byte[] start) {
        if (start.length == 0) {
            return "an empty file";
        }
        return LongStream.range(0, Math.min(start.length, 6)).mapToObj(i -> "%02x".formatted(start[(int) i]))
                .collect(Collectors.joining(" ", "bytes ", ""));
    }

    /** The bytes of the smallest header for row-major, little-endian elements. */
    static byte[] bytes(DType dtype, Shape shape) {
        return bytes(dtype, shape, 0);
    }

    /**
     * The bytes of a header for row-major, little-endian elements.
     *
     * @param least padded with blanks to at least this length, so that a longer text can replace it later
     */
    static byte[] bytes(DType dtype, Shape shape, int least) {
        String extents = LongStream.of(shape.extents()).mapToObj(Long::toString).collect(Collectors.joining(", "));
        String text = "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }".formatted(descr(dtype), extents,
                shape.rank() == 1 ? "," : "");
        int prefix = MAGIC.length + 4;
        int needed = Math.max(prefix + text.length() + 1, least);
        int total = (needed + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] bytes = new byte[total];
        Arrays.fill(bytes, (byte) ' ');
        System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
        bytes[6] = 1;
        bytes[7] = 0;
        bytes[8] = (byte) (total - prefix);
        bytes[9] = (byte) (total - prefix >> 8);
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, bytes, prefix, ascii.length);
        bytes[total - 1] = '\n';
        return bytes;
    }

    private static String descr(DType dtype) {
        return switch (dtype) {
            case BOOL -> "|b1";
            case INT8 -> "|i1";
            case UINT8 -> "|u1";
            case INT16 -> "<i2";
            case UINT16 -> "<u2";
            case INT32 -> "<i4";
            case UINT32 -> "<u4";
            case INT64 -> "<i8";
            case FLOAT16 -> "<f2";
            case FLOAT32 -> "<f4";
            case FLOAT64 -> "<f8";
        };
    }
}
