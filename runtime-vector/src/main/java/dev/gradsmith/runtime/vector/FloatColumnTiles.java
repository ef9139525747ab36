package dev.gradsmith.runtime.vector;

import static dev.gradsmith.runtime.vector.FloatTiles.LANES;
import static dev.gradsmith.runtime.vector.FloatTiles.SPECIES;
import static dev.gradsmith.runtime.vector.FloatTiles.STRIP;
import static dev.gradsmith.runtime.vector.FloatTiles.WIDE;

import jdk.incubator.vector.FloatVector;

/** Tiles of a product whose left factor is given transposed: four columns of it, from a {@link FloatStrip}, by the four vectors of a wide panel. */
final class FloatColumnTiles {

    private FloatColumnTiles() {}

    /** Goes on with sums. */
    static void fourByFour(
            int inner,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] start,
            int startOffset,
            int startStep,
            float[] c,
            int cOffset,
            int cStep) {
        int start1 = startOffset + startStep;
        int start2 = start1 + startStep;
        int start3 = start2 + startStep;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startOffset);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, start, startOffset + LANES);
        FloatVector sum02 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * LANES);
        FloatVector sum03 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * LANES);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, start, start1);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, start, start1 + LANES);
        FloatVector sum12 = FloatVector.fromArray(SPECIES, start, start1 + 2 * LANES);
        FloatVector sum13 = FloatVector.fromArray(SPECIES, start, start1 + 3 * LANES);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, start, start2);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, start, start2 + LANES);
        FloatVector sum22 = FloatVector.fromArray(SPECIES, start, start2 + 2 * LANES);
        FloatVector sum23 = FloatVector.fromArray(SPECIES, start, start2 + 3 * LANES);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, start, start3);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, start, start3 + LANES);
        FloatVector sum32 = FloatVector.fromArray(SPECIES, start, start3 + 2 * LANES);
        FloatVector sum33 = FloatVector.fromArray(SPECIES, start, start3 + 3 * LANES);
        for (int k = 0; k < inner; k++) {
            int at = bOffset + k * WIDE;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, at);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, at + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, at + 3 * LANES);
            int from = aOffset + k * STRIP;
            FloatVector factor = FloatVector.broadcast(SPECIES, a[from]);
            sum00 = factor.fma(b0, sum00);
            sum01 = factor.fma(b1, sum01);
            sum02 = factor.fma(b2, sum02);
            sum03 = factor.fma(b3, sum03);
            factor = FloatVector.broadcast(SPECIES, a[from + 1]);
            sum10 = factor.fma(b0, sum10);
            sum11 = factor.fma(b1, sum11);
            sum12 = factor.fma(b2, sum12);
            sum13 = factor.fma(b3, sum13);
            factor = FloatVector.broadcast(SPECIES, a[from + 2]);
            sum20 = factor.fma(b0, sum20);
            sum21 = factor.fma(b1, sum21);
            sum22 = factor.fma(b2, sum22);
            sum23 = factor.fma(b3, sum23);
            factor = FloatVector.broadcast(SPECIES, a[from + 3]);
            sum30 = factor.fma(b0, sum30);
            sum31 = factor.fma(b1, sum31);
            sum32 = factor.fma(b2, sum32);
            sum33 = factor.fma(b3, sum33);
        }
        int c1 = cOffset + cStep;
        int c2 = c1 + cStep;
        int c3 = c2 + cStep;
        sum00.intoArray(c, cOffset);
        sum01.intoArray(c, cOffset + LANES);
        sum02.intoArray(c, cOffset + 2 * LANES);
        sum03.intoArray(c, cOffset + 3 * LANES);
        sum10.intoArray(c, c1);
        sum11.intoArray(c, c1 + LANES);
        sum12.intoArray(c, c1 + 2 * LANES);
        sum13.intoArray(c, c1 + 3 * LANES);
        sum20.intoArray(c, c2);
        sum21.intoArray(c, c2 + LANES);
        sum22.intoArray(c, c2 + 2 * LANES);
        sum23.intoArray(c, c2 + 3 * LANES);
        sum30.intoArray(c, c3);
        sum31.intoArray(c, c3 + LANES);
        sum32.intoArray(c, c3 + 2 * LANES);
        sum33.intoArray(c, c3 + 3 * LANES);
    }

    /**
     * Begins the sums. Over the few rows of a batch, to read in what they begin with, even if it is one row of zeros, costs a fourteenth of the product, of 32 rows a seventh. So the method is written twice, since
     * no vector may be chosen by a condition, nor cross a call.
     */
    static void newFourByFour(
            int inner, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, int cStep) {
        FloatVector sum00 = FloatVector.zero(SPECIES);
        FloatVector sum01 = FloatVector.zero(SPECIES);
        FloatVector sum02 = FloatVector.zero(SPECIES);
        FloatVector sum03 = FloatVector.zero(SPECIES);
        FloatVector sum10 = FloatVector.zero(SPECIES);
        FloatVector sum11 = FloatVector.zero(SPECIES);
        FloatVector sum12 = FloatVector.zero(SPECIES);
        FloatVector sum13 = FloatVector.zero(SPECIES);
        FloatVector sum20 = FloatVector.zero(SPECIES);
        FloatVector sum21 = FloatVector.zero(SPECIES);
        FloatVector sum22 = FloatVector.zero(SPECIES);
        FloatVector sum23 = FloatVector.zero(SPECIES);
        FloatVector sum30 = FloatVector.zero(SPECIES);
        FloatVector sum31 = FloatVector.zero(SPECIES);
        FloatVector sum32 = FloatVector.zero(SPECIES);
        FloatVector sum33 = FloatVector.zero(SPECIES);
        for (int k = 0; k < inner; k++) {
            int at = bOffset + k * WIDE;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, at);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, at + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, at + 3 * LANES);
            int from = aOffset + k * STRIP;
            FloatVector factor = FloatVector.broadcast(SPECIES, a[from]);
            sum00 = factor.fma(b0, sum00);
            sum01 = factor.fma(b1, sum01);
            sum02 = factor.fma(b2, sum02);
            sum03 = factor.fma(b3, sum03);
            factor = FloatVector.broadcast(SPECIES, a[from + 1]);
            sum10 = factor.fma(b0, sum10);
            sum11 = factor.fma(b1, sum11);
            sum12 = factor.fma(b2, sum12);
            sum13 = factor.fma(b3, sum13);
            factor = FloatVector.broadcast(SPECIES, a[from + 2]);
            sum20 = factor.fma(b0, sum20);
            sum21 = factor.fma(b1, sum21);
            sum22 = factor.fma(b2, sum22);
            sum23 = factor.fma(b3, sum23);
            factor = FloatVector.broadcast(SPECIES, a[from + 3]);
            sum30 = factor.fma(b0, sum30);
            sum31 = factor.fma(b1, sum31);
            sum32 = factor.fma(b2, sum32);
            sum33 = factor.fma(b3, sum33);
        }
        int c1 = cOffset + cStep;
        int c2 = c1 + cStep;
        int c3 = c2 + cStep;
        sum00.intoArray(c, cOffset);
        sum01.intoArray(c, cOffset + LANES);
        sum02.intoArray(c, cOffset + 2 * LANES);
        sum03.intoArray(c, cOffset + 3 * LANES);
        sum10.intoArray(c, c1);
        sum11.intoArray(c, c1 + LANES);
        sum12.intoArray(c, c1 + 2 * LANES);
        sum13.intoArray(c, c1 + 3 * LANES);
        sum20.intoArray(c, c2);
        sum21.intoArray(c, c2 + LANES);
        sum22.intoArray(c, c2 + 2 * LANES);
        sum23.intoArray(c, c2 + 3 * LANES);
        sum30.intoArray(c, c3);
        sum31.intoArray(c, c3 + LANES);
        sum32.intoArray(c, c3 + 2 * LANES);
        sum33.intoArray(c, c3 + 3 * LANES);
    }
}
