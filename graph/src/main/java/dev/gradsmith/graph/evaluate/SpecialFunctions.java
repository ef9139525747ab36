package dev.gradsmith.graph.evaluate;

/** Functions that {@link Math} lacks, by series that converge everywhere: accurate, and too slow for anything but reference. */
public final class SpecialFunctions {
    private SpecialFunctions() {}

    /**
     * The error function: near 0 by the series 2/sqrt(pi) exp(-x²) Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!! (Abramowitz and Stegun 7.1.6), far out by
     * the continued fraction of erfc (7.1.14).
     */
    public static double erf(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        double magnitude = Math.abs(x);
        double value = magnitude < 3 ? series(magnitude) : 1 - continuedFraction(magnitude);
        return Math.copySign(value, x);
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-18; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    private static double continuedFraction(double x) {
        if (x > 6) {
            return 0; // below half a unit in the last place of 1
        }
        double fraction = x;
        for (int k = 80; k > 0; k--) {
            fraction = x + k / 2.0 / fraction;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
    }
}
