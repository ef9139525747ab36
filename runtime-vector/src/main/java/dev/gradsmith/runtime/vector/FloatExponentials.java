package dev.gradsmith.runtime.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.gradsmith.runtime.internal.FloatExp;
import dev.gradsmith.runtime.internal.FloatTanh;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The exponential and the functions that it makes up, of the elements of {@code float} arrays, on vectors. The formulas are those of the
 * runtime, operation by operation, so that the bits are the same; comments on them are in the classes whose constants are used here. Each
 * method computes as many whole vectors as there are, and returns how many elements that was.
 *
 * <p>Each is one long method with a formula of its own, for no vector may cross a call: HotSpot does not inline a method that it has compiled
 * to much code already, nor many into one, and then each vector becomes an object. Calls of the Vector API itself are always inlined.
 */
final class FloatExponentials {
    private static final VectorSpecies<Float> SPECIES = FloatTiles.SPECIES;
    private static final int LANES = FloatTiles.LANES;
    private static final int MAGNITUDE = Integer.MAX_VALUE;

    private FloatExponentials() {}

    static int exp(int length, float[] from, int fromOffset, float[] to, int toOffset) {
        int end = SPECIES.loopBound(length);
        for (int i = 0; i < end; i += LANES) {
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
        return end;
    }

    static int sigmoid(int length, float[] from, int fromOffset, float[] to, int toOffset) {
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
            // Where x is not a number, neither is e.
            FloatVector result = e.blend(1, x.compare(GE, 0)).div(e.add(1));
            result.intoArray(to, toOffset + i);
        }
        return end;
    }

    static int tanh(int length, float[] from, int fromOffset, float[] to, int toOffset) {
        int end = SPECIES.loopBound(length);
        for (int i = 0; i < end; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, fromOffset + i);
            FloatVector size = x.abs().min(FloatTanh.HIGHEST);
            FloatVector twice = size.mul(2);
            FloatVector power = twice.fma(broadcast(SPECIES, FloatExp.LOG2_E), broadcast(SPECIES, FloatExp.ROUNDER));
            FloatVector n = power.sub(FloatExp.ROUNDER);
            FloatVector near = n.fma(broadcast(SPECIES, -FloatExp.LOG_2), twice);
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
            FloatVector large = broadcast(SPECIES, 1).sub(broadcast(SPECIES, 2).div(e.add(1)));
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
        return end;
    }
}
