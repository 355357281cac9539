package org.netloupe.numerics.tsne;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.internal.LaneBuffer;
import org.netloupe.numerics.internal.LaneFourier;
import org.netloupe.numerics.internal.Team;

/**
 * The potential of charges on a square periodic mesh whose used part is [used, used]: a product in Fourier space, in three
 * steps that all members of a team do before any does the next. Two real columns are transformed as one complex one. Charges
 * stand at row * used + column; they are spread with cubic B-splines and the potential is read with them, so the kernel is
 * divided by the splines' own transform (Essmann et al., A smooth particle mesh Ewald method, J. Chem. Phys. 103, 1995).
 */
final class MeshConvolution {
    private final int used;
    private final int size;
    private final int lanes;
    private final int half;
    private final Team team;
    private final LaneFourier fourier;
    private final LaneBuffer[] buffers;
    private final float[][] charges;
    private final float[] potential;
    /** [block of frequencies][column][lane] */
    private final float[] real;
    private final float[] imaginary;
    /** [block of frequencies][0..half][lane] */
    private final float[] kernel;

    /**
     * @param used rows and columns that have charges or are read, a multiple of {@link #granularity}
     * @param size rows and columns of the period
     * @param spacing of the mesh
     * @param kernelOfSquare potential of a unit charge by squared distance
     */
    MeshConvolution(int used, int size, double spacing, DoubleUnaryOperator kernelOfSquare, Team team,
            Execution execution) {
        this.used = used;
        this.size = size;
        this.team = team;
        fourier = LaneFourier.of(size, execution);
        lanes = fourier.lanes();
        half = size / 2;
        buffers = new LaneBuffer[team.size()];
        Arrays.setAll(buffers, _ -> new LaneBuffer(size, lanes));
        charges = new float[team.size()][used * used];
        potential = new float[used * used];
        int blocks = half / lanes + 1;
        real = new float[blocks * used * lanes];
        imaginary = new float[blocks * used * lanes];
        kernel = new float[blocks * (half + 1) * lanes];
        transformKernel(spacing, kernelOfSquare);
    }

    /** What the used part is to be a multiple of. */
    static int granularity(Execution execution) {
        return 2 * LaneFourier.lanes(execution);
    }

    int used() {
        return used;
    }

    /** The charges that a member of the team adds, to be zeroed and filled by it. */
    float[] charges(int member) {
        return charges[member];
    }

    /** The potential after the last step. */
    float[] potential() {
        return potential;
    }

    private void transformKernel(double spacing, DoubleUnaryOperator kernelOfSquare) {
        float[] rows = new float[size * size];
        for (int i = 0; i < size; i++) {
            double x = Math.min(i, size - i) * spacing;
            for (int j = 0; j <= half; j++) {
                double y = j * spacing;
                rows[i * size + j] = (float) kernelOfSquare.applyAsDouble(x * x + y * y);
                rows[i * size + (size - j) % size] = rows[i * size + j];
            }
        }
        transformColumns(rows);
        transpose(rows);
        transformColumns(rows);
        double[] spline = splineTransform();
        for (int k = 0; k <= half; k++) {
            for (int l = 0; l <= half; l++) {
                double divisor = (double) size * size * spline[k] * spline[l];
                kernel[(k / lanes * (half + 1) + l) * lanes + k % lanes] = (float) (rows[l * size + k] / divisor);
            }
        }
    }

    /** Transforms columns of an even matrix, whose transform is real. */
    private void transformColumns(float[] rows) {
        team.run(member -> {
            LaneBuffer buffer = buffers[member];
            for (int start = member * lanes; start < size; start += team.size() * lanes) {
                int width = Math.min(lanes, size - start);
                Arrays.fill(buffer.imaginary(), 0);
                for (int i = 0; i < size; i++) {
                    System.arraycopy(rows, i * size + start, buffer.real(), i * lanes, width);
                }
                fourier.forward(buffer);
                for (int i = 0; i < size; i++) {
                    System.arraycopy(buffer.real(), i * lanes, rows, i * size + start, width);
                }
            }
        });
    }

