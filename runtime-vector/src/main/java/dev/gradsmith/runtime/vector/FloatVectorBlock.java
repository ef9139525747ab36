package dev.gradsmith.runtime.vector;

/**
 * Functions of a block of numbers on vectors: the loops that each is made of, one after the other, and the arrays between them, which belong
 * to one thread. A result may take the place of its argument.
 *
 * <p>Loops are short, and called in a way that HotSpot does not inline, because of two limits. No vector may cross a call, for where the call is
 * not inlined, the vector becomes an object. And no compiled method may be long: beyond its limit of nodes, C2 of JDK 17 still inlines the calls
 * of the Vector API, but in an order in which the types of some vectors are not known yet, and makes objects of those, for good. So arrays
 * stand between loops, of a size that stays in the first cache, and all loops are called from one place, which sees too many to inline any.
 */
final class FloatVectorBlock {
    private static final int SIZE = 512;

    private static final ThreadLocal<FloatVectorBlock> OF_THREAD = ThreadLocal.withInitial(FloatVectorBlock::new);

    /** The functions, by the loops that make them up. */
    enum Function {
        EXP(FloatVectorBlock::reduce, FloatVectorBlock::expOfReduced, FloatVectorBlock::exp),
        EXPM1(FloatVectorBlock::reduceForExpm1, FloatVectorBlock::tailOfExpm1, FloatVectorBlock::expm1),
        LOG(FloatVectorBlock::normalize, FloatVectorBlock::split, FloatVectorBlock::sum, FloatVectorBlock::log),
        LOG1P(
                FloatVectorBlock::splitOnePlus,
                FloatVectorBlock::addLost,
                FloatVectorBlock::sum,
                FloatVectorBlock::log1p),
        TANH(
                FloatVectorBlock::twice,
                FloatVectorBlock::reduceFirst,
                FloatVectorBlock::expOfReduced,
                FloatVectorBlock::expOfFirst,
                FloatVectorBlock::smallTanh,
                FloatVectorBlock::tanh),
        SIGMOID(
                FloatVectorBlock::negative,
                FloatVectorBlock::reduceFirst,
                FloatVectorBlock::expOfReduced,
                FloatVectorBlock::expOfFirst,
                FloatVectorBlock::sigmoid),
        SOFTPLUS(
                FloatVectorBlock::negative,
                FloatVectorBlock::reduceFirst,
                FloatVectorBlock::expOfReduced,
                FloatVectorBlock::expOfFirst,
                FloatVectorBlock::splitOnePlusFirst,
                FloatVectorBlock::addLostToFirst,
                FloatVectorBlock::sum,
                FloatVectorBlock::softplus);

        private final Loop[] loops;

        Function(Loop... loops) {
            this.loops = loops;
        }

        /** Computes as many elements as whole vectors hold, and says how many. */
        int apply(int length, float[] x, int xOffset, float[] y, int yOffset) {
            FloatVectorBlock block = OF_THREAD.get();
            int end = FloatTiles.SPECIES.loopBound(length);
            for (int from = 0; from < end; from += SIZE) {
                int count = Math.min(SIZE, end - from);
                for (Loop loop : loops) {
                    loop.run(block, count, x, xOffset + from, y, yOffset + from);
                }
            }
            return end;
        }
    }

    /** One of them, over a block; of its parameters it uses what it needs. */
    private interface Loop {
        void run(FloatVectorBlock block, int length, float[] x, int xOffset, float[] y, int yOffset);
    }

    private final float[] first = new float[SIZE];
    private final float[] second = new float[SIZE];
    private final float[] third = new float[SIZE];

    private FloatVectorBlock() {}

    private void reduce(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.reduce(length, x, xOffset, second, first, third);
    }

    private void reduceFirst(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.reduce(length, first, 0, second, first, third);
    }

    private void expOfReduced(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.expOfReduced(length, first, third);
    }

    private void exp(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.scale(length, second, first, y, yOffset);
    }

    private void expOfFirst(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.scale(length, second, first, first, 0);
    }

    private void reduceForExpm1(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.reduceForExpm1(length, x, xOffset, second, first, third);
    }

    private void tailOfExpm1(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.tailOfExpm1(length, first, third);
    }

    private void expm1(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.expm1(length, second, first, third, y, yOffset);
    }

    private void negative(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.negative(length, x, xOffset, first);
    }

    private void twice(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.twice(length, x, xOffset, first);
    }

    private void sigmoid(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.sigmoid(length, x, xOffset, first, y, yOffset);
    }

    private void smallTanh(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.smallTanh(length, x, xOffset, second);
    }

    private void tanh(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.tanh(length, x, xOffset, first, second, y, yOffset);
    }

    private void normalize(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatLogarithms.normalize(length, x, xOffset, first, second);
    }

    private void split(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatLogarithms.split(length, first, second);
    }

    private void splitOnePlus(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatLogarithms.splitOnePlus(length, x, xOffset, third, second);
    }

    private void splitOnePlusFirst(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatLogarithms.splitOnePlus(length, first, 0, third, second);
    }

    private void addLost(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatLogarithms.addLost(length, x, xOffset, third, first);
    }

    private void addLostToFirst(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatLogarithms.addLost(length, first, 0, third, first);
    }

    private void sum(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatLogarithms.sum(length, first, second);
    }

    private void log(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatLogarithms.results(length, x, xOffset, first, y, yOffset);
    }

    private void log1p(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatLogarithms.resultsOnePlus(length, x, xOffset, first, y, yOffset);
    }

    private void softplus(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatLogarithms.softplus(length, x, xOffset, first, y, yOffset);
    }
}
