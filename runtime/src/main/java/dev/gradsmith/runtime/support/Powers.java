package dev.gradsmith.runtime.support;

/** Powers to twice the precision of a double. For generated code. */
public final class Powers {
    private Powers() {}

    /**
     * What rounding took away from powers of data that stand in a column of a matrix: {@code sign x^exponent} less the column's element.
     *
     * @param exponent at least 1
     * @param matrix row by row, with so many columns; it has a row for each element of {@code x}
     * @param rest receives the differences, at the places of the elements; 0 where the power overflows
     */
    public static void rest(
            double[] x, int exponent, int sign, double[] matrix, int columns, int column, double[] rest) {
        for (int i = 0; i < x.length; i++) {
            int at = i * columns + column;
            double difference = difference(x[i], exponent, sign * matrix[at]);
            rest[at] = Double.isFinite(difference) ? sign * difference : 0;
        }
    }

    /** The power less {@code rounded}, by a product of high and low parts (Dekker, Numerische Mathematik 18, 1971) for each factor. */
    private static double difference(double x, int exponent, double rounded) {
        double high = x;
        double low = 0;
        for (int i = 1; i < exponent; i++) {
            double product = high * x;
            double lost = Math.fma(high, x, -product) + low * x;
            high = product + lost;
            low = (product - high) + lost;
        }
        return (high - rounded) + low;
    }
}
