package dev.gradsmith.runtime.internal;

/**
 * The pieces of functions over blocks of numbers, in loops of which HotSpot makes vector instructions: all arrays from their beginning, by one
 * index, and either floats or integers. Nothing else is in these methods, so that they are compiled for loops and nothing else.
 */
final class FloatLoops {
    private FloatLoops() {}

    static void clampForExp(int length, float[] x, float[] clamped) {
        for (int i = 0; i < length; i++) {
            clamped[i] = FloatExp.clamp(x[i]);
        }
    }

    static void splitForExp(int length, float[] x, float[] power, float[] fraction) {
        for (int i = 0; i < length; i++) {
            power[i] = FloatExp.power(x[i]);
            fraction[i] = FloatExp.fraction(x[i], power[i]);
        }
    }

    static void scales(int length, int[] powers, int[] upper) {
        for (int i = 0; i < length; i++) {
            int power = powers[i];
            powers[i] = FloatExp.lowerScaleBits(power);
            upper[i] = FloatExp.upperScaleBits(power);
        }
    }

    static void product(int length, float[] fraction, float[] lower, float[] upper, float[] result) {
        for (int i = 0; i < length; i++) {
            result[i] = FloatExp.product(fraction[i], lower[i], upper[i]);
        }
    }

    static void clampForExpm1(int length, float[] x, float[] clamped, float[] power) {
        for (int i = 0; i < length; i++) {
            clamped[i] = FloatExpm1.clamp(x[i]);
            power[i] = FloatExpm1.power(clamped[i]);
        }
    }

    static void scalesForExpm1(int length, int[] powers) {
        for (int i = 0; i < length; i++) {
            powers[i] = FloatExpm1.scaleBits(powers[i]);
        }
    }

    static void expm1(int length, float[] x, float[] power, float[] scale, float[] result) {
        for (int i = 0; i < length; i++) {
            result[i] = FloatExpm1.value(x[i], power[i], scale[i]);
        }
    }

    static void clampForTanh(int length, float[] x, float[] size, float[] twice) {
        for (int i = 0; i < length; i++) {
            size[i] = FloatTanh.size(x[i]);
            twice[i] = 2 * size[i];
        }
    }

    /** Both formulas, with the exponential in three factors. */
    static void tanh(int length, float[] size, float[] fraction, float[] lower, float[] upper) {
        for (int i = 0; i < length; i++) {
            fraction[i] = FloatTanh.large(FloatExp.product(fraction[i], lower[i], upper[i]));
            size[i] = FloatTanh.small(size[i]);
        }
    }

    static void tanhResults(int length, int[] x, int[] small, int[] results) {
        for (int i = 0; i < length; i++) {
            results[i] = FloatTanh.resultBits(x[i], small[i], results[i]);
        }
    }

    static void clampForSigmoid(int length, float[] x, float[] negative) {
        for (int i = 0; i < length; i++) {
            negative[i] = FloatSigmoid.negative(x[i]);
        }
    }

    static void sigmoid(int length, float[] x, float[] fraction, float[] lower, float[] upper) {
        for (int i = 0; i < length; i++) {
            x[i] = FloatSigmoid.quotient(x[i], FloatExp.product(fraction[i], lower[i], upper[i]));
        }
    }

    static void softplus(int length, float[] x, float[] log) {
        for (int i = 0; i < length; i++) {
            x[i] = FloatSigmoid.softplus(x[i], log[i]);
        }
    }

    static void lift(int length, float[] x, float[] lifted) {
        for (int i = 0; i < length; i++) {
            lifted[i] = x[i] * FloatLog.LIFT;
        }
    }

    static void splitForLog(int length, int[] bits, int[] lifted, int[] powers) {
        for (int i = 0; i < length; i++) {
            int normal = FloatLog.normalBits(bits[i], lifted[i]);
            powers[i] = FloatLog.powerBits(normal) - FloatLog.liftPower(bits[i]);
            lifted[i] = FloatLog.fractionBits(normal);
        }
    }

    static void log(int length, float[] fraction, float[] power, float[] result) {
        for (int i = 0; i < length; i++) {
            result[i] = FloatLog.sum(FloatLog.f(fraction[i]), power[i]);
        }
    }

    static void logResults(int length, int[] bits, int[] results) {
        for (int i = 0; i < length; i++) {
            results[i] = FloatLog.resultBits(bits[i], results[i]);
        }
    }

    static void addOne(int length, float[] x, float[] sum) {
        for (int i = 0; i < length; i++) {
            sum[i] = 1 + x[i];
        }
    }

    static void splitForLog1p(int length, int[] bits, int[] fractions, int[] powers, int[] scales) {
        for (int i = 0; i < length; i++) {
            fractions[i] = FloatLog.fractionBits(bits[i]);
            powers[i] = FloatLog.powerBits(bits[i]);
            scales[i] = FloatLog.inverseScaleBits(bits[i]);
        }
    }

    static void log1p(int length, float[] x, float[] sum, float[] fraction, float[] power, float[] scale) {
        for (int i = 0; i < length; i++) {
            x[i] = FloatLog.sum(FloatLog.f(x[i], sum[i], fraction[i], scale[i]), power[i]);
        }
    }
}
