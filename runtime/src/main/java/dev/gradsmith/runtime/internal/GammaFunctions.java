package dev.gradsmith.runtime.internal;

/** The logarithm of the gamma function and its derivatives, by the series of Abramowitz and Stegun, chapter 6. */
public final class GammaFunctions {
    /** From here on the asymptotic series are exact to double precision. */
    private static final double FAR = 16;

    /** Where the recurrence would take too long, arguments are reflected or given up. */
    private static final double MOST_STEPS = 10_000;

    private static final double EULER = 0.5772156649015329;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    /** Bernoulli's numbers B(2), B(4), …, B(20). */
    private static final double[] BERNOULLI = {
        1.0 / 6,
        -1.0 / 30,
        1.0 / 42,
        -1.0 / 30,
        5.0 / 66,
        -691.0 / 2730,
        7.0 / 6,
        -3617.0 / 510,
        43867.0 / 798,
        -174611.0 / 330
    };

    /** ζ(k) - 1 for k = 2, 3, …: the coefficients of the series around 2. */
    private static final double[] ZETA_MINUS_ONE = zetaMinusOne();

    private GammaFunctions() {}

    private static double[] zetaMinusOne() {
        double[] values = new double[40];
        for (int k = 2; k < values.length + 2; k++) {
            double sum = 0;
            // The tail after N terms, by the Euler-Maclaurin formula.
            int last = 12;
            for (int n = last - 1; n >= 2; n--) {
                sum += Math.pow(n, -k);
            }
            double power = Math.pow(last, -k);
            double tail = power * last / (k - 1) + power / 2;
            double factor = power * k / last;
            for (int i = 1; i <= BERNOULLI.length; i++) {
                tail += BERNOULLI[i - 1] / factorial(2 * i) * factor;
                factor *= (k + 2.0 * i - 1) * (k + 2.0 * i) / ((double) last * last);
            }
            values[k - 2] = sum + tail;
        }
        return values;
    }

    /** log |Γ(x)|; infinite at 0, -1, -2, … */
    public static double lgamma(double x) {
        if (x < 0.5) {
            boolean pole = x == Math.rint(x);
            return pole
                    ? Double.POSITIVE_INFINITY
                    : Math.log(Math.PI / Math.abs(Math.sin(Math.PI * (x - 2 * Math.rint(x / 2))))) - lgamma(1 - x);
        }
        if (x < 1.5) {
            return aroundTwo(x - 1) - Math.log1p(x - 1);
        }
        if (x < 2.5) {
            return aroundTwo(x - 2);
        }
        double product = 1;
        double at = x;
        while (at < FAR) {
            product *= at++;
        }
        return farLgamma(at) - Math.log(product);
    }

    /** log Γ(2 + z) for |z| at most 1/2 (6.1.33), which keeps its digits near the zeros at 1 and 2. */
    private static double aroundTwo(double z) {
        double sum = 0;
        for (int k = ZETA_MINUS_ONE.length + 1; k >= 2; k--) {
            double sign = k % 2 == 0 ? 1 : -1;
            sum = sum * z + sign * ZETA_MINUS_ONE[k - 2] / k;
        }
        return z * ((1 - EULER) + z * sum);
    }

    private static double farLgamma(double x) {
        if (Double.isInfinite(x)) {
            return x;
        }
        double sum = 0;
        for (int k = BERNOULLI.length; k >= 1; k--) {
            sum = sum / (x * x) + BERNOULLI[k - 1] / (2.0 * k * (2 * k - 1));
        }
        return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + sum / x;
    }

    /** The derivative of {@link #lgamma}; infinite at 0, and NaN at the other poles, where the sides differ. */
    public static double digamma(double x) {
        if (x < 0 && x == Math.rint(x)) {
            return Double.NaN;
        }
        if (x < -1) {
            return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.rint(x)));
        }
        double terms = 0;
        double at = x;
        while (at < FAR) {
            terms += 1 / at++;
        }
        double sum = 0;
        for (int k = BERNOULLI.length; k >= 1; k--) {
            sum = sum / (at * at) + BERNOULLI[k - 1] / (2.0 * k);
        }
        return Math.log(at) - 0.5 / at - sum / (at * at) - terms;
    }

    /**
     * The derivative of the given order of {@link #digamma}; NaN below -10,000 and for orders that are not whole. At poles it is infinite, with
     * the sign that it has on their right.
     */
    public static double polygamma(double order, double x) {
        if (order == 0) {
            return digamma(x);
        }
        if (order < 0 || order != Math.rint(order) || !(x > -MOST_STEPS)) {
            return Double.NaN;
        }
        int n = (int) order;
        double sign = n % 2 == 0 ? -1 : 1;
        double terms = 0;
        double at = x;
        while (at < FAR + n) {
            terms += Math.pow(at++, -n - 1);
        }
        return sign * (factorial(n) * terms + farPolygamma(n, at));
    }

    /** (6.4.11), without its sign. */
    private static double farPolygamma(int n, double x) {
        double sum = factorial(n - 1) * Math.pow(x, -n) + factorial(n) / 2 * Math.pow(x, -n - 1);
        for (int k = 1; k <= BERNOULLI.length; k++) {
            double rising = 1;
            for (int i = 1; i < n; i++) {
                rising *= 2 * k + i;
            }
            sum += BERNOULLI[k - 1] * rising * Math.pow(x, -2 * k - n);
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
