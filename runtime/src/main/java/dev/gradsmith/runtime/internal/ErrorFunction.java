package dev.gradsmith.runtime.internal;

/**
 * The error function. Up to 6, beyond which it is 1 in double precision, it is the Taylor polynomial about the nearest
 * multiple of 1/8. The coefficients follow from erf'' = -2x erf' (differentiate n times): with a[n] the n-th about c,
 *
 * <pre>(n+2)(n+1) a[n+2] = -2c (n+1) a[n+1] - 2n a[n]</pre>
 *
 * <p>The 14 terms leave out less than 1e-19; the largest error found is below one ulp.
 */
public final class ErrorFunction {
    private static final int CENTERS_PER_UNIT = 8;
    private static final int TERMS = 14;
    private static final double LIMIT = 6;
    private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;

    // erf(k/8), correctly rounded from 60 decimal digits of the Maclaurin series.
    private static final double[] AT_CENTER = {
        0.0, 0.1403162048013338, 0.27632639016823696, 0.4041169094348223,
        0.5204998778130465, 0.623240882188418, 0.7111556336535151, 0.7840750610598597,
        0.8427007929497149, 0.8883882317017078, 0.9229001282564583, 0.9481700727820903,
        0.9661051464753108, 0.9784437332399837, 0.9866716712191824, 0.9919900576701199,
        0.9953222650189527, 0.9973459706405177, 0.9985372834133188, 0.9992170617821089,
        0.999593047982555, 0.9997946242638588, 0.9998993780778803, 0.9999521451602562,
        0.9999779095030014, 0.9999901032653747, 0.9999956972205363, 0.9999981847185726,
        0.9999992569016276, 0.9999997048598075, 0.9999998862727434, 0.999999957486056,
        0.9999999845827421, 0.9999999945765992, 0.9999999981494259, 0.9999999993875167,
        0.9999999998033839, 0.9999999999387839, 0.9999999999815149, 0.9999999999945866,
        0.9999999999984626, 0.9999999999995766, 0.9999999999998869, 0.9999999999999707,
        0.9999999999999927, 0.9999999999999982, 0.9999999999999996, 0.9999999999999999,
        1.0,
    };

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
        return Math.copySign(polynomial(center * TERMS, step), x);
    }

    private static double polynomial(int first, double step) {
        double sum = COEFFICIENTS[first + TERMS - 1];
        for (int term = TERMS - 2; term > 0; term--) {
            sum = sum * step + COEFFICIENTS[first + term];
        }
        return COEFFICIENTS[first] + step * sum;
    }

    private static double[] coefficients() {
        double[] all = new double[AT_CENTER.length * TERMS];
        for (int k = 0; k < AT_CENTER.length; k++) {
            double center = (double) k / CENTERS_PER_UNIT;
            int first = k * TERMS;
            all[first] = AT_CENTER[k];
            all[first + 1] = TWO_OVER_SQRT_PI * StrictMath.exp(-center * center);
            for (int n = 0; n + 2 < TERMS; n++) {
                double sum = center * (n + 1) * all[first + n + 1] + n * all[first + n];
                all[first + n + 2] = -2 * sum / ((n + 2) * (n + 1));
            }
        }
        return all;
    }
}
