package dev.gradsmith.runtime.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.gradsmith.runtime.internal.FloatExp;
import dev.gradsmith.runtime.internal.FloatExpm1;
import dev.gradsmith.runtime.internal.FloatTanh;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The pieces of exponential functions, over so many elements of {@code float} arrays as whole vectors hold: {@link FloatVectorBlock} says why there
 * are pieces. The formulas are those of the runtime, operation by operation, so that the bits are the same; comments on them are in the
 * classes whose constants are used here.
 */
final class FloatExponentials {
    private static final VectorSpecies<Float> SPECIES = FloatTiles.SPECIES;
    private static final int LANES = FloatTiles.LANES;
    private static final int MAGNITUDE = Integer.MAX_VALUE;

    private FloatExponentials() {}

    /** e^x. */
    static void exp(int length, float[] from, int fromOffset, float[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            FloatVector clamped = x.min(FloatExp.HIGHEST).max(FloatExp.LOWEST);
            FloatVector power = clamped.fma(broadcast(SPECIES, FloatExp.LOG2_E), broadcast(SPECIES, FloatExp.ROUNDER));
            FloatVector n = power.sub(FloatExp.ROUNDER);
            FloatVector near = n.fma(broadcast(SPECIES, -FloatExp.LOG_2), clamped);
            FloatVector r = n.fma(broadcast(SPECIES, -FloatExp.LOG_2_REST), near);
            FloatVector lost = n.fma(broadcast(SPECIES, -FloatExp.LOG_2_REST), near.sub(r));
            FloatVector q = r.fma(broadcast(SPECIES, FloatExp.Q4), broadcast(SPECIES, FloatExp.Q3))
                    .fma(r, broadcast(SPECIES, FloatExp.Q2))
                    .fma(r, broadcast(SPECIES, FloatExp.Q1))
                    .fma(r, broadcast(SPECIES, FloatExp.Q0));
            FloatVector fraction = r.add(r.mul(r).fma(q, lost)).add(1);
            IntVector bits = power.reinterpretAsInts();
            IntVector half = bits.lanewise(ASHR, 1);
            FloatVector lower = half.lanewise(LSHL, FloatExp.FRACTION_BITS).reinterpretAsFloats();
            FloatVector upper =
                    bits.sub(half).lanewise(LSHL, FloatExp.FRACTION_BITS).reinterpretAsFloats();
            FloatVector e = fraction.mul(lower).mul(upper);
            e.intoArray(to, toOffset + i);
        }
    }

    /** e^x - 1. */
    static void expm1(int length, float[] from, int fromOffset, float[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            FloatVector clamped = x.min(FloatExpm1.HIGHEST).max(FloatExpm1.LOWEST);
            FloatVector power = clamped.fma(broadcast(SPECIES, FloatExp.LOG2_E), broadcast(SPECIES, FloatExpm1.ROUNDER))
                    .min(FloatExpm1.GREATEST_POWER);
            FloatVector n = power.sub(FloatExpm1.ROUNDER);
            FloatVector near = n.fma(broadcast(SPECIES, -FloatExp.LOG_2), clamped);
            FloatVector r = n.fma(broadcast(SPECIES, -FloatExp.LOG_2_REST), near);
            FloatVector minusLost = n.fma(broadcast(SPECIES, FloatExp.LOG_2_REST), r.sub(near));
            FloatVector q = r.fma(broadcast(SPECIES, FloatExpm1.Q5), broadcast(SPECIES, FloatExpm1.Q4))
                    .fma(r, broadcast(SPECIES, FloatExpm1.Q3))
                    .fma(r, broadcast(SPECIES, FloatExpm1.Q2))
                    .fma(r, broadcast(SPECIES, FloatExpm1.Q1))
                    .fma(r, broadcast(SPECIES, FloatExpm1.Q0));
            FloatVector minusTail = r.mul(r).fma(q, minusLost);
            FloatVector scale = power.reinterpretAsInts()
                    .lanewise(LSHL, FloatExp.FRACTION_BITS)
                    .reinterpretAsFloats();
            FloatVector result =
                    scale.mul(r).sub(broadcast(SPECIES, 1).sub(scale)).sub(scale.mul(minusTail));
            result.intoArray(to, toOffset + i);
        }
    }

    /** -|x|. */
    static void negative(int length, float[] from, int fromOffset, float[] to) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector.fromArray(SPECIES, from, fromOffset + i).abs().neg().intoArray(to, i);
        }
    }

    /** 1 / (1 + e^-x), of x and {@code e} = e^-|x|. */
    static void sigmoid(int length, float[] from, int fromOffset, float[] e, float[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            FloatVector power = FloatVector.fromArray(SPECIES, e, i);
            // Where x is not a number, neither is the power.
            FloatVector result = power.blend(1, x.compare(GE, 0)).div(power.add(1));
            result.intoArray(to, toOffset + i);
        }
    }

    /** 2|x|, as far as it matters. */
    static void twice(int length, float[] from, int fromOffset, float[] to) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            x.abs().min(FloatTanh.HIGHEST).mul(2).intoArray(to, i);
        }
    }

    /** tanh(x), of x and {@code e} = e^2|x|. */
    static void tanh(int length, float[] from, int fromOffset, float[] e, float[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            FloatVector size = x.abs().min(FloatTanh.HIGHEST);
            FloatVector large = broadcast(SPECIES, 1)
                    .sub(broadcast(SPECIES, 2)
                            .div(FloatVector.fromArray(SPECIES, e, i).add(1)));
            FloatVector square = size.mul(size);
            FloatVector p = square.fma(broadcast(SPECIES, FloatTanh.P4), broadcast(SPECIES, FloatTanh.P3))
                    .fma(square, broadcast(SPECIES, FloatTanh.P2))
                    .fma(square, broadcast(SPECIES, FloatTanh.P1))
                    .fma(square, broadcast(SPECIES, FloatTanh.P0));
            FloatVector small = size.mul(square).fma(p, size);
            IntVector sign = x.reinterpretAsInts().and(~MAGNITUDE);
            FloatVector result = large.blend(small, size.compare(LT, FloatTanh.MEETING))
                    .reinterpretAsInts()
                    .or(sign)
                    .reinterpretAsFloats();
            result.intoArray(to, toOffset + i);
        }
    }
}
