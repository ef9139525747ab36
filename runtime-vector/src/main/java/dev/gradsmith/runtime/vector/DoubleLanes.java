package dev.gradsmith.runtime.vector;

import dev.gradsmith.runtime.internal.DoubleExp;
import dev.gradsmith.runtime.internal.DoubleExpm1;
import dev.gradsmith.runtime.internal.DoubleLog;
import dev.gradsmith.runtime.internal.DoubleTanh;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Functions of each lane of a vector: the formulas of the runtime, operation by operation, so that the bits are the same. The comments on them
 * are in the classes whose constants are used here.
 */
final class DoubleLanes {
    private static final long MAGNITUDE = Long.MAX_VALUE;

    private DoubleLanes() {}

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(DoubleTiles.SPECIES, value);
    }

    static DoubleVector exp(DoubleVector x) {
        return expOfClamped(x.min(DoubleExp.HIGHEST).max(DoubleExp.LOWEST));
    }

    private static DoubleVector expOfClamped(DoubleVector x) {
        DoubleVector power = x.fma(all(DoubleExp.LOG2_E), all(DoubleExp.ROUNDER));
        DoubleVector n = power.sub(DoubleExp.ROUNDER);
        DoubleVector near = n.fma(all(-DoubleExp.LOG_2), x);
        DoubleVector rest = all(-DoubleExp.LOG_2_REST);
        DoubleVector r = n.fma(rest, near);
        DoubleVector lost = n.fma(rest, near.sub(r));
        DoubleVector q = r.fma(all(DoubleExp.Q10), all(DoubleExp.Q9))
                .fma(r, all(DoubleExp.Q8))
                .fma(r, all(DoubleExp.Q7))
                .fma(r, all(DoubleExp.Q6))
                .fma(r, all(DoubleExp.Q5))
                .fma(r, all(DoubleExp.Q4))
                .fma(r, all(DoubleExp.Q3))
                .fma(r, all(DoubleExp.Q2))
                .fma(r, all(DoubleExp.Q1))
                .fma(r, all(DoubleExp.Q0));
        DoubleVector fraction = r.add(r.mul(r).fma(q, lost)).add(1);
        LongVector bits = power.reinterpretAsLongs();
        LongVector half = bits.lanewise(VectorOperators.LSHR, 1);
        return fraction.mul(exponent(half)).mul(exponent(bits.sub(half)));
    }

    private static DoubleVector exponent(LongVector bits) {
        return bits.lanewise(VectorOperators.LSHL, DoubleExp.FRACTION_BITS).reinterpretAsDoubles();
    }

    static DoubleVector expm1(DoubleVector x) {
        DoubleVector clamped = x.min(DoubleExpm1.HIGHEST).max(DoubleExpm1.LOWEST);
        DoubleVector power =
                clamped.fma(all(DoubleExp.LOG2_E), all(DoubleExpm1.ROUNDER)).min(DoubleExpm1.GREATEST_POWER);
        DoubleVector n = power.sub(DoubleExpm1.ROUNDER);
        DoubleVector near = n.fma(all(-DoubleExp.LOG_2), clamped);
        DoubleVector r = n.fma(all(-DoubleExp.LOG_2_REST), near);
        DoubleVector minusLost = n.fma(all(DoubleExp.LOG_2_REST), r.sub(near));
        DoubleVector q = r.fma(all(DoubleExpm1.Q12), all(DoubleExpm1.Q11))
                .fma(r, all(DoubleExpm1.Q10))
                .fma(r, all(DoubleExpm1.Q9))
                .fma(r, all(DoubleExpm1.Q8))
                .fma(r, all(DoubleExpm1.Q7))
                .fma(r, all(DoubleExpm1.Q6))
                .fma(r, all(DoubleExpm1.Q5))
                .fma(r, all(DoubleExpm1.Q4))
                .fma(r, all(DoubleExpm1.Q3))
                .fma(r, all(DoubleExpm1.Q2))
                .fma(r, all(DoubleExpm1.Q1))
                .fma(r, all(DoubleExpm1.Q0));
        DoubleVector minusTail = r.mul(r).fma(q, minusLost);
        DoubleVector scale = exponent(power.reinterpretAsLongs());
        return scale.mul(r).sub(all(1).sub(scale)).sub(scale.mul(minusTail));
    }

    static DoubleVector tanh(DoubleVector x) {
        DoubleVector size = x.abs().min(DoubleTanh.HIGHEST);
        DoubleVector large = all(1).sub(all(2).div(expOfClamped(size.mul(2)).add(1)));
        DoubleVector square = size.mul(size);
        DoubleVector p = square.fma(all(DoubleTanh.P11), all(DoubleTanh.P10))
                .fma(square, all(DoubleTanh.P9))
                .fma(square, all(DoubleTanh.P8))
                .fma(square, all(DoubleTanh.P7))
                .fma(square, all(DoubleTanh.P6))
                .fma(square, all(DoubleTanh.P5))
                .fma(square, all(DoubleTanh.P4))
                .fma(square, all(DoubleTanh.P3))
                .fma(square, all(DoubleTanh.P2))
                .fma(square, all(DoubleTanh.P1))
                .fma(square, all(DoubleTanh.P0));
        DoubleVector small = size.mul(square).fma(p, size);
        LongVector sign = x.reinterpretAsLongs().and(~MAGNITUDE);
        return large.blend(small, size.compare(VectorOperators.LT, DoubleTanh.MEETING))
                .reinterpretAsLongs()
                .or(sign)
                .reinterpretAsDoubles();
    }

    static DoubleVector sigmoid(DoubleVector x) {
        DoubleVector e = expOfClamped(negative(x));
        // Where x is not a number, neither is e.
        return e.blend(1, x.compare(VectorOperators.GE, 0)).div(e.add(1));
    }

    private static DoubleVector negative(DoubleVector x) {
        return x.abs().neg().max(DoubleExp.LOWEST);
    }

    static DoubleVector softplus(DoubleVector x) {
        DoubleVector e = expOfClamped(negative(x));
        return x.max(0).add(log1p(e, e.add(1)));
    }

    static DoubleVector log(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs();
        VectorMask<Long> small = bits.and(MAGNITUDE).compare(VectorOperators.LT, DoubleLog.LEAST_NORMAL_BITS);
        LongVector normal = bits.blend(x.mul(DoubleLog.LIFT).reinterpretAsLongs(), small);
        LongVector n = power(normal);
        DoubleVector power =
                n.add(DoubleLog.ROUNDER_BITS).sub(DoubleLog.LIFT_POWER, small).reinterpretAsDoubles();
        return result(x, log(onePlus(normal, n).sub(1), power));
    }

    static DoubleVector log1p(DoubleVector x) {
        DoubleVector sum = x.add(1);
        return result(sum, log1p(x, sum));
    }

    private static DoubleVector log1p(DoubleVector x, DoubleVector sum) {
        LongVector bits = sum.reinterpretAsLongs();
        LongVector n = power(bits);
        LongVector scale =
                n.neg().add(DoubleLog.EXPONENT_OF_ONE).lanewise(VectorOperators.LSHL, DoubleExp.FRACTION_BITS);
        DoubleVector inverseScale = scale.max(0).reinterpretAsDoubles();
        DoubleVector lost = x.sub(sum.sub(1));
        DoubleVector f = lost.fma(inverseScale, all(1).sub(onePlus(bits, n)).neg());
        return log(f, n.add(DoubleLog.ROUNDER_BITS).reinterpretAsDoubles());
    }

    private static LongVector power(LongVector bits) {
        return bits.sub(DoubleLog.SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, DoubleExp.FRACTION_BITS);
    }

    private static DoubleVector onePlus(LongVector bits, LongVector n) {
        return bits.sub(n.lanewise(VectorOperators.LSHL, DoubleExp.FRACTION_BITS))
                .reinterpretAsDoubles();
    }

    private static DoubleVector log(DoubleVector f, DoubleVector power) {
        DoubleVector s = f.div(f.add(2));
        DoubleVector square = s.mul(s);
        DoubleVector q = square.fma(all(DoubleLog.Q7), all(DoubleLog.Q6))
                .fma(square, all(DoubleLog.Q5))
                .fma(square, all(DoubleLog.Q4))
                .fma(square, all(DoubleLog.Q3))
                .fma(square, all(DoubleLog.Q2))
                .fma(square, all(DoubleLog.Q1))
                .fma(square, all(DoubleLog.Q0));
        DoubleVector minusN = all(DoubleExp.ROUNDER).sub(power);
        DoubleVector tail = s.fma(square.fma(q, f), minusN.mul(DoubleExp.LOG_2_REST));
        return minusN.fma(all(-DoubleExp.LOG_2), f.sub(tail));
    }

    private static DoubleVector result(DoubleVector x, DoubleVector log) {
        return log.blend(x, x.compare(VectorOperators.EQ, Double.POSITIVE_INFINITY))
                .blend(Double.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0))
                .blend(Double.NaN, x.compare(VectorOperators.GE, 0).not());
    }
}
