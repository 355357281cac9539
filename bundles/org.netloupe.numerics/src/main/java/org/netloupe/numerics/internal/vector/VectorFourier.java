package org.netloupe.numerics.internal.vector;

import org.netloupe.numerics.internal.LaneFourier;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Transforms with one vector for the same element of all sequences. */
public final class VectorFourier extends LaneFourier {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    /** Sequences at once. */
    public static final int LANES = SPECIES.length();

    private static final float SIN_60 = (float) (Math.sqrt(3) / 2);
    private static final float COS_72 = (float) Math.cos(2 * Math.PI / 5);
    private static final float COS_144 = (float) Math.cos(4 * Math.PI / 5);
    private static final float SIN_72 = (float) Math.sin(2 * Math.PI / 5);
    private static final float SIN_144 = (float) Math.sin(4 * Math.PI / 5);

    /** For sequences of a length. */
    public VectorFourier(int length) {
        super(length, LANES);
    }

    private static FloatVector load(float[] values, int element) {
        return FloatVector.fromArray(SPECIES, values, element * LANES);
    }

    private static void store(FloatVector real, FloatVector imaginary, Stage to, int element) {
        real.intoArray(to.toReal(), element * LANES);
        imaginary.intoArray(to.toImaginary(), element * LANES);
    }

    /** Stores a product with the root of unity of an angle. */
    private void turn(FloatVector real, FloatVector imaginary, int angle, Stage to, int element) {
        FloatVector c = FloatVector.broadcast(SPECIES, cosine[angle]);
        FloatVector s = FloatVector.broadcast(SPECIES, sine[angle]);
        store(real.mul(c).sub(imaginary.mul(s)), real.mul(s).add(imaginary.mul(c)), to, element);
    }

    @Override
    protected void radix2(Stage stage) {
        int s = stage.stride();
        int step = s * stage.groups();
        for (int p = 0; p < stage.groups(); p++) {
            for (int q = 0; q < s; q++) {
                int from = q + s * p;
                int to = q + s * 2 * p;
                FloatVector ar = load(stage.real(), from);
                FloatVector ai = load(stage.imaginary(), from);
                FloatVector br = load(stage.real(), from + step);
                FloatVector bi = load(stage.imaginary(), from + step);
                store(ar.add(br), ai.add(bi), stage, to);
                turn(ar.sub(br), ai.sub(bi), p * s, stage, to + s);
            }
        }
    }

    @Override
    protected void radix3(Stage stage) {
        int s = stage.stride();
        int step = s * stage.groups();
        for (int p = 0; p < stage.groups(); p++) {
            for (int q = 0; q < s; q++) {
                int from = q + s * p;
                int to = q + s * 3 * p;
                FloatVector ar = load(stage.real(), from);
                FloatVector ai = load(stage.imaginary(), from);
                FloatVector br = load(stage.real(), from + step);
                FloatVector bi = load(stage.imaginary(), from + step);
                FloatVector cr = load(stage.real(), from + 2 * step);
                FloatVector ci = load(stage.imaginary(), from + 2 * step);
                FloatVector sumR = br.add(cr);
                FloatVector sumI = bi.add(ci);
                FloatVector middleR = ar.sub(sumR.mul(0.5f));
                FloatVector middleI = ai.sub(sumI.mul(0.5f));
                FloatVector sideR = bi.sub(ci).mul(SIN_60);
                FloatVector sideI = cr.sub(br).mul(SIN_60);
                store(ar.add(sumR), ai.add(sumI), stage, to);
                turn(middleR.add(sideR), middleI.add(sideI), p * s, stage, to + s);
                turn(middleR.sub(sideR), middleI.sub(sideI), 2 * p * s, stage, to + 2 * s);
            }
        }
    }

