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
        EXP(FloatVectorBlock::exp),
        EXPM1(FloatVectorBlock::expm1),
        LOG(FloatVectorBlock::split, FloatVectorBlock::sum, FloatVectorBlock::log),
        LOG1P(FloatVectorBlock::splitOnePlus, FloatVectorBlock::sum, FloatVectorBlock::log1p),
        TANH(FloatVectorBlock::twice, FloatVectorBlock::expOfFirst, FloatVectorBlock::tanh),
        SIGMOID(FloatVectorBlock::negative, FloatVectorBlock::expOfFirst, FloatVectorBlock::sigmoid),
        SOFTPLUS(
                FloatVectorBlock::negative,
                FloatVectorBlock::expOfFirst,
                FloatVectorBlock::splitOnePlusFirst,
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

    private FloatVectorBlock() {}

    private void exp(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.exp(length, x, xOffset, y, yOffset);
    }

    private void expm1(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.expm1(length, x, xOffset, y, yOffset);
    }

    private void negative(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.negative(length, x, xOffset, first);
    }

    private void twice(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.twice(length, x, xOffset, first);
    }

    private void expOfFirst(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.exp(length, first, 0, first, 0);
    }

    private void sigmoid(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.sigmoid(length, x, xOffset, first, y, yOffset);
    }

    private void tanh(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatExponentials.tanh(length, x, xOffset, first, y, yOffset);
    }

    private void split(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatLogarithms.split(length, x, xOffset, first, second);
    }

    private void splitOnePlus(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatLogarithms.splitOnePlus(length, x, xOffset, first, second);
    }

    private void splitOnePlusFirst(int length, float[] x, int xOffset, float[] y, int yOffset) {
        FloatLogarithms.splitOnePlus(length, first, 0, first, second);
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