    private void transpose(float[] rows) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                float value = rows[i * size + j];
                rows[i * size + j] = rows[j * size + i];
                rows[j * size + i] = value;
            }
        }
    }

    /** Squared transform of the cubic B-spline's values at the mesh, once for spreading and once for reading. */
    private double[] splineTransform() {
        double[] squares = new double[half + 1];
        for (int k = 0; k <= half; k++) {
            double value = (4 + 2 * Math.cos(2 * Math.PI * k / size)) / 6;
            squares[k] = value * value;
        }
        return squares;
    }

    /** First step: transforms along the columns, the charges of all members added up. */
    void transformCharges(int member) {
        LaneBuffer buffer = buffers[member];
        for (int column = member * 2 * lanes; column < used; column += team.size() * 2 * lanes) {
            addCharges(column, buffer.real());
            addCharges(column + lanes, buffer.imaginary());
            fourier.forward(buffer);
            unpack(buffer, column);
        }
    }

    private void addCharges(int column, float[] to) {
        Arrays.fill(to, used * lanes, size * lanes, 0);
        for (int row = 0; row < used; row++) {
            System.arraycopy(charges[0], row * used + column, to, row * lanes, lanes);
        }
        for (int other = 1; other < charges.length; other++) {
            float[] more = charges[other];
            for (int row = 0; row < used; row++) {
                for (int lane = 0; lane < lanes; lane++) {
                    to[row * lanes + lane] += more[row * used + column + lane];
                }
            }
        }
    }

    /** Splits transforms a + i b of real a and b: a is their even part, b their odd one. */
    private void unpack(LaneBuffer buffer, int column) {
        float[] re = buffer.real();
        float[] im = buffer.imaginary();
        for (int k = 0; k <= half; k++) {
            int from = k * lanes;
            int mirrored = (size - k) % size * lanes;
            int to = (k / lanes * used + column) * lanes + k % lanes;
            int toSecond = to + lanes * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                float r = re[from + lane];
                float i = im[from + lane];
                float mr = re[mirrored + lane];
                float mi = im[mirrored + lane];
                int place = lane * lanes;
                real[to + place] = 0.5f * (r + mr);
                imaginary[to + place] = 0.5f * (i - mi);
                real[toSecond + place] = 0.5f * (i + mi);
                imaginary[toSecond + place] = 0.5f * (mr - r);
            }
        }
    }

    /** Second step: transforms along the rows, multiplies by the kernel and transforms back. */
    void applyKernel(int member) {
        LaneBuffer buffer = buffers[member];
        int length = used * lanes;
        for (int block = member; block <= half / lanes; block += team.size()) {
            System.arraycopy(real, block * length, buffer.real(), 0, length);
            System.arraycopy(imaginary, block * length, buffer.imaginary(), 0, length);
            Arrays.fill(buffer.real(), length, size * lanes, 0);
            Arrays.fill(buffer.imaginary(), length, size * lanes, 0);
            fourier.forward(buffer);
            multiply(buffer.real(), block);
            multiply(buffer.imaginary(), block);
            fourier.inverse(buffer);
            System.arraycopy(buffer.real(), 0, real, block * length, length);
            System.arraycopy(buffer.imaginary(), 0, imaginary, block * length, length);
        }
    }

    private void multiply(float[] values, int block) {
        for (int l = 0; l < size; l++) {
            int at = l * lanes;
            int factor = (block * (half + 1) + Math.min(l, size - l)) * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                values[at + lane] *= kernel[factor + lane];
            }
        }
    }

    /** Third step: transforms back along the columns. */
    void transformBack(int member) {
        LaneBuffer buffer = buffers[member];
        for (int column = member * 2 * lanes; column < used; column += team.size() * 2 * lanes) {
            pack(buffer, column);
            fourier.inverse(buffer);
            for (int row = 0; row < used; row++) {
                System.arraycopy(buffer.real(), row * lanes, potential, row * used + column, lanes);
                System.arraycopy(buffer.imaginary(), row * lanes, potential, row * used + column + lanes, lanes);
            }
        }
    }

    private void pack(LaneBuffer buffer, int column) {
        float[] re = buffer.real();
        float[] im = buffer.imaginary();
        for (int k = 0; k <= half; k++) {
            int to = k * lanes;
            int mirrored = (size - k) % size * lanes;
            int from = (k / lanes * used + column) * lanes + k % lanes;
            int fromSecond = from + lanes * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                int place = lane * lanes;
                float ar = real[from + place];
                float ai = imaginary[from + place];
                float br = real[fromSecond + place];
                float bi = imaginary[fromSecond + place];
                re[mirrored + lane] = ar + bi;
                im[mirrored + lane] = br - ai;
                re[to + lane] = ar - bi;
                im[to + lane] = ai + br;
            }
        }
    }
}
