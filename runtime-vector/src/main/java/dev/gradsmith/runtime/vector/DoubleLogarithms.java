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
 * Logarithms of the elements of {@code double} arrays, on vectors. The formulas are those of the runtime, operation by operation, so that
 * the bits are the same; comments on them are in the classes whose constants are used here. Each method computes as many whole vectors as
 * there are, and returns how many elements that was.
 *
 * <p>Each is one long method with a formula of its own, for no vector may cross a call: HotSpot does not inline a method that it has compiled
 * to much code already, nor many into one, and then each vector becomes an object. Calls of the Vector API itself are always inlined.
 */
final class DoubleLogarithms {
    private static final VectorSpecies<Double> SPECIES = DoubleTiles.SPECIES;
    private static final int LANES = DoubleTiles.LANES;
    private static final long MAGNITUDE = Long.MAX_VALUE;

    private DoubleLogarithms() {}

    static int log(int length, double[] from, int fromOffset, double[] to, int toOffset) {
        int end = SPECIES.loopBound(length);
        for (int i = 0; i < end; i += LANES) {
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
            DoubleVector s = f.div(f.add(2));
            DoubleVector square = s.mul(s);
            DoubleVector q = square.fma(broadcast(SPECIES, DoubleLog.Q7), broadcast(SPECIES, DoubleLog.Q6))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q5))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q4))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q3))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q2))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q1))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q0));
            DoubleVector minusN = broadcast(SPECIES, DoubleExp.ROUNDER).sub(power);
            DoubleVector tail = s.fma(square.fma(q, f), minusN.mul(DoubleExp.LOG_2_REST));
            DoubleVector log = minusN.fma(broadcast(SPECIES, -DoubleExp.LOG_2), f.sub(tail));
            DoubleVector result = log.blend(x, x.compare(EQ, Double.POSITIVE_INFINITY))
                    .blend(Double.NEGATIVE_INFINITY, x.compare(EQ, 0))
                    .blend(Double.NaN, x.compare(GE, 0).not());
            result.intoArray(to, toOffset + i);
        }
        return end;
    }

    static int log1p(int length, double[] from, int fromOffset, double[] to, int toOffset) {
        int end = SPECIES.loopBound(length);
        for (int i = 0; i < end; i += LANES) {
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
            DoubleVector s = f.div(f.add(2));
            DoubleVector square = s.mul(s);
            DoubleVector q = square.fma(broadcast(SPECIES, DoubleLog.Q7), broadcast(SPECIES, DoubleLog.Q6))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q5))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q4))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q3))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q2))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q1))
                    .fma(square, broadcast(SPECIES, DoubleLog.Q0));
            DoubleVector minusN = broadcast(SPECIES, DoubleExp.ROUNDER).sub(roundedPower);
            DoubleVector tail = s.fma(square.fma(q, f), minusN.mul(DoubleExp.LOG_2_REST));
            DoubleVector log = minusN.fma(broadcast(SPECIES, -DoubleExp.LOG_2), f.sub(tail));
            DoubleVector result = log.blend(sum, sum.compare(EQ, Double.POSITIVE_INFINITY))
                    .blend(Double.NEGATIVE_INFINITY, sum.compare(EQ, 0))
                    .blend(Double.NaN, sum.compare(GE, 0).not());
            result.intoArray(to, toOffset + i);
        }
        return end;
    }
}
