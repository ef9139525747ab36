package dev.gradsmith.runtime.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.gradsmith.runtime.internal.DoubleExp;
import dev.gradsmith.runtime.internal.DoubleLog;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The pieces of logarithms, over so many elements of {@code double} arrays as whole vectors hold: {@link DoubleVectorBlock} says why there are
 * pieces. The formulas are those of the runtime, operation by operation, so that the bits are the same; comments on them are in the classes
 * whose constants are used here.
 */
final class DoubleLogarithms {
    private static final VectorSpecies<Double> SPECIES = DoubleTiles.SPECIES;
    private static final int LANES = DoubleTiles.LANES;

    private DoubleLogarithms() {}

    /** x, multiplied where it is below the normal numbers, and the power of 2 that it was multiplied by. */
    static void normalize(int length, double[] from, int fromOffset, double[] normals, double[] lifts) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            VectorMask<Double> small = x.abs().compare(LT, Double.MIN_NORMAL);
            x.blend(x.mul(DoubleLog.LIFT), small).intoArray(normals, i);
            broadcast(SPECIES, 0).blend(DoubleLog.LIFT_POWER, small).intoArray(lifts, i);
        }
    }

    /** x as 2^n (1 + f), with f in the place of the normal number and -n in that of its lift. */
    static void split(int length, double[] normals, double[] lifts) {
        for (int i = 0; i < length; i += LANES) {
            LongVector bits = DoubleVector.fromArray(SPECIES, normals, i).reinterpretAsLongs();
            LongVector n = bits.sub(DoubleLog.SQRT_HALF_BITS).lanewise(ASHR, DoubleExp.FRACTION_BITS);
            DoubleVector power = n.add(DoubleLog.ROUNDER_BITS).reinterpretAsDoubles();
            bits.sub(n.lanewise(LSHL, DoubleExp.FRACTION_BITS))
                    .reinterpretAsDoubles()
                    .sub(1)
                    .intoArray(normals, i);
            broadcast(SPECIES, DoubleExp.ROUNDER)
                    .sub(power)
                    .add(DoubleVector.fromArray(SPECIES, lifts, i))
                    .intoArray(lifts, i);
        }
    }

    /** The sum 1 + x as 2^n (1 + f), without what the sum lost. */
    static void splitOnePlus(int length, double[] from, int fromOffset, double[] fs, double[] minusNs) {
        for (int i = 0; i < length; i += LANES) {
            LongVector bits =
                    DoubleVector.fromArray(SPECIES, from, fromOffset + i).add(1).reinterpretAsLongs();
            LongVector n = bits.sub(DoubleLog.SQRT_HALF_BITS).lanewise(ASHR, DoubleExp.FRACTION_BITS);
            DoubleVector onePlus =
                    bits.sub(n.lanewise(LSHL, DoubleExp.FRACTION_BITS)).reinterpretAsDoubles();
            broadcast(SPECIES, 1).sub(onePlus).neg().intoArray(fs, i);
            DoubleVector power = n.add(DoubleLog.ROUNDER_BITS).reinterpretAsDoubles();
            broadcast(SPECIES, DoubleExp.ROUNDER).sub(power).intoArray(minusNs, i);
        }
    }

    /** f, with what the sum 1 + x lost. */
    static void addLost(int length, double[] from, int fromOffset, double[] fs, double[] to) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            DoubleVector sum = x.add(1);
            LongVector n =
                    sum.reinterpretAsLongs().sub(DoubleLog.SQRT_HALF_BITS).lanewise(ASHR, DoubleExp.FRACTION_BITS);
            DoubleVector scale = n.neg()
                    .add(DoubleLog.EXPONENT_OF_ONE)
                    .lanewise(LSHL, DoubleExp.FRACTION_BITS)
                    .max(0)
                    .reinterpretAsDoubles();
            x.sub(sum.sub(1)).fma(scale, DoubleVector.fromArray(SPECIES, fs, i)).intoArray(to, i);
        }
    }

    /** n log(2) + log(1 + f), in the place of f. */
    static void sum(int length, double[] fs, double[] minusNs) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector f = DoubleVector.fromArray(SPECIES, fs, i);
            DoubleVector minusN = DoubleVector.fromArray(SPECIES, minusNs, i);
            DoubleVector s = f.div(f.add(2));
            DoubleVector square = s.mul(s);
            DoubleVector q = square.fma(broadcast(SPECIES, DoubleLog.Q7), broadcast(SPECIES, DoubleLog.Q6))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q5))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q4))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q3))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q2))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q1))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q0));
            DoubleVector tail = s.fma(square.fma(q, f), minusN.mul(DoubleExp.LOG_2_REST));
            DoubleVector log = minusN.fma(broadcast(SPECIES, -DoubleExp.LOG_2), f.sub(tail));
            log.intoArray(fs, i);
        }
    }

    /** The logarithms of x, except of what has none, or an infinite one. */
    static void results(int length, double[] from, int fromOffset, double[] logs, double[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            DoubleVector.fromArray(SPECIES, logs, i)
                    .blend(x, x.compare(EQ, Double.POSITIVE_INFINITY))
                    .blend(Double.NEGATIVE_INFINITY, x.compare(EQ, 0))
                    .blend(Double.NaN, x.compare(GE, 0).not())
                    .intoArray(to, toOffset + i);
        }
    }

    /** The logarithms of 1 + x, except of what has none, or an infinite one. */
    static void resultsOnePlus(int length, double[] from, int fromOffset, double[] logs, double[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector x =
                    DoubleVector.fromArray(SPECIES, from, fromOffset + i).add(1);
            DoubleVector.fromArray(SPECIES, logs, i)
                    .blend(x, x.compare(EQ, Double.POSITIVE_INFINITY))
                    .blend(Double.NEGATIVE_INFINITY, x.compare(EQ, 0))
                    .blend(Double.NaN, x.compare(GE, 0).not())
                    .intoArray(to, toOffset + i);
        }
    }

    /** max(x, 0) and the logarithm, added up. */
    static void softplus(int length, double[] from, int fromOffset, double[] logs, double[] to, int toOffset) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            x.max(0).add(DoubleVector.fromArray(SPECIES, logs, i)).intoArray(to, toOffset + i);
        }
    }
}
