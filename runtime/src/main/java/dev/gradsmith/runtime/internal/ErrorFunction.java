package dev.gradsmith.runtime.internal;

/**
 * The error function. Up to 6, beyond which it is 1 in double precision, it is the Taylor polynomial about the nearest
 * multiple of 1/8. The coefficients follow from erf'' = -2x erf' (differentiate n times): with a[n] the n-th about c,
 *
 * <pre>(n+2)(n+1) a[n+2] = -2c (n+1) a[n+1] - 2n a[n]</pre>
 *
 * <p>The 14 terms leave out less than 1e-19. The first two make nearly all of the value, so these two are added with twice the digits
 * (T. Dekker, "A floating-point technique for extending the available precision", 1971): of the result, 0.51 ulp is the largest error found.
 */
public final class ErrorFunction {
    private static final int CENTERS_PER_UNIT = 8;
    private static final int TERMS = 14;
    private static final double LIMIT = 6;

    /** What is left of a double under it is 26 bits long, so that the product of two such is exact. */
    private static final long UPPER_BITS = -1L << 27;

    // The coefficients of center k stand at k * TERMS.
    private static final double[] COEFFICIENTS = coefficients();

    private ErrorFunction() {}

    /** erf(x); NaN for NaN. */
    public static double erf(double x) {
        double size = Math.abs(x);
        if (size >= LIMIT) {
            return Math.copySign(1, x);
        }
        if (Double.isNaN(x)) {
            return x;
        }
        int center = (int) (size * CENTERS_PER_UNIT + 0.5);
        double step = size - (double) center / CENTERS_PER_UNIT;
        return Math.copySign(sum(center, step), x);
    }

    private static double sum(int center, double step) {
        int at = center * ErrorFunctionTable.WIDTH;
        double value = ErrorFunctionTable.VALUES[at];
        double valueRest = ErrorFunctionTable.VALUES[at + 1];
        double slope = ErrorFunctionTable.VALUES[at + 2];
        double slopeRest = ErrorFunctionTable.VALUES[at + 3];
        double upperStep = Double.longBitsToDouble(Double.doubleToRawLongBits(step) & UPPER_BITS);
        double product = upperStep * slope;
        double sum = value + product;
        double rest = product - (sum - value) + valueRest;
        rest += step * slopeRest + (step - upperStep) * slope;
        return sum + (rest + step * (step * polynomial(center * TERMS, step)));
    }

    /** What the terms from the third on come to, over the square of the step. */
    private static double polynomial(int first, double step) {
        double sum = COEFFICIENTS[first + TERMS - 1];
        for (int term = TERMS - 2; term > 1; term--) {
            sum = sum * step + COEFFICIENTS[first + term];
        }
        return sum;
    }

    private static double[] coefficients() {
        int centers = ErrorFunctionTable.VALUES.length / ErrorFunctionTable.WIDTH;
        double[] all = new double[centers * TERMS];
        for (int k = 0; k < centers; k++) {
            double center = (double) k / CENTERS_PER_UNIT;
            int first = k * TERMS;
            int at = k * ErrorFunctionTable.WIDTH;
            all[first] = ErrorFunctionTable.VALUES[at];
            all[first + 1] = ErrorFunctionTable.VALUES[at + 2] + ErrorFunctionTable.VALUES[at + 3];
            for (int n = 0; n + 2 < TERMS; n++) {
                double sum = center * (n + 1) * all[first + n + 1] + n * all[first + n];
                all[first + n + 2] = -2 * sum / ((n + 2) * (n + 1));
            }
        }
        return all;
    }
}
