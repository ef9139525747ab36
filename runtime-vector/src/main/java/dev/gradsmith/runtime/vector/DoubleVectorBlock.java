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
final class DoubleVectorBlock {
    private static final int SIZE = 512;

    private static final ThreadLocal<DoubleVectorBlock> OF_THREAD = ThreadLocal.withInitial(DoubleVectorBlock::new);

    /** The functions, by the loops that make them up. */
    enum Function {
        EXP(DoubleVectorBlock::reduce, DoubleVectorBlock::expOfReduced, DoubleVectorBlock::exp),
        EXPM1(DoubleVectorBlock::reduceForExpm1, DoubleVectorBlock::tailOfExpm1, DoubleVectorBlock::expm1),
        LOG(DoubleVectorBlock::normalize, DoubleVectorBlock::split, DoubleVectorBlock::sum, DoubleVectorBlock::log),
        LOG1P(
                DoubleVectorBlock::splitOnePlus,
                DoubleVectorBlock::addLost,
                DoubleVectorBlock::sum,
                DoubleVectorBlock::log1p),
        TANH(
                DoubleVectorBlock::twice,
                DoubleVectorBlock::reduceFirst,
                DoubleVectorBlock::expOfReduced,
                DoubleVectorBlock::expOfFirst,
                DoubleVectorBlock::smallTanh,
                DoubleVectorBlock::tanh),
        SIGMOID(
                DoubleVectorBlock::negative,
                DoubleVectorBlock::reduceFirst,
                DoubleVectorBlock::expOfReduced,
                DoubleVectorBlock::expOfFirst,
                DoubleVectorBlock::sigmoid),
        SOFTPLUS(
                DoubleVectorBlock::negative,
                DoubleVectorBlock::reduceFirst,
                DoubleVectorBlock::expOfReduced,
                DoubleVectorBlock::expOfFirst,
                DoubleVectorBlock::splitOnePlusFirst,
                DoubleVectorBlock::addLostToFirst,
                DoubleVectorBlock::sum,
                DoubleVectorBlock::softplus);

        private final Loop[] loops;

        Function(Loop... loops) {
            this.loops = loops;
        }

        /** Computes as many elements as whole vectors hold, and says how many. */
        int apply(int length, double[] x, int xOffset, double[] y, int yOffset) {
            DoubleVectorBlock block = OF_THREAD.get();
            int end = DoubleTiles.SPECIES.loopBound(length);
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
        void run(DoubleVectorBlock block, int length, double[] x, int xOffset, double[] y, int yOffset);
    }

    private final double[] first = new double[SIZE];
    private final double[] second = new double[SIZE];
    private final double[] third = new double[SIZE];

    private DoubleVectorBlock() {}

    private void reduce(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleExponentials.reduce(length, x, xOffset, second, first, third);
    }

    private void reduceFirst(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleExponentials.reduce(length, first, 0, second, first, third);
    }

    private void expOfReduced(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleExponentials.expOfReduced(length, first, third);
    }

    private void exp(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleExponentials.scale(length, second, first, y, yOffset);
    }

    private void expOfFirst(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleExponentials.scale(length, second, first, first, 0);
    }

    private void reduceForExpm1(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleExponentials.reduceForExpm1(length, x, xOffset, second, first, third);
    }

    private void tailOfExpm1(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleExponentials.tailOfExpm1(length, first, third);
    }

    private void expm1(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleExponentials.expm1(length, second, first, third, y, yOffset);
    }

    private void negative(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleExponentials.negative(length, x, xOffset, first);
    }

    private void twice(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleExponentials.twice(length, x, xOffset, first);
    }

    private void sigmoid(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleExponentials.sigmoid(length, x, xOffset, first, y, yOffset);
    }

    private void smallTanh(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleExponentials.smallTanh(length, x, xOffset, second);
    }

    private void tanh(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleExponentials.tanh(length, x, xOffset, first, second, y, yOffset);
    }

    private void normalize(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleLogarithms.normalize(length, x, xOffset, first, second);
    }

    private void split(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleLogarithms.split(length, first, second);
    }

    private void splitOnePlus(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleLogarithms.splitOnePlus(length, x, xOffset, third, second);
    }

    private void splitOnePlusFirst(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleLogarithms.splitOnePlus(length, first, 0, third, second);
    }

    private void addLost(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleLogarithms.addLost(length, x, xOffset, third, first);
    }

    private void addLostToFirst(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleLogarithms.addLost(length, first, 0, third, first);
    }

    private void sum(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleLogarithms.sum(length, first, second);
    }

    private void log(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleLogarithms.results(length, x, xOffset, first, y, yOffset);
    }

    private void log1p(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleLogarithms.resultsOnePlus(length, x, xOffset, first, y, yOffset);
    }

    private void softplus(int length, double[] x, int xOffset, double[] y, int yOffset) {
        DoubleLogarithms.softplus(length, x, xOffset, first, y, yOffset);
    }
}
