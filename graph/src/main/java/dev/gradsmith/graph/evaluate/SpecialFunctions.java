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

    /** Where the asymptotic series below are exact to double precision. */
    private static final double FAR = 40;

    /** B(2), B(4), … of Bernoulli's numbers. */
    private static final double[] BERNOULLI = {
        1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510
    };

    /** log |Γ(x)|: Stirling's series (Abramowitz and Stegun 6.1.41) far out, reached by the recurrence; below 1/2 by reflection. */
    public static double lgamma(double x) {
        if (x < 0.5) {
            boolean pole = x == Math.rint(x);
            return pole
                    ? Double.POSITIVE_INFINITY
                    : Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - lgamma(1 - x);
        }
        double logOfProduct = 0;
        double at = x;
        for (; at < FAR; at++) {
            logOfProduct += Math.log(at);
        }
        double sum = (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI);
        for (int k = 1; k <= BERNOULLI.length; k++) {
            sum += BERNOULLI[k - 1] / (2 * k * (2 * k - 1) * Math.pow(at, 2 * k - 1));
        }
        return sum - logOfProduct;
    }

    /** The derivative of {@link #lgamma}. */
    public static double digamma(double x) {
        return polygamma(0, x);
    }

    /**
     * The derivative of the given order of the digamma function, by its asymptotic series (Abramowitz and Stegun 6.3.18, 6.4.11) far
     * out, reached by the recurrence. NaN for orders that are not whole numbers. At poles it is infinite, with the sign that it has on their right;
     * only the digamma function itself is NaN at those below 0, where its sides differ.
     */
    public static double polygamma(double order, double x) {
        boolean sidesDiffer = order == 0 && x < 0 && x == Math.rint(x);
        if (order < 0 || order != Math.rint(order) || sidesDiffer || Double.isNaN(x)) {
            return Double.NaN;
        }
        int n = (int) order;
        double sign = n % 2 == 0 ? -1 : 1;
        double terms = 0;
        double at = x;
        for (; at < FAR; at++) {
            terms += sign * factorial(n) / Math.pow(at, n + 1);
        }
        return terms + (n == 0 ? farDigamma(at) : sign * farPolygamma(n, at));
    }

    private static double farDigamma(double x) {
        double sum = Math.log(x) - 0.5 / x;
        for (int k = 1; k <= BERNOULLI.length; k++) {
            sum -= BERNOULLI[k - 1] / (2 * k * Math.pow(x, 2 * k));
        }
        return sum;
    }

    private static double farPolygamma(int n, double x) {
        double sum = factorial(n - 1) / Math.pow(x, n) + factorial(n) / (2 * Math.pow(x, n + 1));
        for (int k = 1; k <= BERNOULLI.length; k++) {
            double rising = 1;
            for (int i = 1; i < n; i++) {
                rising *= 2 * k + i;
            }
            sum += BERNOULLI[k - 1] * rising / Math.pow(x, 2 * k + n);
        }
        return sum;
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }
}
