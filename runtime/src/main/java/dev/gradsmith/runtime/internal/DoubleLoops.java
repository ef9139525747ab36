package dev.gradsmith.runtime.internal;

/**
 * The pieces of functions over blocks of numbers, in loops of which HotSpot makes vector instructions: all arrays from their beginning, by one
 * index, and either doubles or integers. Nothing else is in these methods, so that they are compiled for loops and nothing else.
 */
final class DoubleLoops {
    private DoubleLoops() {}

    static void clampForExp(int length, double[] x, double[] clamped) {
        for (int i = 0; i < length; i++) {
            clamped[i] = DoubleExp.clamp(x[i]);
        }
    }

    static void splitForExp(int length, double[] x, double[] power, double[] fraction) {
        for (int i = 0; i < length; i++) {
            power[i] = DoubleExp.power(x[i]);
            fraction[i] = DoubleExp.fraction(x[i], power[i]);
        }
    }

    static void scales(int length, long[] powers, long[] upper) {
        for (int i = 0; i < length; i++) {
            long power = powers[i];
            powers[i] = DoubleExp.lowerScaleBits(power);
            upper[i] = DoubleExp.upperScaleBits(power);
        }
    }

    static void product(int length, double[] fraction, double[] lower, double[] upper, double[] result) {
        for (int i = 0; i < length; i++) {
            result[i] = DoubleExp.product(fraction[i], lower[i], upper[i]);
        }
    }

    static void clampForExpm1(int length, double[] x, double[] clamped, double[] power) {
        for (int i = 0; i < length; i++) {
            clamped[i] = DoubleExpm1.clamp(x[i]);
            power[i] = DoubleExpm1.power(clamped[i]);
        }
    }

    static void scalesForExpm1(int length, long[] powers) {
        for (int i = 0; i < length; i++) {
            powers[i] = DoubleExpm1.scaleBits(powers[i]);
        }
    }

    static void expm1(int length, double[] x, double[] power, double[] scale, double[] result) {
        for (int i = 0; i < length; i++) {
            result[i] = DoubleExpm1.value(x[i], power[i], scale[i]);
        }
    }

    static void clampForTanh(int length, double[] x, double[] size, double[] twice) {
        for (int i = 0; i < length; i++) {
            size[i] = DoubleTanh.size(x[i]);
            twice[i] = 2 * size[i];
        }
    }

    /** Both formulas, with the exponential in three factors. */
    static void tanh(int length, double[] size, double[] fraction, double[] lower, double[] upper) {
        for (int i = 0; i < length; i++) {
            fraction[i] = DoubleTanh.large(DoubleExp.product(fraction[i], lower[i], upper[i]));
            size[i] = DoubleTanh.small(size[i]);
        }
    }

    static void tanhResults(int length, long[] x, long[] small, long[] results) {
        for (int i = 0; i < length; i++) {
            results[i] = DoubleTanh.resultBits(x[i], small[i], results[i]);
        }
    }

    static void clampForSigmoid(int length, double[] x, double[] negative) {
        for (int i = 0; i < length; i++) {
            negative[i] = DoubleSigmoid.negative(x[i]);
        }
    }

    static void sigmoid(int length, double[] x, double[] fraction, double[] lower, double[] upper) {
        for (int i = 0; i < length; i++) {
            x[i] = DoubleSigmoid.quotient(x[i], DoubleExp.product(fraction[i], lower[i], upper[i]));
        }
    }

    static void softplus(int length, double[] x, double[] log) {
        for (int i = 0; i < length; i++) {
            x[i] = DoubleSigmoid.softplus(x[i], log[i]);
        }
    }

    static void lift(int length, double[] x, double[] lifted) {
        for (int i = 0; i < length; i++) {
            lifted[i] = x[i] * DoubleLog.LIFT;
        }
    }

    static void splitForLog(int length, long[] bits, long[] lifted, long[] powers) {
        for (int i = 0; i < length; i++) {
            long normal = DoubleLog.normalBits(bits[i], lifted[i]);
            powers[i] = DoubleLog.powerBits(normal) - DoubleLog.liftPower(bits[i]);
            lifted[i] = DoubleLog.fractionBits(normal);
        }
    }

    static void log(int length, double[] fraction, double[] power, double[] result) {
        for (int i = 0; i < length; i++) {
            result[i] = DoubleLog.sum(DoubleLog.f(fraction[i]), power[i]);
        }
    }

    static void logResults(int length, long[] bits, long[] results) {
        for (int i = 0; i < length; i++) {
            results[i] = DoubleLog.resultBits(bits[i], results[i]);
        }
    }

    static void addOne(int length, double[] x, double[] sum) {
        for (int i = 0; i < length; i++) {
            sum[i] = 1 + x[i];
        }
    }

    static void splitForLog1p(int length, long[] bits, long[] fractions, long[] powers, long[] scales) {
        for (int i = 0; i < length; i++) {
            fractions[i] = DoubleLog.fractionBits(bits[i]);
            powers[i] = DoubleLog.powerBits(bits[i]);
            scales[i] = DoubleLog.inverseScaleBits(bits[i]);
        }
    }

    static void log1p(int length, double[] x, double[] sum, double[] fraction, double[] power, double[] scale) {
        for (int i = 0; i < length; i++) {
            x[i] = DoubleLog.sum(DoubleLog.f(x[i], sum[i], fraction[i], scale[i]), power[i]);
        }
    }
}
