package dev.gradsmith.runtime.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.gradsmith.runtime.internal.FloatExp;
import dev.gradsmith.runtime.internal.FloatLog;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Logarithms of the elements of {@code float} arrays, on vectors. The formulas are those of the runtime, operation by operation, so that
 * the bits are the same; comments on them are in the classes whose constants are used here. Each method computes as many whole vectors as
 * there are, and returns how many elements that was.
 *
 * <p>Each is one long method with a formula of its own, for no vector may cross a call: HotSpot does not inline a method that it has compiled
 * to much code already, nor many into one, and then each vector becomes an object. Calls of the Vector API itself are always inlined.
 */
final class FloatLogarithms {
    private static final VectorSpecies<Float> SPECIES = FloatTiles.SPECIES;
    private static final int LANES = FloatTiles.LANES;
    private static final int MAGNITUDE = Integer.MAX_VALUE;

    private FloatLogarithms() {}

    static int log(int length, float[] from, int fromOffset, float[] to, int toOffset) {
        int end = SPECIES.loopBound(length);
        for (int i = 0; i < end; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            IntVector bits = x.reinterpretAsInts();
            VectorMask<Integer> small = bits.and(MAGNITUDE).compare(LT, FloatLog.LEAST_NORMAL_BITS);
            IntVector normal = bits.blend(x.mul(FloatLog.LIFT).reinterpretAsInts(), small);
            IntVector n = normal.sub(FloatLog.SQRT_HALF_BITS).lanewise(ASHR, FloatExp.FRACTION_BITS);
            FloatVector power =
                    n.add(FloatLog.ROUNDER_BITS).sub(FloatLog.LIFT_POWER, small).reinterpretAsFloats();
            FloatVector f = normal.sub(n.lanewise(LSHL, FloatExp.FRACTION_BITS))
                    .reinterpretAsFloats()
                    .sub(1);
            FloatVector q = f.fma(broadcast(SPECIES, FloatLog.Q8), broadcast(SPECIES, FloatLog.Q7))
                    .fma(f, broadcast(SPECIES, FloatLog.Q6))
                    .fma(f, broadcast(SPECIES, FloatLog.Q5))
                    .fma(f, broadcast(SPECIES, FloatLog.Q4))
                    .fma(f, broadcast(SPECIES, FloatLog.Q3))
                    .fma(f, broadcast(SPECIES, FloatLog.Q2))
                    .fma(f, broadcast(SPECIES, FloatLog.Q1))
                    .fma(f, broadcast(SPECIES, FloatLog.Q0));
            FloatVector minusN = broadcast(SPECIES, FloatExp.ROUNDER).sub(power);
            FloatVector tail = f.mul(f).fma(q, minusN.mul(-FloatExp.LOG_2_REST));
            FloatVector log = minusN.fma(broadcast(SPECIES, -FloatExp.LOG_2), f.add(tail));
            FloatVector result = log.blend(x, x.compare(EQ, Float.POSITIVE_INFINITY))
                    .blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0))
                    .blend(Float.NaN, x.compare(GE, 0).not());
            result.intoArray(to, toOffset + i);
        }
        return end;
    }

    static int log1p(int length, float[] from, int fromOffset, float[] to, int toOffset) {
        int end = SPECIES.loopBound(length);
        for (int i = 0; i < end; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            FloatVector sum = x.add(1);
            IntVector sumBits = sum.reinterpretAsInts();
            IntVector sumPower = sumBits.sub(FloatLog.SQRT_HALF_BITS).lanewise(ASHR, FloatExp.FRACTION_BITS);
            IntVector scale = sumPower.neg().add(FloatLog.EXPONENT_OF_ONE).lanewise(LSHL, FloatExp.FRACTION_BITS);
            FloatVector sumLost = x.sub(sum.sub(1));
            FloatVector onePlus =
                    sumBits.sub(sumPower.lanewise(LSHL, FloatExp.FRACTION_BITS)).reinterpretAsFloats();
            FloatVector f = sumLost.fma(
                    scale.max(0).reinterpretAsFloats(),
                    broadcast(SPECIES, 1).sub(onePlus).neg());
            FloatVector roundedPower = sumPower.add(FloatLog.ROUNDER_BITS).reinterpretAsFloats();
            FloatVector q = f.fma(broadcast(SPECIES, FloatLog.Q8), broadcast(SPECIES, FloatLog.Q7))
                    .fma(f, broadcast(SPECIES, FloatLog.Q6))
                    .fma(f, broadcast(SPECIES, FloatLog.Q5))
                    .fma(f, broadcast(SPECIES, FloatLog.Q4))
                    .fma(f, broadcast(SPECIES, FloatLog.Q3))
                    .fma(f, broadcast(SPECIES, FloatLog.Q2))
                    .fma(f, broadcast(SPECIES, FloatLog.Q1))
                    .fma(f, broadcast(SPECIES, FloatLog.Q0));
            FloatVector minusN = broadcast(SPECIES, FloatExp.ROUNDER).sub(roundedPower);
            FloatVector tail = f.mul(f).fma(q, minusN.mul(-FloatExp.LOG_2_REST));
            FloatVector log = minusN.fma(broadcast(SPECIES, -FloatExp.LOG_2), f.add(tail));
            FloatVector result = log.blend(sum, sum.compare(EQ, Float.POSITIVE_INFINITY))
                    .blend(Float.NEGATIVE_INFINITY, sum.compare(EQ, 0))
                    .blend(Float.NaN, sum.compare(GE, 0).not());
            result.intoArray(to, toOffset + i);
        }
        return end;
    }
}
