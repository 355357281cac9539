package org.netloupe.tensor.npy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.Tensor;

/** Elements as they lie in a file, made a tensor: as they are, or converted from other byte and axis orders. */
final class RawElements {
    private RawElements() {}

    /**
     * @param data exactly the elements that the header announces
     * @throws InputException if they must be converted and memory does not suffice
     */
    static Tensor tensor(String source, NpyHeader header, MemorySegment data) throws InputException {
        if (header.isMappable()) {
            return Tensor.over(header.dtype(), header.shape(), data);
        }
        Tensor converted = allocate(source, header);
        Copy copy = copy(header, data, converted.data());
        long[] strides = strides(header);
        long[] position = new long[strides.length];
        long[] extents = header.shape().extents();
        long from = 0;
        for (long to = 0; to < converted.size(); to++) {
            copy.element(from, to);
            from = advance(position, extents, strides, from);
        }
        return converted;
    }

    static Tensor allocate(String source, NpyHeader header) throws InputException {
        try {
            return Tensor.allocate(header.dtype(), header.shape());
        } catch (OutOfMemoryError e) {
            throw new InputException(source, "an array that fits into memory",
                    "one of %d bytes".formatted(header.dataBytes()),
                    "Start with a larger heap, or save it uncompressed, little endian and row-major as npy, "
                            + "which is mapped.",
                    e);
        }
    }

    /** Copies one element from a position on disk to one in the tensor. */
    private interface Copy {
        void element(long from, long to);
    }

    private static Copy copy(NpyHeader header, MemorySegment in, MemorySegment out) {
        ByteOrder order = header.order();
        ByteOrder little = ByteOrder.LITTLE_ENDIAN;
        return switch (header.dtype().bytes()) {
            case 1 -> (from, to) -> out.set(ValueLayout.JAVA_BYTE, to, in.get(ValueLayout.JAVA_BYTE, from));
            case 2 -> {
                var source = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
                var target = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(little);
                yield (from, to) -> out.set(target, to * 2, in.get(source, from * 2));
            }
            case 4 -> {
                var source = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
                var target = ValueLayout.JAVA_INT_UNALIGNED.withOrder(little);
                yield (from, to) -> out.set(target, to * 4, in.get(source, from * 4));
            }
            default -> {
                var source = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
                var target = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(little);
                yield (from, to) -> out.set(target, to * 8, in.get(source, from * 8));
            }
        };
    }

    /** Distance on disk, in elements, between neighbours along each axis. */
    private static long[] strides(NpyHeader header) {
        Shape shape = header.shape();
        long[] strides = new long[shape.rank()];
        long stride = 1;
        for (int i = 0; i < strides.length; i++) {
            int axis = header.fortranOrder() ? i : strides.length - 1 - i;
            strides[axis] = stride;
            stride *= shape.extent(axis);
        }
        return strides;
    }

    /** Steps to the next element in row-major order and returns where it lies on disk. */
    private static long advance(long[] position, long[] extents, long[] strides, long from) {
        long next = from;
        for (int axis = position.length - 1; axis >= 0; axis--) {
            next += strides[axis];
            if (++position[axis] < extents[axis]) {
                return next;
            }
            next -= position[axis] * strides[axis];
            position[axis] = 0;
        }
        return next;
    }
}
