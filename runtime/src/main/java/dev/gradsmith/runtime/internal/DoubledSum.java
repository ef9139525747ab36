package dev.gradsmith.runtime.internal;

/**
 * A sum kept as the sum of two doubles, about 32 digits: what each addition and product rounds off is found exactly and added up beside it
 * (Ogita, Rump, Oishi, Accurate sum and dot product, SIAM J. Sci. Comput. 26, 2005; the algorithms Sum2 and Dot2).
 */
public final class DoubledSum {
    private double high;
    private double low;

    /** Starts from zero. */
    public void clear() {
        high = 0;
        low = 0;
    }

    /** Adds a value. */
    public void add(double value) {
        double sum = high + value;
        double valuePart = sum - high;
        low += (high - (sum - valuePart)) + (value - valuePart);
        high = sum;
    }

    /** Adds a product. */
    public void addProduct(double a, double b) {
        double product = a * b;
        low += Math.fma(a, b, -product);
        add(product);
    }

    /** The sum, rounded. */
    public double value() {
        return high + low;
    }

    /** What {@link #value} leaves over. */
    public double remainder() {
        return low - (value() - high);
    }

    /** The sum of the squares, added up so; infinite or NaN if a value is. */
    public static double sumOfSquares(double[] values) {
        DoubledSum sum = new DoubledSum();
        for (double value : values) {
            sum.addProduct(value, value);
        }
        // Where a value is infinite, the rounding errors are not numbers.
        return Double.isFinite(sum.high) ? sum.value() : Math.abs(sum.high);
    }
}
