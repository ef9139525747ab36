package dev.gradsmith.runtime.vector;

import dev.gradsmith.runtime.internal.FloatExp;
import dev.gradsmith.runtime.internal.FloatExpm1;
import dev.gradsmith.runtime.internal.FloatLog;
import dev.gradsmith.runtime.internal.FloatTanh;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Functions of each lane of a vector: the formulas of the runtime, operation by operation, so that the bits are the same. The comments on them
 * are in the classes whose constants are used here.
 */
final class FloatLanes {
    private static final int MAGNITUDE = Integer.MAX_VALUE;

    private FloatLanes() {}

    private static FloatVector all(float value) {
        return FloatVector.broadcast(FloatTiles.SPECIES, value);
    }

    static FloatVector exp(FloatVector x) {
        return expOfClamped(x.min(FloatExp.HIGHEST).max(FloatExp.LOWEST));
    }

    private static FloatVector expOfClamped(FloatVector x) {
        FloatVector power = x.fma(all(FloatExp.LOG2_E), all(FloatExp.ROUNDER));
        FloatVector n = power.sub(FloatExp.ROUNDER);
        FloatVector near = n.fma(all(-FloatExp.LOG_2), x);
        FloatVector rest = all(-FloatExp.LOG_2_REST);
        FloatVector r = n.fma(rest, near);
        FloatVector lost = n.fma(rest, near.sub(r));
        FloatVector q = r.fma(all(FloatExp.Q4), all(FloatExp.Q3))
                .fma(r, all(FloatExp.Q2))
                .fma(r, all(FloatExp.Q1))
                .fma(r, all(FloatExp.Q0));
        FloatVector fraction = r.add(r.mul(r).fma(q, lost)).add(1);
        IntVector bits = power.reinterpretAsInts();
        IntVector half = bits.lanewise(VectorOperators.ASHR, 1);
        return fraction.mul(exponent(half)).mul(exponent(bits.sub(half)));
    }

    private static FloatVector exponent(IntVector bits) {
        return bits.lanewise(VectorOperators.LSHL, FloatExp.FRACTION_BITS).reinterpretAsFloats();
    }

    static FloatVector expm1(FloatVector x) {
        FloatVector clamped = x.min(FloatExpm1.HIGHEST).max(FloatExpm1.LOWEST);
        FloatVector power =
                clamped.fma(all(FloatExp.LOG2_E), all(FloatExpm1.ROUNDER)).min(FloatExpm1.GREATEST_POWER);
        FloatVector n = power.sub(FloatExpm1.ROUNDER);
        FloatVector near = n.fma(all(-FloatExp.LOG_2), clamped);
        FloatVector r = n.fma(all(-FloatExp.LOG_2_REST), near);
        FloatVector minusLost = n.fma(all(FloatExp.LOG_2_REST), r.sub(near));
        FloatVector q = r.fma(all(FloatExpm1.Q5), all(FloatExpm1.Q4))
                .fma(r, all(FloatExpm1.Q3))
                .fma(r, all(FloatExpm1.Q2))
                .fma(r, all(FloatExpm1.Q1))
                .fma(r, all(FloatExpm1.Q0));
        FloatVector minusTail = r.mul(r).fma(q, minusLost);
        FloatVector scale = exponent(power.reinterpretAsInts());
        return scale.mul(r).sub(all(1).sub(scale)).sub(scale.mul(minusTail));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector size = x.abs().min(FloatTanh.HIGHEST);
        FloatVector large = all(1).sub(all(2).div(expOfClamped(size.mul(2)).add(1)));
        FloatVector square = size.mul(size);
        FloatVector p = square.fma(all(FloatTanh.P4), all(FloatTanh.P3))
                .fma(square, all(FloatTanh.P2))
                .fma(square, all(FloatTanh.P1))
                .fma(square, all(FloatTanh.P0));
        FloatVector small = size.mul(square).fma(p, size);
        IntVector sign = x.reinterpretAsInts().and(~MAGNITUDE);
        return large.blend(small, size.compare(VectorOperators.LT, FloatTanh.MEETING))
                .reinterpretAsInts()
                .or(sign)
                .reinterpretAsFloats();
    }

    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = expOfClamped(negative(x));
        // Where x is not a number, neither is e.
        return e.blend(1, x.compare(VectorOperators.GE, 0)).div(e.add(1));
    }

    private static FloatVector negative(FloatVector x) {
        return x.abs().neg().max(FloatExp.LOWEST);
    }

    static FloatVector softplus(FloatVector x) {
        FloatVector e = expOfClamped(negative(x));
        return x.max(0).add(log1p(e, e.add(1)));
    }

    static FloatVector log(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        VectorMask<Integer> small = bits.and(MAGNITUDE).compare(VectorOperators.LT, FloatLog.LEAST_NORMAL_BITS);
        IntVector normal = bits.blend(x.mul(FloatLog.LIFT).reinterpretAsInts(), small);
        IntVector n = power(normal);
        FloatVector power =
                n.add(FloatLog.ROUNDER_BITS).sub(FloatLog.LIFT_POWER, small).reinterpretAsFloats();
        return result(x, log(onePlus(normal, n).sub(1), power));
    }

    static FloatVector log1p(FloatVector x) {
        FloatVector sum = x.add(1);
        return result(sum, log1p(x, sum));
    }

    private static FloatVector log1p(FloatVector x, FloatVector sum) {
        IntVector bits = sum.reinterpretAsInts();
        IntVector n = power(bits);
        IntVector scale = n.neg().add(FloatLog.EXPONENT_OF_ONE).lanewise(VectorOperators.LSHL, FloatExp.FRACTION_BITS);
        FloatVector inverseScale = scale.max(0).reinterpretAsFloats();
        FloatVector lost = x.sub(sum.sub(1));
        FloatVector f = lost.fma(inverseScale, all(1).sub(onePlus(bits, n)).neg());
        return log(f, n.add(FloatLog.ROUNDER_BITS).reinterpretAsFloats());
    }

    private static IntVector power(IntVector bits) {
        return bits.sub(FloatLog.SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, FloatExp.FRACTION_BITS);
    }

    private static FloatVector onePlus(IntVector bits, IntVector n) {
        return bits.sub(n.lanewise(VectorOperators.LSHL, FloatExp.FRACTION_BITS))
                .reinterpretAsFloats();
    }

    private static FloatVector log(FloatVector f, FloatVector power) {
        FloatVector q = f.fma(all(FloatLog.Q8), all(FloatLog.Q7))
                .fma(f, all(FloatLog.Q6))
                .fma(f, all(FloatLog.Q5))
                .fma(f, all(FloatLog.Q4))
                .fma(f, all(FloatLog.Q3))
                .fma(f, all(FloatLog.Q2))
                .fma(f, all(FloatLog.Q1))
                .fma(f, all(FloatLog.Q0));
        FloatVector minusN = all(FloatExp.ROUNDER).sub(power);
        FloatVector tail = f.mul(f).fma(q, minusN.mul(-FloatExp.LOG_2_REST));
        return minusN.fma(all(-FloatExp.LOG_2), f.add(tail));
    }

    private static FloatVector result(FloatVector x, FloatVector log) {
        return log.blend(x, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY))
                .blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0))
                .blend(Float.NaN, x.compare(VectorOperators.GE, 0).not());
    }
}