    @Override
    protected void radix4(Stage stage) {
        int s = stage.stride();
        int step = s * stage.groups();
        for (int p = 0; p < stage.groups(); p++) {
            for (int q = 0; q < s; q++) {
                int from = q + s * p;
                int to = q + s * 4 * p;
                FloatVector ar = load(stage.real(), from);
                FloatVector ai = load(stage.imaginary(), from);
                FloatVector br = load(stage.real(), from + step);
                FloatVector bi = load(stage.imaginary(), from + step);
                FloatVector cr = load(stage.real(), from + 2 * step);
                FloatVector ci = load(stage.imaginary(), from + 2 * step);
                FloatVector dr = load(stage.real(), from + 3 * step);
                FloatVector di = load(stage.imaginary(), from + 3 * step);
                FloatVector evenR = ar.add(cr);
                FloatVector evenI = ai.add(ci);
                FloatVector oddR = br.add(dr);
                FloatVector oddI = bi.add(di);
                FloatVector acrossR = ar.sub(cr);
                FloatVector acrossI = ai.sub(ci);
                FloatVector sideR = bi.sub(di);
                FloatVector sideI = dr.sub(br);
                store(evenR.add(oddR), evenI.add(oddI), stage, to);
                turn(acrossR.add(sideR), acrossI.add(sideI), p * s, stage, to + s);
                turn(evenR.sub(oddR), evenI.sub(oddI), 2 * p * s, stage, to + 2 * s);
                turn(acrossR.sub(sideR), acrossI.sub(sideI), 3 * p * s, stage, to + 3 * s);
            }
        }
    }

    @Override
    protected void radix5(Stage stage) {
        int s = stage.stride();
        int step = s * stage.groups();
        for (int p = 0; p < stage.groups(); p++) {
            for (int q = 0; q < s; q++) {
                fifth(stage, q + s * p, step, q + s * 5 * p, p * s);
            }
        }
    }

    private void fifth(Stage stage, int from, int step, int to, int angle) {
        int s = stage.stride();
        FloatVector ar = load(stage.real(), from);
        FloatVector ai = load(stage.imaginary(), from);
        FloatVector br = load(stage.real(), from + step);
        FloatVector bi = load(stage.imaginary(), from + step);
        FloatVector cr = load(stage.real(), from + 2 * step);
        FloatVector ci = load(stage.imaginary(), from + 2 * step);
        FloatVector dr = load(stage.real(), from + 3 * step);
        FloatVector di = load(stage.imaginary(), from + 3 * step);
        FloatVector er = load(stage.real(), from + 4 * step);
        FloatVector ei = load(stage.imaginary(), from + 4 * step);
        FloatVector outerR = br.add(er);
        FloatVector outerI = bi.add(ei);
        FloatVector innerR = cr.add(dr);
        FloatVector innerI = ci.add(di);
        FloatVector apartR = br.sub(er);
        FloatVector apartI = bi.sub(ei);
        FloatVector betweenR = cr.sub(dr);
        FloatVector betweenI = ci.sub(di);
        store(ar.add(outerR).add(innerR), ai.add(outerI).add(innerI), stage, to);
        FloatVector middleR = ar.add(outerR.mul(COS_72)).add(innerR.mul(COS_144));
        FloatVector middleI = ai.add(outerI.mul(COS_72)).add(innerI.mul(COS_144));
        FloatVector sideR = apartI.mul(SIN_72).add(betweenI.mul(SIN_144));
        FloatVector sideI = apartR.mul(SIN_72).add(betweenR.mul(SIN_144)).neg();
        turn(middleR.add(sideR), middleI.add(sideI), angle, stage, to + s);
        turn(middleR.sub(sideR), middleI.sub(sideI), 4 * angle, stage, to + 4 * s);
        middleR = ar.add(outerR.mul(COS_144)).add(innerR.mul(COS_72));
        middleI = ai.add(outerI.mul(COS_144)).add(innerI.mul(COS_72));
        sideR = apartI.mul(SIN_144).sub(betweenI.mul(SIN_72));
        sideI = betweenR.mul(SIN_72).sub(apartR.mul(SIN_144));
        turn(middleR.add(sideR), middleI.add(sideI), 2 * angle, stage, to + 2 * s);
        turn(middleR.sub(sideR), middleI.sub(sideI), 3 * angle, stage, to + 3 * s);
    }
}
