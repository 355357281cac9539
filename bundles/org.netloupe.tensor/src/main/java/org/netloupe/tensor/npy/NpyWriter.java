package org.netloupe.tensor.npy;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.netloupe.tensor.DType;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.Tensor;
import org.netloupe.tensor.file.WholeFile;
import org.netloupe.tensor.file.WholeFile.Draft;

/**
 * Writes an array row by row along axis 0 when the number of rows is not known before. The file appears under its name,
 * whole, with {@link #finish()}; a writer that is closed without it leaves nothing behind:
 *
 * <pre>
 * try (NpyWriter writer = NpyWriter.create(file, DType.FLOAT32, Shape.of(650))) {
 *     writer.append(states);
 *     writer.finish();
 * }
 * </pre>
 *
 * Used by one thread.
 */
public final class NpyWriter implements Closeable {
    private static final int BUFFER = 1 << 18;

    private final Draft draft;
    private final FileChannel channel;
    private final DType dtype;
    private final Shape row;
    private final int headerLength;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long rows;
    private boolean finished;

    private NpyWriter(Draft draft, FileChannel channel, DType dtype, Shape row) {
        this.draft = draft;
        this.channel = channel;
        this.dtype = dtype;
        this.row = row;
        this.headerLength = NpyHeader.bytes(dtype, widest(row)).length;
    }

    /** The row's shape with a count of so many digits that any other fits into its place. */
    private static Shape widest(Shape row) {
        return row.size() == 0 ? row.batch(Long.MAX_VALUE) : row.batch(Long.MAX_VALUE / row.size());
    }

    /**
     * Begins a file.
     *
     * @param row shape of one row: the array's shape without axis 0
     * @throws InputException if the place cannot be written
     */
    public static NpyWriter create(Path file, DType dtype, Shape row) throws IOException {
        Draft draft = WholeFile.begin(file);
        try {
            FileChannel channel = FileChannel.open(draft.temporary(), StandardOpenOption.WRITE);
            NpyWriter writer = new NpyWriter(draft, channel, dtype, row);
            channel.position(writer.headerLength);
            return writer;
        } catch (IOException e) {
            draft.close();
            throw WholeFile.explainedWrite(file, e);
        }
    }

    /** Rows appended so far. */
    public long rows() {
        return rows;
    }

    /**
     * Appends one row (of the row's shape) or several (with a further, outermost axis).
     *
     * @throws IllegalArgumentException if type or shape differ from the file's
     * @throws InputException if the disk is full
     */
    public void append(Tensor values) throws IOException {
        boolean single = values.shape().equals(row);
        boolean batch = values.shape().rank() == row.rank() + 1 && values.shape().inner().equals(row);
        if (values.dtype() != dtype || !(single || batch)) {
            throw new IllegalArgumentException("Rows are %s %s, not %s".formatted(dtype, row, values));
        }
        if (values.data().byteSize() > buffer.remaining()) {
            flush();
        }
        if (values.data().byteSize() > buffer.capacity()) {
            write(values.data());
        } else {
            int count = (int) values.data().byteSize();
            MemorySegment.copy(values.data(), 0, MemorySegment.ofBuffer(buffer), 0, count);
            buffer.position(buffer.position() + count);
        }
        rows += single ? 1 : values.shape().extent(0);
    }

    /**
     * Appends rows from an array, to a FLOAT32 file.
     *
     * @param offset position of the first value
     * @param count number of rows
     * @throws IllegalArgumentException if the file is of another type
     * @throws InputException if the disk is full
     */
    public void append(float[] values, int offset, int count) throws IOException {
        int length = Math.toIntExact(row.size() * count);
        MemorySegment data = MemorySegment.ofArray(values).asSlice(offset * 4L, length * 4L);
        append(Tensor.over(DType.FLOAT32, row.batch(count), data));
    }

    private void flush() throws IOException {
        write(MemorySegment.ofBuffer(buffer.flip()));
        buffer.clear();
    }

    private void write(MemorySegment data) throws IOException {
        try {
            NpyFile.writeFully(channel, data);
        } catch (IOException e) {
            throw WholeFile.explainedWrite(draft.target(), e);
        }
    }

    /**
     * Writes the header with the count of rows and gives the file its name. Nothing can be appended after it.
     *
     * @throws InputException if the disk is full or the file cannot be renamed
     */
    public void finish() throws IOException {
        if (finished) {
            throw new IllegalStateException("Finished already: " + draft.target());
        }
        flush();
        try {
            channel.position(0);
            NpyFile.writeFully(channel, ByteBuffer.wrap(NpyHeader.bytes(dtype, row.batch(rows), headerLength)));
            channel.force(true);
            channel.close();
            draft.commit();
        } catch (IOException e) {
            throw WholeFile.explainedWrite(draft.target(), e);
        }
        finished = true;
    }

    /** Deletes what was not finished. */
    @Override
    public void close() throws IOException {
        channel.close();
        draft.close();
    }
}
