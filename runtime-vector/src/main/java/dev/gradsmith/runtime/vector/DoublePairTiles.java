package dev.gradsmith.runtime.vector;

import static dev.gradsmith.runtime.vector.DoubleTiles.LANES;
import static dev.gradsmith.runtime.vector.DoubleTiles.PAIR;
import static dev.gradsmith.runtime.vector.DoubleTiles.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Tiles of rows that are in place, two vectors wide: their panels hold half of the columns that those of {@link DoubleRowTiles} hold, at twice the depth. The rows of the panel and
 * those of the sums lie together, two vectors each.
 */
final class DoublePairTiles {

    private DoublePairTiles() {}

    /** Eight rows, {@code aStep} apart. */
    static void eightByTwo(
            int inner,
            double[] a,
            int aOffset,
            int aStep,
            double[] b,
            int bOffset,
            double[] start,
            int startOffset,
            int startStep,
            double[] c,
            int cOffset) {
        int start1 = startOffset + startStep;
        int start2 = start1 + startStep;
        int start3 = start2 + startStep;
        int start4 = start3 + startStep;
        int start5 = start4 + startStep;
        int start6 = start5 + startStep;
        int start7 = start6 + startStep;
        DoubleVector sum00 = DoubleVector.fromArray(SPECIES, start, startOffset);
        DoubleVector sum01 = DoubleVector.fromArray(SPECIES, start, startOffset + LANES);
        DoubleVector sum10 = DoubleVector.fromArray(SPECIES, start, start1);
        DoubleVector sum11 = DoubleVector.fromArray(SPECIES, start, start1 + LANES);
        DoubleVector sum20 = DoubleVector.fromArray(SPECIES, start, start2);
        DoubleVector sum21 = DoubleVector.fromArray(SPECIES, start, start2 + LANES);
        DoubleVector sum30 = DoubleVector.fromArray(SPECIES, start, start3);
        DoubleVector sum31 = DoubleVector.fromArray(SPECIES, start, start3 + LANES);
        DoubleVector sum40 = DoubleVector.fromArray(SPECIES, start, start4);
        DoubleVector sum41 = DoubleVector.fromArray(SPECIES, start, start4 + LANES);
        DoubleVector sum50 = DoubleVector.fromArray(SPECIES, start, start5);
        DoubleVector sum51 = DoubleVector.fromArray(SPECIES, start, start5 + LANES);
        DoubleVector sum60 = DoubleVector.fromArray(SPECIES, start, start6);
        DoubleVector sum61 = DoubleVector.fromArray(SPECIES, start, start6 + LANES);
        DoubleVector sum70 = DoubleVector.fromArray(SPECIES, start, start7);
        DoubleVector sum71 = DoubleVector.fromArray(SPECIES, start, start7 + LANES);
        int a1 = aOffset + aStep;
        int a2 = a1 + aStep;
        int a3 = a2 + aStep;
        int a4 = a3 + aStep;
        int a5 = a4 + aStep;
        int a6 = a5 + aStep;
        int a7 = a6 + aStep;
        for (int k = 0; k < inner; k++) {
            int at = bOffset + k * PAIR;
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, at);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, at + LANES);
            DoubleVector factor = DoubleVector.broadcast(SPECIES, a[aOffset + k]);
            sum00 = factor.fma(b0, sum00);
            sum01 = factor.fma(b1, sum01);
            factor = DoubleVector.broadcast(SPECIES, a[a1 + k]);
            sum10 = factor.fma(b0, sum10);
            sum11 = factor.fma(b1, sum11);
            factor = DoubleVector.broadcast(SPECIES, a[a2 + k]);
            sum20 = factor.fma(b0, sum20);
            sum21 = factor.fma(b1, sum21);
            factor = DoubleVector.broadcast(SPECIES, a[a3 + k]);
            sum30 = factor.fma(b0, sum30);
            sum31 = factor.fma(b1, sum31);
            factor = DoubleVector.broadcast(SPECIES, a[a4 + k]);
            sum40 = factor.fma(b0, sum40);
            sum41 = factor.fma(b1, sum41);
            factor = DoubleVector.broadcast(SPECIES, a[a5 + k]);
            sum50 = factor.fma(b0, sum50);
            sum51 = factor.fma(b1, sum51);
            factor = DoubleVector.broadcast(SPECIES, a[a6 + k]);
            sum60 = factor.fma(b0, sum60);
            sum61 = factor.fma(b1, sum61);
            factor = DoubleVector.broadcast(SPECIES, a[a7 + k]);
            sum70 = factor.fma(b0, sum70);
            sum71 = factor.fma(b1, sum71);
        }
        sum00.intoArray(c, cOffset);
        sum01.intoArray(c, cOffset + LANES);
        sum10.intoArray(c, cOffset + 2 * LANES);
        sum11.intoArray(c, cOffset + 3 * LANES);
        sum20.intoArray(c, cOffset + 4 * LANES);
        sum21.intoArray(c, cOffset + 5 * LANES);
        sum30.intoArray(c, cOffset + 6 * LANES);
        sum31.intoArray(c, cOffset + 7 * LANES);
        sum40.intoArray(c, cOffset + 8 * LANES);
        sum41.intoArray(c, cOffset + 9 * LANES);
        sum50.intoArray(c, cOffset + 10 * LANES);
        sum51.intoArray(c, cOffset + 11 * LANES);
        sum60.intoArray(c, cOffset + 12 * LANES);
        sum61.intoArray(c, cOffset + 13 * LANES);
        sum70.intoArray(c, cOffset + 14 * LANES);
        sum71.intoArray(c, cOffset + 15 * LANES);
    }

    /** One row: what is left over of the rows. */
    static void oneByTwo(
            int inner,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] start,
            int startOffset,
            double[] c,
            int cOffset) {
        DoubleVector sum0 = DoubleVector.fromArray(SPECIES, start, startOffset);
        DoubleVector sum1 = DoubleVector.fromArray(SPECIES, start, startOffset + LANES);
        for (int k = 0; k < inner; k++) {
            int at = bOffset + k * PAIR;
            DoubleVector factor = DoubleVector.broadcast(SPECIES, a[aOffset + k]);
            sum0 = factor.fma(DoubleVector.fromArray(SPECIES, b, at), sum0);
            sum1 = factor.fma(DoubleVector.fromArray(SPECIES, b, at + LANES), sum1);
        }
        sum0.intoArray(c, cOffset);
        sum1.intoArray(c, cOffset + LANES);
    }
}
