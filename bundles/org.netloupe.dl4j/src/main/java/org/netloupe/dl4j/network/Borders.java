package org.netloupe.dl4j.network;

import java.nio.FloatBuffer;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.factory.Nd4j;
import org.netloupe.tensor.Tensor;

/**
 * Arrays across the border to ND4J, where images may be channels last and sequences are [instances, units, steps]: here
 * images are [instances, channels, height, width] and sequences [instances, steps, units].
 */
public final class Borders {
    private Borders() {}

    /** An array of a row-major one; the values are copied. */
    public static INDArray array(float[] values, long... shape) {
        return Nd4j.createFromArray(values).reshape(shape);
    }

    /** What a network is fed for a batch of that kind of input. */
    static INDArray in(Tensor batch, InputType type) {
        INDArray array = array(batch.toFloats(), batch.shape().extents());
        long count = batch.shape().extent(0);
        if (type instanceof InputType.InputTypeConvolutional image && image.getFormat() == CNN2DFormat.NHWC) {
            return array.permute(0, 2, 3, 1).dup('c');
        }
        if (type instanceof InputType.InputTypeRecurrent && array.rank() == 3) {
            return array.permute(0, 2, 1).dup('c');
        }
        return type instanceof InputType.InputTypeRecurrent || type instanceof InputType.InputTypeConvolutional
                ? array
                : array.reshape(new long[]{count, array.length() / count});
    }

    /**
     * An activation with our axes.
     *
     * @param channelsLast whether an activation of rank 4 has its channels last
     */
    static Tensor out(INDArray activation, boolean channelsLast) {
        INDArray ours = switch (activation.rank()) {
            case 4 -> channelsLast ? activation.permute(0, 3, 1, 2) : activation;
            case 3 -> activation.permute(0, 2, 1);
            default -> activation;
        };
        return Tensor.of(floats(ours), ours.shape());
    }

    /** Some values of a row vector, in a new array. */
    public static float[] floats(INDArray row, long from, long to) {
        return floats(row.reshape(row.length()).get(NDArrayIndex.interval(from, to)));
    }

    /** The values of an array, row-major, in a new array. */
    public static float[] floats(INDArray array) {
        INDArray rows = array.castTo(org.nd4j.linalg.api.buffer.DataType.FLOAT).dup('c');
        float[] values = new float[Math.toIntExact(rows.length())];
        FloatBuffer buffer = rows.data().asNioFloat();
        buffer.get(values);
        return values;
    }
}
