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

    /** x as n log(2) + r, with what r lost; the power is the number that has n in its last bits. */
    static void reduce(int length, float[] from, int fromOffset, float[] powers, float[] rs, float[] lost) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            FloatVector clamped = x.min(FloatExp.HIGHEST).max(FloatExp.LOWEST);
            FloatVector power = clamped.fma(broadcast(SPECIES, FloatExp.LOG2_E), broadcast(SPECIES, FloatExp.ROUNDER));
            FloatVector n = power.sub(FloatExp.ROUNDER);
            FloatVector near = n.fma(broadcast(SPECIES, -FloatExp.LOG_2), clamped);
            FloatVector r = n.fma(broadcast(SPECIES, -FloatExp.LOG_2_REST), near);
            power.intoArray(powers, i);
            r.intoArray(rs, i);
            n.fma(broadcast(SPECIES, -FloatExp.LOG_2_REST), near.sub(r)).intoArray(lost, i);
        }
    }

    /** e^r, in the place of r. */
    static void expOfReduced(int length, float[] rs, float[] lost) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector r = FloatVector.fromArray(SPECIES, rs, i);
            FloatVector q = r.fma(broadcast(SPECIES, FloatExp.Q4), broadcast(SPECIES, FloatExp.Q3))
                    .fma(r, broadcast(SPECIES, FloatExp.Q2))
                    .fma(r, broadcast(SPECIES, FloatExp.Q1))
                    .fma(r, broadcast(SPECIES, FloatExp.Q0));
            FloatVector tail = r.mul(r).fma(q, FloatVector.fromArray(SPECIES, lost, i));
            r.add(tail).add(1).intoArray(rs, i);
        }
    }

    /** 2^n e^r. */
    static void scale(int length, float[] powers, float[] fractions, float[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            IntVector bits = FloatVector.fromArray(SPECIES, powers, i).reinterpretAsInts();
            IntVector half = bits.lanewise(ASHR, 1);
            FloatVector lower = half.lanewise(LSHL, FloatExp.FRACTION_BITS).reinterpretAsFloats();
            FloatVector upper =
                    bits.sub(half).lanewise(LSHL, FloatExp.FRACTION_BITS).reinterpretAsFloats();
            FloatVector.fromArray(SPECIES, fractions, i).mul(lower).mul(upper).intoArray(to, toOffset + i);
        }
    }

    /** As {@link #reduce}, for {@link #expm1}: what r lost is negative here. */
    static void reduceForExpm1(
            int length, float[] from, int fromOffset, float[] powers, float[] rs, float[] minusLost) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            FloatVector clamped = x.min(FloatExpm1.HIGHEST).max(FloatExpm1.LOWEST);
            FloatVector power = clamped.fma(broadcast(SPECIES, FloatExp.LOG2_E), broadcast(SPECIES, FloatExpm1.ROUNDER))
                    .min(FloatExpm1.GREATEST_POWER);
            FloatVector n = power.sub(FloatExpm1.ROUNDER);
            FloatVector near = n.fma(broadcast(SPECIES, -FloatExp.LOG_2), clamped);
            FloatVector r = n.fma(broadcast(SPECIES, -FloatExp.LOG_2_REST), near);
            power.intoArray(powers, i);
            r.intoArray(rs, i);
            n.fma(broadcast(SPECIES, FloatExp.LOG_2_REST), r.sub(near)).intoArray(minusLost, i);
        }
    }

    /** r - (e^r - 1), in the place of what r lost. */
    static void tailOfExpm1(int length, float[] rs, float[] minusLost) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector r = FloatVector.fromArray(SPECIES, rs, i);
            FloatVector q = r.fma(broadcast(SPECIES, FloatExpm1.Q5), broadcast(SPECIES, FloatExpm1.Q4))
                    .fma(r, broadcast(SPECIES, FloatExpm1.Q3))
                    .fma(r, broadcast(SPECIES, FloatExpm1.Q2))
                    .fma(r, broadcast(SPECIES, FloatExpm1.Q1))
                    .fma(r, broadcast(SPECIES, FloatExpm1.Q0));
            r.mul(r).fma(q, FloatVector.fromArray(SPECIES, minusLost, i)).intoArray(minusLost, i);
        }
    }

    /** e^x - 1. */
    static void expm1(int length, float[] powers, float[] rs, float[] minusTails, float[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector r = FloatVector.fromArray(SPECIES, rs, i);
            FloatVector scale = FloatVector.fromArray(SPECIES, powers, i)
                    .reinterpretAsInts()
                    .lanewise(LSHL, FloatExp.FRACTION_BITS)
                    .reinterpretAsFloats();
            scale.mul(r)
                    .sub(broadcast(SPECIES, 1).sub(scale))
                    .sub(scale.mul(FloatVector.fromArray(SPECIES, minusTails, i)))
                    .intoArray(to, toOffset + i);
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

    /** tanh(x), for an x near 0. */
    static void smallTanh(int length, float[] from, int fromOffset, float[] to) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector size =
                    FloatVector.fromArray(SPECIES, from, fromOffset + i).abs().min(FloatTanh.HIGHEST);
            FloatVector square = size.mul(size);
            FloatVector p = square.fma(broadcast(SPECIES, FloatTanh.P4), broadcast(SPECIES, FloatTanh.P3))
                    .fma(square, broadcast(SPECIES, FloatTanh.P2))
                    .fma(square, broadcast(SPECIES, FloatTanh.P1))
                    .fma(square, broadcast(SPECIES, FloatTanh.P0));
            size.mul(square).fma(p, size).intoArray(to, i);
        }
    }

    /** tanh(x), of x, {@code e} = e^2|x| and what it is for an x near 0. */
    static void tanh(int length, float[] from, int fromOffset, float[] e, float[] small, float[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            FloatVector rest = broadcast(SPECIES, 2)
                    .div(FloatVector.fromArray(SPECIES, e, i).add(1));
            FloatVector size = broadcast(SPECIES, 1)
                    .sub(rest)
                    .blend(FloatVector.fromArray(SPECIES, small, i), x.abs().compare(LT, FloatTanh.MEETING));
            IntVector sign = x.reinterpretAsInts().and(~MAGNITUDE);
            size.reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(to, toOffset + i);
        }
    }
}
