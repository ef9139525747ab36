package dev.gradsmith.runtime.internal;

/** Functions of a block of numbers: the loops that each is made of, and the arrays between them. One of these belongs to one thread. */
final class FloatBlock {

    /** So that all arrays of a function are in the first cache. */
    static final int SIZE = 1024;

    /** The arguments; the results take their place. */
    private final float[] values = new float[SIZE];

    private final FloatBits bits = new FloatBits(SIZE);
    private final float[] argument = new float[SIZE];
    private final float[] sum = new float[SIZE];
    private final float[] power = new float[SIZE];
    private final float[] fraction = new float[SIZE];
    private final float[] lower = new float[SIZE];
    private final float[] upper = new float[SIZE];
    private final int[] integers = new int[SIZE];
    private final int[] others = new int[SIZE];
    private final int[] powers = new int[SIZE];
    private final int[] scales = new int[SIZE];

    /** Takes arguments, at most so many, and says how many. */
    int load(int most, float[] x, int xOffset) {
        int length = Math.min(most, SIZE);
        System.arraycopy(x, xOffset, values, 0, length);
        return length;
    }

    void store(int length, float[] y, int yOffset) {
        System.arraycopy(values, 0, y, yOffset, length);
    }

    void exp(int length) {
        FloatLoops.clampForExp(length, values, argument);
        expOfArgument(length);
        FloatLoops.product(length, fraction, lower, upper, values);
    }

    /** e to the power of {@code argument}, as {@code fraction} times {@code lower} times {@code upper}. */
    private void expOfArgument(int length) {
        FloatLoops.splitForExp(length, argument, power, fraction);
        bits.toIntegers(length, power, powers);
        FloatLoops.scales(length, powers, others);
        bits.toFloats(length, powers, lower);
        bits.toFloats(length, others, upper);
    }

    void expm1(int length) {
        FloatLoops.clampForExpm1(length, values, argument, power);
        bits.toIntegers(length, power, powers);
        FloatLoops.scalesForExpm1(length, powers);
        bits.toFloats(length, powers, lower);
        FloatLoops.expm1(length, argument, power, lower, values);
    }

    void tanh(int length) {
        bits.toIntegers(length, values, integers);
        FloatLoops.clampForTanh(length, values, values, argument);
        expOfArgument(length);
        FloatLoops.tanh(length, values, fraction, lower, upper);
        bits.toIntegers(length, values, others);
        bits.toIntegers(length, fraction, powers);
        FloatLoops.tanhResults(length, integers, others, powers);
        bits.toFloats(length, powers, values);
    }

    void sigmoid(int length) {
        FloatLoops.clampForSigmoid(length, values, argument);
        expOfArgument(length);
        FloatLoops.sigmoid(length, values, fraction, lower, upper);
    }

    void softplus(int length) {
        FloatLoops.clampForSigmoid(length, values, argument);
        expOfArgument(length);
        FloatLoops.product(length, fraction, lower, upper, argument);
        log1pOfArgument(length);
        FloatLoops.softplus(length, values, argument);
    }

    void log(int length) {
        FloatLoops.lift(length, values, argument);
        bits.toIntegers(length, values, integers);
        bits.toIntegers(length, argument, others);
        FloatLoops.splitForLog(length, integers, others, powers);
        bits.toFloats(length, others, fraction);
        bits.toFloats(length, powers, power);
        FloatLoops.log(length, fraction, power, argument);
        logResults(length);
    }

    /** Of the logarithms in {@code argument}. */
    private void logResults(int length) {
        bits.toIntegers(length, argument, others);
        FloatLoops.logResults(length, integers, others);
        bits.toFloats(length, others, values);
    }

    void log1p(int length) {
        System.arraycopy(values, 0, argument, 0, length);
        log1pOfArgument(length);
        logResults(length);
    }

    /** In place, but for what is not above -1. */
    private void log1pOfArgument(int length) {
        FloatLoops.addOne(length, argument, sum);
        bits.toIntegers(length, sum, integers);
        FloatLoops.splitForLog1p(length, integers, others, powers, scales);
        bits.toFloats(length, others, fraction);
        bits.toFloats(length, powers, power);
        bits.toFloats(length, scales, lower);
        FloatLoops.log1p(length, argument, sum, fraction, power, lower);
    }
}
