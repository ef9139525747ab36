package dev.gradsmith.runtime.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.gradsmith.runtime.internal.DoubleExp;
import dev.gradsmith.runtime.internal.DoubleExpm1;
import dev.gradsmith.runtime.internal.DoubleTanh;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The pieces of exponential functions, over so many elements of {@code double} arrays as whole vectors hold: {@link DoubleVectorBlock} says why there
 * are pieces. The formulas are those of the runtime, operation by operation, so that the bits are the same; comments on them are in the
 * classes whose constants are used here.
 */
final class DoubleExponentials {
    private static final VectorSpecies<Double> SPECIES = DoubleTiles.SPECIES;
    private static final int LANES = DoubleTiles.LANES;
    private static final long MAGNITUDE = Long.MAX_VALUE;

    private DoubleExponentials() {}

    /** x as n log(2) + r, with what r lost; the power is the number that has n in its last bits. */
    static void reduce(int length, double[] from, int fromOffset, double[] powers, double[] rs, double[] lost) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            DoubleVector clamped = x.min(DoubleExp.HIGHEST).max(DoubleExp.LOWEST);
            DoubleVector power =
                    clamped.fma(broadcast(SPECIES, DoubleExp.LOG2_E), broadcast(SPECIES, DoubleExp.ROUNDER));
            DoubleVector n = power.sub(DoubleExp.ROUNDER);
            DoubleVector near = n.fma(broadcast(SPECIES, -DoubleExp.LOG_2), clamped);
            DoubleVector r = n.fma(broadcast(SPECIES, -DoubleExp.LOG_2_REST), near);
            power.intoArray(powers, i);
            r.intoArray(rs, i);
            n.fma(broadcast(SPECIES, -DoubleExp.LOG_2_REST), near.sub(r)).intoArray(lost, i);
        }
    }

    /** e^r, in the place of r. */
    static void expOfReduced(int length, double[] rs, double[] lost) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector r = DoubleVector.fromArray(SPECIES, rs, i);
            DoubleVector q = r.fma(broadcast(SPECIES, DoubleExp.Q10), broadcast(SPECIES, DoubleExp.Q9))
                    .fma(r, broadcast(SPECIES, DoubleExp.Q8))
                    .fma(r, broadcast(SPECIES, DoubleExp.Q7))
                    .fma(r, broadcast(SPECIES, DoubleExp.Q6))
                    .fma(r, broadcast(SPECIES, DoubleExp.Q5))
                    .fma(r, broadcast(SPECIES, DoubleExp.Q4))
                    .fma(r, broadcast(SPECIES, DoubleExp.Q3))
                    .fma(r, broadcast(SPECIES, DoubleExp.Q2))
                    .fma(r, broadcast(SPECIES, DoubleExp.Q1))
                    .fma(r, broadcast(SPECIES, DoubleExp.Q0));
            DoubleVector tail = r.mul(r).fma(q, DoubleVector.fromArray(SPECIES, lost, i));
            r.add(tail).add(1).intoArray(rs, i);
        }
    }

    /** 2^n e^r. */
    static void scale(int length, double[] powers, double[] fractions, double[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            LongVector bits = DoubleVector.fromArray(SPECIES, powers, i).reinterpretAsLongs();
            LongVector half = bits.lanewise(LSHR, 1);
            DoubleVector lower = half.lanewise(LSHL, DoubleExp.FRACTION_BITS).reinterpretAsDoubles();
            DoubleVector upper =
                    bits.sub(half).lanewise(LSHL, DoubleExp.FRACTION_BITS).reinterpretAsDoubles();
            DoubleVector.fromArray(SPECIES, fractions, i).mul(lower).mul(upper).intoArray(to, toOffset + i);
        }
    }

    /** As {@link #reduce}, for {@link #expm1}: what r lost is negative here. */
    static void reduceForExpm1(
            int length, double[] from, int fromOffset, double[] powers, double[] rs, double[] minusLost) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            DoubleVector clamped = x.min(DoubleExpm1.HIGHEST).max(DoubleExpm1.LOWEST);
            DoubleVector power = clamped.fma(
                            broadcast(SPECIES, DoubleExp.LOG2_E), broadcast(SPECIES, DoubleExpm1.ROUNDER))
                    .min(DoubleExpm1.GREATEST_POWER);
            DoubleVector n = power.sub(DoubleExpm1.ROUNDER);
            DoubleVector near = n.fma(broadcast(SPECIES, -DoubleExp.LOG_2), clamped);
            DoubleVector r = n.fma(broadcast(SPECIES, -DoubleExp.LOG_2_REST), near);
            power.intoArray(powers, i);
            r.intoArray(rs, i);
            n.fma(broadcast(SPECIES, DoubleExp.LOG_2_REST), r.sub(near)).intoArray(minusLost, i);
        }
    }

    /** r - (e^r - 1), in the place of what r lost. */
    static void tailOfExpm1(int length, double[] rs, double[] minusLost) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector r = DoubleVector.fromArray(SPECIES, rs, i);
            DoubleVector q = r.fma(broadcast(SPECIES, DoubleExpm1.Q12), broadcast(SPECIES, DoubleExpm1.Q11))
                    .fma(r, broadcast(SPECIES, DoubleExpm1.Q10))
                    .fma(r, broadcast(SPECIES, DoubleExpm1.Q9))
                    .fma(r, broadcast(SPECIES, DoubleExpm1.Q8))
                    .fma(r, broadcast(SPECIES, DoubleExpm1.Q7))
                    .fma(r, broadcast(SPECIES, DoubleExpm1.Q6))
                    .fma(r, broadcast(SPECIES, DoubleExpm1.Q5))
                    .fma(r, broadcast(SPECIES, DoubleExpm1.Q4))
                    .fma(r, broadcast(SPECIES, DoubleExpm1.Q3))
                    .fma(r, broadcast(SPECIES, DoubleExpm1.Q2))
                    .fma(r, broadcast(SPECIES, DoubleExpm1.Q1))
                    .fma(r, broadcast(SPECIES, DoubleExpm1.Q0));
            r.mul(r).fma(q, DoubleVector.fromArray(SPECIES, minusLost, i)).intoArray(minusLost, i);
        }
    }

    /** e^x - 1. */
    static void expm1(int length, double[] powers, double[] rs, double[] minusTails, double[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector r = DoubleVector.fromArray(SPECIES, rs, i);
            DoubleVector scale = DoubleVector.fromArray(SPECIES, powers, i)
                    .reinterpretAsLongs()
                    .lanewise(LSHL, DoubleExp.FRACTION_BITS)
                    .reinterpretAsDoubles();
            scale.mul(r)
                    .sub(broadcast(SPECIES, 1).sub(scale))
                    .sub(scale.mul(DoubleVector.fromArray(SPECIES, minusTails, i)))
                    .intoArray(to, toOffset + i);
        }
    }

    /** -|x|. */
    static void negative(int length, double[] from, int fromOffset, double[] to) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector.fromArray(SPECIES, from, fromOffset + i).abs().neg().intoArray(to, i);
        }
    }

    /** 1 / (1 + e^-x), of x and {@code e} = e^-|x|. */
    static void sigmoid(int length, double[] from, int fromOffset, double[] e, double[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            DoubleVector power = DoubleVector.fromArray(SPECIES, e, i);
            // Where x is not a number, neither is the power.
            DoubleVector result = power.blend(1, x.compare(GE, 0)).div(power.add(1));
            result.intoArray(to, toOffset + i);
        }
    }

    /** 2|x|, as far as it matters. */
    static void twice(int length, double[] from, int fromOffset, double[] to) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            x.abs().min(DoubleTanh.HIGHEST).mul(2).intoArray(to, i);
        }
    }

    /** tanh(x), for an x near 0. */
    static void smallTanh(int length, double[] from, int fromOffset, double[] to) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector size =
                    DoubleVector.fromArray(SPECIES, from, fromOffset + i).abs().min(DoubleTanh.HIGHEST);
            DoubleVector square = size.mul(size);
            DoubleVector p = square.fma(broadcast(SPECIES, DoubleTanh.P11), broadcast(SPECIES, DoubleTanh.P10))
                    .fma(square, broadcast(SPECIES, DoubleTanh.P9))
                    .fma(square, broadcast(SPECIES, DoubleTanh.P8))
                    .fma(square, broadcast(SPECIES, DoubleTanh.P7))
                    .fma(square, broadcast(SPECIES, DoubleTanh.P6))
                    .fma(square, broadcast(SPECIES, DoubleTanh.P5))
                    .fma(square, broadcast(SPECIES, DoubleTanh.P4))
                    .fma(square, broadcast(SPECIES, DoubleTanh.P3))
                    .fma(square, broadcast(SPECIES, DoubleTanh.P2))
                    .fma(square, broadcast(SPECIES, DoubleTanh.P1))
                    .fma(square, broadcast(SPECIES, DoubleTanh.P0));
            size.mul(square).fma(p, size).intoArray(to, i);
        }
    }

    /** tanh(x), of x, {@code e} = e^2|x| and what it is for an x near 0. */
    static void tanh(int length, double[] from, int fromOffset, double[] e, double[] small, double[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            DoubleVector rest = broadcast(SPECIES, 2)
                    .div(DoubleVector.fromArray(SPECIES, e, i).add(1));
            DoubleVector size = broadcast(SPECIES, 1)
                    .sub(rest)
                    .blend(DoubleVector.fromArray(SPECIES, small, i), x.abs().compare(LT, DoubleTanh.MEETING));
            LongVector sign = x.reinterpretAsLongs().and(~MAGNITUDE);
            size.reinterpretAsLongs().or(sign).reinterpretAsDoubles().intoArray(to, toOffset + i);
        }
    }
}
