package dev.gradsmith.runtime.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;

import dev.gradsmith.runtime.internal.FloatExp;
import dev.gradsmith.runtime.internal.FloatExpm1;
import dev.gradsmith.runtime.internal.FloatLog;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * e^x - 1 and log(1 + e^x) of the elements of {@code float} arrays, on vectors. The formulas are those of the runtime, operation by
 * operation, so that the bits are the same; comments on them are in the classes whose constants are used here. Each method computes as many
 * whole vectors as there are, and returns how many elements that was.
 *
 * <p>Each is one long method with a formula of its own, for no vector may cross a call: HotSpot does not inline a method that it has compiled
 * to much code already, nor many into one, and then each vector becomes an object. Calls of the Vector API itself are always inlined.
 */
final class FloatCompositions {
    private static final VectorSpecies<Float> SPECIES = FloatTiles.SPECIES;
    private static final int LANES = FloatTiles.LANES;

    private FloatCompositions() {}

    static int expm1(int length, float[] from, int fromOffset, float[] to, int toOffset) {
        int end = SPECIES.loopBound(length);
        for (int i = 0; i < end; i += LANES) {
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
        return end;
    }

    static int softplus(int length, float[] from, int fromOffset, float[] to, int toOffset) {
        int end = SPECIES.loopBound(length);
        for (int i = 0; i < end; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            FloatVector negative = x.abs().neg().max(FloatExp.LOWEST);
            FloatVector power = negative.fma(broadcast(SPECIES, FloatExp.LOG2_E), broadcast(SPECIES, FloatExp.ROUNDER));
            FloatVector n = power.sub(FloatExp.ROUNDER);
            FloatVector near = n.fma(broadcast(SPECIES, -FloatExp.LOG_2), negative);
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
            FloatVector sum = e.add(1);
            IntVector sumBits = sum.reinterpretAsInts();
            IntVector sumPower = sumBits.sub(FloatLog.SQRT_HALF_BITS).lanewise(ASHR, FloatExp.FRACTION_BITS);
            IntVector scale = sumPower.neg().add(FloatLog.EXPONENT_OF_ONE).lanewise(LSHL, FloatExp.FRACTION_BITS);
            FloatVector sumLost = e.sub(sum.sub(1));
            FloatVector onePlus =
                    sumBits.sub(sumPower.lanewise(LSHL, FloatExp.FRACTION_BITS)).reinterpretAsFloats();
            FloatVector f = sumLost.fma(
                    scale.max(0).reinterpretAsFloats(),
                    broadcast(SPECIES, 1).sub(onePlus).neg());
            FloatVector roundedPower = sumPower.add(FloatLog.ROUNDER_BITS).reinterpretAsFloats();
            FloatVector logQ = f.fma(broadcast(SPECIES, FloatLog.Q8), broadcast(SPECIES, FloatLog.Q7))
                    .fma(f, broadcast(SPECIES, FloatLog.Q6))
                    .fma(f, broadcast(SPECIES, FloatLog.Q5))
                    .fma(f, broadcast(SPECIES, FloatLog.Q4))
                    .fma(f, broadcast(SPECIES, FloatLog.Q3))
                    .fma(f, broadcast(SPECIES, FloatLog.Q2))
                    .fma(f, broadcast(SPECIES, FloatLog.Q1))
                    .fma(f, broadcast(SPECIES, FloatLog.Q0));
            FloatVector minusPower = broadcast(SPECIES, FloatExp.ROUNDER).sub(roundedPower);
            FloatVector logTail = f.mul(f).fma(logQ, minusPower.mul(-FloatExp.LOG_2_REST));
            FloatVector log = minusPower.fma(broadcast(SPECIES, -FloatExp.LOG_2), f.add(logTail));
            FloatVector result = x.max(0).add(log);
            result.intoArray(to, toOffset + i);
        }
        return end;
    }
}
