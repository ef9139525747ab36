package dev.gradsmith.runtime.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import dev.gradsmith.runtime.internal.DoubleExp;
import dev.gradsmith.runtime.internal.DoubleExpm1;
import dev.gradsmith.runtime.internal.DoubleLog;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * e^x - 1 and log(1 + e^x) of the elements of {@code double} arrays, on vectors. The formulas are those of the runtime, operation by
 * operation, so that the bits are the same; comments on them are in the classes whose constants are used here. Each method computes as many
 * whole vectors as there are, and returns how many elements that was.
 *
 * <p>Each is one long method with a formula of its own, for no vector may cross a call: HotSpot does not inline a method that it has compiled
 * to much code already, nor many into one, and then each vector becomes an object. Calls of the Vector API itself are always inlined.
 */
final class DoubleCompositions {
    private static final VectorSpecies<Double> SPECIES = DoubleTiles.SPECIES;
    private static final int LANES = DoubleTiles.LANES;

    private DoubleCompositions() {}

    static int expm1(int length, double[] from, int fromOffset, double[] to, int toOffset) {
        int end = SPECIES.loopBound(length);
        for (int i = 0; i < end; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            DoubleVector clamped = x.min(DoubleExpm1.HIGHEST).max(DoubleExpm1.LOWEST);
            DoubleVector power = clamped.fma(
                            broadcast(SPECIES, DoubleExp.LOG2_E), broadcast(SPECIES, DoubleExpm1.ROUNDER))
                    .min(DoubleExpm1.GREATEST_POWER);
            DoubleVector n = power.sub(DoubleExpm1.ROUNDER);
            DoubleVector near = n.fma(broadcast(SPECIES, -DoubleExp.LOG_2), clamped);
            DoubleVector r = n.fma(broadcast(SPECIES, -DoubleExp.LOG_2_REST), near);
            DoubleVector minusLost = n.fma(broadcast(SPECIES, DoubleExp.LOG_2_REST), r.sub(near));
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
            DoubleVector minusTail = r.mul(r).fma(q, minusLost);
            DoubleVector scale = power.reinterpretAsLongs()
                    .lanewise(LSHL, DoubleExp.FRACTION_BITS)
                    .reinterpretAsDoubles();
            DoubleVector result =
                    scale.mul(r).sub(broadcast(SPECIES, 1).sub(scale)).sub(scale.mul(minusTail));
            result.intoArray(to, toOffset + i);
        }
        return end;
    }

    static int softplus(int length, double[] from, int fromOffset, double[] to, int toOffset) {
        int end = SPECIES.loopBound(length);
        for (int i = 0; i < end; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            DoubleVector negative = x.abs().neg().max(DoubleExp.LOWEST);
            DoubleVector power =
                    negative.fma(broadcast(SPECIES, DoubleExp.LOG2_E), broadcast(SPECIES, DoubleExp.ROUNDER));
            DoubleVector n = power.sub(DoubleExp.ROUNDER);
            DoubleVector near = n.fma(broadcast(SPECIES, -DoubleExp.LOG_2), negative);
            DoubleVector r = n.fma(broadcast(SPECIES, -DoubleExp.LOG_2_REST), near);
            DoubleVector lost = n.fma(broadcast(SPECIES, -DoubleExp.LOG_2_REST), near.sub(r));
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
            DoubleVector fraction = r.add(r.mul(r).fma(q, lost)).add(1);
            LongVector bits = power.reinterpretAsLongs();
            LongVector half = bits.lanewise(LSHR, 1);
            DoubleVector lower = half.lanewise(LSHL, DoubleExp.FRACTION_BITS).reinterpretAsDoubles();
            DoubleVector upper =
                    bits.sub(half).lanewise(LSHL, DoubleExp.FRACTION_BITS).reinterpretAsDoubles();
            DoubleVector e = fraction.mul(lower).mul(upper);
            DoubleVector sum = e.add(1);
            LongVector sumBits = sum.reinterpretAsLongs();
            LongVector sumPower = sumBits.sub(DoubleLog.SQRT_HALF_BITS).lanewise(ASHR, DoubleExp.FRACTION_BITS);
            LongVector scale = sumPower.neg().add(DoubleLog.EXPONENT_OF_ONE).lanewise(LSHL, DoubleExp.FRACTION_BITS);
            DoubleVector sumLost = e.sub(sum.sub(1));
            DoubleVector onePlus = sumBits.sub(sumPower.lanewise(LSHL, DoubleExp.FRACTION_BITS))
                    .reinterpretAsDoubles();
            DoubleVector f = sumLost.fma(
                    scale.max(0).reinterpretAsDoubles(),
                    broadcast(SPECIES, 1).sub(onePlus).neg());
            DoubleVector roundedPower = sumPower.add(DoubleLog.ROUNDER_BITS).reinterpretAsDoubles();
            DoubleVector s = f.div(f.add(2));
            DoubleVector squareOfS = s.mul(s);
            DoubleVector logQ = squareOfS
                    .fma(broadcast(SPECIES, DoubleLog.Q7), broadcast(SPECIES, DoubleLog.Q6))
                    .fma(squareOfS, broadcast(SPECIES, DoubleLog.Q5))
                    .fma(squareOfS, broadcast(SPECIES, DoubleLog.Q4))
                    .fma(squareOfS, broadcast(SPECIES, DoubleLog.Q3))
                    .fma(squareOfS, broadcast(SPECIES, DoubleLog.Q2))
                    .fma(squareOfS, broadcast(SPECIES, DoubleLog.Q1))
                    .fma(squareOfS, broadcast(SPECIES, DoubleLog.Q0));
            DoubleVector minusPower = broadcast(SPECIES, DoubleExp.ROUNDER).sub(roundedPower);
            DoubleVector logTail = s.fma(squareOfS.fma(logQ, f), minusPower.mul(DoubleExp.LOG_2_REST));
            DoubleVector log = minusPower.fma(broadcast(SPECIES, -DoubleExp.LOG_2), f.sub(logTail));
            DoubleVector result = x.max(0).add(log);
            result.intoArray(to, toOffset + i);
        }
        return end;
    }
}
