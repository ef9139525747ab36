package dev.gradsmith.runtime.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.gradsmith.runtime.internal.DoubleExp;
import dev.gradsmith.runtime.internal.DoubleTanh;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The exponential and the functions that it makes up, of the elements of {@code double} arrays, on vectors. The formulas are those of the
 * runtime, operation by operation, so that the bits are the same; comments on them are in the classes whose constants are used here. Each
 * method computes as many whole vectors as there are, and returns how many elements that was.
 *
 * <p>Each is one long method with a formula of its own, for no vector may cross a call: HotSpot does not inline a method that it has compiled
 * to much code already, nor many into one, and then each vector becomes an object. Calls of the Vector API itself are always inlined.
 */
final class DoubleExponentials {
    private static final VectorSpecies<Double> SPECIES = DoubleTiles.SPECIES;
    private static final int LANES = DoubleTiles.LANES;
    private static final long MAGNITUDE = Long.MAX_VALUE;

    private DoubleExponentials() {}

    static int exp(int length, double[] from, int fromOffset, double[] to, int toOffset) {
        int end = SPECIES.loopBound(length);
        for (int i = 0; i < end; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            DoubleVector clamped = x.min(DoubleExp.HIGHEST).max(DoubleExp.LOWEST);
            DoubleVector power =
                    clamped.fma(broadcast(SPECIES, DoubleExp.LOG2_E), broadcast(SPECIES, DoubleExp.ROUNDER));
            DoubleVector n = power.sub(DoubleExp.ROUNDER);
            DoubleVector near = n.fma(broadcast(SPECIES, -DoubleExp.LOG_2), clamped);
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
            e.intoArray(to, toOffset + i);
        }
        return end;
    }

    static int sigmoid(int length, double[] from, int fromOffset, double[] to, int toOffset) {
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
            // Where x is not a number, neither is e.
            DoubleVector result = e.blend(1, x.compare(GE, 0)).div(e.add(1));
            result.intoArray(to, toOffset + i);
        }
        return end;
    }

    static int tanh(int length, double[] from, int fromOffset, double[] to, int toOffset) {
        int end = SPECIES.loopBound(length);
        for (int i = 0; i < end; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, from, fromOffset + i);
            DoubleVector size = x.abs().min(DoubleTanh.HIGHEST);
            DoubleVector twice = size.mul(2);
            DoubleVector power = twice.fma(broadcast(SPECIES, DoubleExp.LOG2_E), broadcast(SPECIES, DoubleExp.ROUNDER));
            DoubleVector n = power.sub(DoubleExp.ROUNDER);
            DoubleVector near = n.fma(broadcast(SPECIES, -DoubleExp.LOG_2), twice);
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
            DoubleVector large = broadcast(SPECIES, 1).sub(broadcast(SPECIES, 2).div(e.add(1)));
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
            DoubleVector small = size.mul(square).fma(p, size);
            LongVector sign = x.reinterpretAsLongs().and(~MAGNITUDE);
            DoubleVector result = large.blend(small, size.compare(LT, DoubleTanh.MEETING))
                    .reinterpretAsLongs()
                    .or(sign)
                    .reinterpretAsDoubles();
            result.intoArray(to, toOffset + i);
        }
        return end;
    }
}
