package dev.gradsmith.runtime.vector;

import static dev.gradsmith.runtime.vector.FloatTiles.LANES;
import static dev.gradsmith.runtime.vector.FloatTiles.PAIR;
import static dev.gradsmith.runtime.vector.FloatTiles.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of rows that are in place, two vectors wide: their panels hold half of the columns that those of {@link FloatRowTiles} hold, at twice the depth. The rows of the panel and
 * those of the sums lie together, two vectors each.
 */
final class FloatPairTiles {

    private FloatPairTiles() {}

    /** Eight rows, {@code aStep} apart. */
    static void eightByTwo(
            int inner,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            float[] start,
            int startOffset,
            int startStep,
            float[] c,
            int cOffset) {
        int start1 = startOffset + startStep;
        int start2 = start1 + startStep;
        int start3 = start2 + startStep;
        int start4 = start3 + startStep;
        int start5 = start4 + startStep;
        int start6 = start5 + startStep;
        int start7 = start6 + startStep;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startOffset);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, start, startOffset + LANES);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, start, start1);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, start, start1 + LANES);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, start, start2);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, start, start2 + LANES);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, start, start3);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, start, start3 + LANES);
        FloatVector sum40 = FloatVector.fromArray(SPECIES, start, start4);
        FloatVector sum41 = FloatVector.fromArray(SPECIES, start, start4 + LANES);
        FloatVector sum50 = FloatVector.fromArray(SPECIES, start, start5);
        FloatVector sum51 = FloatVector.fromArray(SPECIES, start, start5 + LANES);
        FloatVector sum60 = FloatVector.fromArray(SPECIES, start, start6);
        FloatVector sum61 = FloatVector.fromArray(SPECIES, start, start6 + LANES);
        FloatVector sum70 = FloatVector.fromArray(SPECIES, start, start7);
        FloatVector sum71 = FloatVector.fromArray(SPECIES, start, start7 + LANES);
        int a1 = aOffset + aStep;
        int a2 = a1 + aStep;
        int a3 = a2 + aStep;
        int a4 = a3 + aStep;
        int a5 = a4 + aStep;
        int a6 = a5 + aStep;
        int a7 = a6 + aStep;
        for (int k = 0; k < inner; k++) {
            int at = bOffset + k * PAIR;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, at);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector factor = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            sum00 = factor.fma(b0, sum00);
            sum01 = factor.fma(b1, sum01);
            factor = FloatVector.broadcast(SPECIES, a[a1 + k]);
            sum10 = factor.fma(b0, sum10);
            sum11 = factor.fma(b1, sum11);
            factor = FloatVector.broadcast(SPECIES, a[a2 + k]);
            sum20 = factor.fma(b0, sum20);
            sum21 = factor.fma(b1, sum21);
            factor = FloatVector.broadcast(SPECIES, a[a3 + k]);
            sum30 = factor.fma(b0, sum30);
            sum31 = factor.fma(b1, sum31);
            factor = FloatVector.broadcast(SPECIES, a[a4 + k]);
            sum40 = factor.fma(b0, sum40);
            sum41 = factor.fma(b1, sum41);
            factor = FloatVector.broadcast(SPECIES, a[a5 + k]);
            sum50 = factor.fma(b0, sum50);
            sum51 = factor.fma(b1, sum51);
            factor = FloatVector.broadcast(SPECIES, a[a6 + k]);
            sum60 = factor.fma(b0, sum60);
            sum61 = factor.fma(b1, sum61);
            factor = FloatVector.broadcast(SPECIES, a[a7 + k]);
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
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] start,
            int startOffset,
            float[] c,
            int cOffset) {
        FloatVector sum0 = FloatVector.fromArray(SPECIES, start, startOffset);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, start, startOffset + LANES);
        for (int k = 0; k < inner; k++) {
            int at = bOffset + k * PAIR;
            FloatVector factor = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            sum0 = factor.fma(FloatVector.fromArray(SPECIES, b, at), sum0);
            sum1 = factor.fma(FloatVector.fromArray(SPECIES, b, at + LANES), sum1);
        }
        sum0.intoArray(c, cOffset);
        sum1.intoArray(c, cOffset + LANES);
    }
}
