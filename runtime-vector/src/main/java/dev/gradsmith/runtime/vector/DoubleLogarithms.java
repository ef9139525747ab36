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
    private static final long MAGNITUDE = Long.MAX_VALUE;

    private DoubleLogarithms() {}

    /** x as 2^n (1 + f). */
    static void split(int length, double[] from, int fromOffset, double[] fs, double[] minusNs) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            LongVector bits = x.reinterpretAsLongs();
            VectorMask<Long> small = bits.and(MAGNITUDE).compare(LT, DoubleLog.LEAST_NORMAL_BITS);
            LongVector normal = bits.blend(x.mul(DoubleLog.LIFT).reinterpretAsLongs(), small);
            LongVector n = normal.sub(DoubleLog.SQRT_HALF_BITS).lanewise(ASHR, DoubleExp.FRACTION_BITS);
            DoubleVector power = n.add(DoubleLog.ROUNDER_BITS)
                    .sub(DoubleLog.LIFT_POWER, small)
                    .reinterpretAsDoubles();
            DoubleVector f = normal.sub(n.lanewise(LSHL, DoubleExp.FRACTION_BITS))
                    .reinterpretAsDoubles()
                    .sub(1);
            f.intoArray(fs, i);
            broadcast(SPECIES, DoubleExp.ROUNDER).sub(power).intoArray(minusNs, i);
        }
    }

    /** 1 + x as 2^n (1 + f). */
    static void splitOnePlus(int length, double[] from, int fromOffset, double[] fs, double[] minusNs) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            DoubleVector sum = x.add(1);
            LongVector sumBits = sum.reinterpretAsLongs();
            LongVector sumPower = sumBits.sub(DoubleLog.SQRT_HALF_BITS).lanewise(ASHR, DoubleExp.FRACTION_BITS);
            LongVector scale = sumPower.neg().add(DoubleLog.EXPONENT_OF_ONE).lanewise(LSHL, DoubleExp.FRACTION_BITS);
            DoubleVector sumLost = x.sub(sum.sub(1));
            DoubleVector onePlus = sumBits.sub(sumPower.lanewise(LSHL, DoubleExp.FRACTION_BITS))
                    .reinterpretAsDoubles();
            DoubleVector f = sumLost.fma(
                    scale.max(0).reinterpretAsDoubles(),
                    broadcast(SPECIES, 1).sub(onePlus).neg());
            DoubleVector roundedPower = sumPower.add(DoubleLog.ROUNDER_BITS).reinterpretAsDoubles();
            f.intoArray(fs, i);
            broadcast(SPECIES, DoubleExp.ROUNDER).sub(roundedPower).intoArray(minusNs, i);
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
