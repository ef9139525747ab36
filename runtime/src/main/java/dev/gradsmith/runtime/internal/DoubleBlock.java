package dev.gradsmith.runtime.internal;

/** Functions of a block of numbers: the loops that each is made of, and the arrays between them. One of these belongs to one thread. */
final class DoubleBlock {

    /** So that all arrays of a function are in the first cache. */
    static final int SIZE = 512;

    /** The arguments; the results take their place. */
    private final double[] values = new double[SIZE];

    private final DoubleBits bits = new DoubleBits(SIZE);
    private final double[] argument = new double[SIZE];
    private final double[] sum = new double[SIZE];
    private final double[] power = new double[SIZE];
    private final double[] fraction = new double[SIZE];
    private final double[] lower = new double[SIZE];
    private final double[] upper = new double[SIZE];
    private final long[] integers = new long[SIZE];
    private final long[] others = new long[SIZE];
    private final long[] powers = new long[SIZE];
    private final long[] scales = new long[SIZE];

    /** Takes arguments, at most so many, and says how many. */
    int load(int most, double[] x, int xOffset) {
        int length = Math.min(most, SIZE);
        System.arraycopy(x, xOffset, values, 0, length);
        return length;
    }

    void store(int length, double[] y, int yOffset) {
        System.arraycopy(values, 0, y, yOffset, length);
    }

    void exp(int length) {
        DoubleLoops.clampForExp(length, values, argument);
        expOfArgument(length);
        DoubleLoops.product(length, fraction, lower, upper, values);
    }

    /** e to the power of {@code argument}, as {@code fraction} times {@code lower} times {@code upper}. */
    private void expOfArgument(int length) {
        DoubleLoops.splitForExp(length, argument, power, fraction);
        bits.toIntegers(length, power, powers);
        DoubleLoops.scales(length, powers, others);
        bits.toDoubles(length, powers, lower);
        bits.toDoubles(length, others, upper);
    }

    void expm1(int length) {
        DoubleLoops.clampForExpm1(length, values, argument, power);
        bits.toIntegers(length, power, powers);
        DoubleLoops.scalesForExpm1(length, powers);
        bits.toDoubles(length, powers, lower);
        DoubleLoops.expm1(length, argument, power, lower, values);
    }

    void tanh(int length) {
        bits.toIntegers(length, values, integers);
        DoubleLoops.clampForTanh(length, values, values, argument);
        expOfArgument(length);
        DoubleLoops.tanh(length, values, fraction, lower, upper);
        bits.toIntegers(length, values, others);
        bits.toIntegers(length, fraction, powers);
        DoubleLoops.tanhResults(length, integers, others, powers);
        bits.toDoubles(length, powers, values);
    }

    void sigmoid(int length) {
        DoubleLoops.clampForSigmoid(length, values, argument);
        expOfArgument(length);
        DoubleLoops.sigmoid(length, values, fraction, lower, upper);
    }

    void softplus(int length) {
        DoubleLoops.clampForSigmoid(length, values, argument);
        expOfArgument(length);
        DoubleLoops.product(length, fraction, lower, upper, argument);
        log1pOfArgument(length);
        DoubleLoops.softplus(length, values, argument);
    }

    void log(int length) {
        DoubleLoops.lift(length, values, argument);
        bits.toIntegers(length, values, integers);
        bits.toIntegers(length, argument, others);
        DoubleLoops.splitForLog(length, integers, others, powers);
        bits.toDoubles(length, others, fraction);
        bits.toDoubles(length, powers, power);
        DoubleLoops.log(length, fraction, power, argument);
        logResults(length);
    }

    /** Of the logarithms in {@code argument}. */
    private void logResults(int length) {
        bits.toIntegers(length, argument, others);
        DoubleLoops.logResults(length, integers, others);
        bits.toDoubles(length, others, values);
    }

    void log1p(int length) {
        System.arraycopy(values, 0, argument, 0, length);
        log1pOfArgument(length);
        logResults(length);
    }

    /** In place, but for what is not above -1. */
    private void log1pOfArgument(int length) {
        DoubleLoops.addOne(length, argument, sum);
        bits.toIntegers(length, sum, integers);
        DoubleLoops.splitForLog1p(length, integers, others, powers, scales);
        bits.toDoubles(length, others, fraction);
        bits.toDoubles(length, powers, power);
        bits.toDoubles(length, scales, lower);
        DoubleLoops.log1p(length, argument, sum, fraction, power, lower);
    }
}
