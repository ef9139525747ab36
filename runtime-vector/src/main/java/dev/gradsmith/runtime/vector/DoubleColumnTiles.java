package dev.gradsmith.runtime.vector;

import static dev.gradsmith.runtime.vector.DoubleTiles.LANES;
import static dev.gradsmith.runtime.vector.DoubleTiles.SPECIES;
import static dev.gradsmith.runtime.vector.DoubleTiles.STRIP;
import static dev.gradsmith.runtime.vector.DoubleTiles.WIDE;

import jdk.incubator.vector.DoubleVector;

/** Tiles of a product whose left factor is given transposed: four columns of it, from a {@link DoubleStrip}, by the four vectors of a wide panel. */
final class DoubleColumnTiles {

    private DoubleColumnTiles() {}

    /** Goes on with sums. */
    static void fourByFour(
            int inner,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] start,
            int startOffset,
            int startStep,
            double[] c,
            int cOffset,
            int cStep) {
        int start1 = startOffset + startStep;
        int start2 = start1 + startStep;
        int start3 = start2 + startStep;
        DoubleVector sum00 = DoubleVector.fromArray(SPECIES, start, startOffset);
        DoubleVector sum01 = DoubleVector.fromArray(SPECIES, start, startOffset + LANES);
        DoubleVector sum02 = DoubleVector.fromArray(SPECIES, start, startOffset + 2 * LANES);
        DoubleVector sum03 = DoubleVector.fromArray(SPECIES, start, startOffset + 3 * LANES);
        DoubleVector sum10 = DoubleVector.fromArray(SPECIES, start, start1);
        DoubleVector sum11 = DoubleVector.fromArray(SPECIES, start, start1 + LANES);
        DoubleVector sum12 = DoubleVector.fromArray(SPECIES, start, start1 + 2 * LANES);
        DoubleVector sum13 = DoubleVector.fromArray(SPECIES, start, start1 + 3 * LANES);
        DoubleVector sum20 = DoubleVector.fromArray(SPECIES, start, start2);
        DoubleVector sum21 = DoubleVector.fromArray(SPECIES, start, start2 + LANES);
        DoubleVector sum22 = DoubleVector.fromArray(SPECIES, start, start2 + 2 * LANES);
        DoubleVector sum23 = DoubleVector.fromArray(SPECIES, start, start2 + 3 * LANES);
        DoubleVector sum30 = DoubleVector.fromArray(SPECIES, start, start3);
        DoubleVector sum31 = DoubleVector.fromArray(SPECIES, start, start3 + LANES);
        DoubleVector sum32 = DoubleVector.fromArray(SPECIES, start, start3 + 2 * LANES);
        DoubleVector sum33 = DoubleVector.fromArray(SPECIES, start, start3 + 3 * LANES);
        for (int k = 0; k < inner; k++) {
            int at = bOffset + k * WIDE;
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, at);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, at + LANES);
            DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, at + 2 * LANES);
            DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, at + 3 * LANES);
            int from = aOffset + k * STRIP;
            DoubleVector factor = DoubleVector.broadcast(SPECIES, a[from]);
            sum00 = factor.fma(b0, sum00);
            sum01 = factor.fma(b1, sum01);
            sum02 = factor.fma(b2, sum02);
            sum03 = factor.fma(b3, sum03);
            factor = DoubleVector.broadcast(SPECIES, a[from + 1]);
            sum10 = factor.fma(b0, sum10);
            sum11 = factor.fma(b1, sum11);
            sum12 = factor.fma(b2, sum12);
            sum13 = factor.fma(b3, sum13);
            factor = DoubleVector.broadcast(SPECIES, a[from + 2]);
            sum20 = factor.fma(b0, sum20);
            sum21 = factor.fma(b1, sum21);
            sum22 = factor.fma(b2, sum22);
            sum23 = factor.fma(b3, sum23);
            factor = DoubleVector.broadcast(SPECIES, a[from + 3]);
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
            int inner, double[] a, int aOffset, double[] b, int bOffset, double[] c, int cOffset, int cStep) {
        DoubleVector sum00 = DoubleVector.zero(SPECIES);
        DoubleVector sum01 = DoubleVector.zero(SPECIES);
        DoubleVector sum02 = DoubleVector.zero(SPECIES);
        DoubleVector sum03 = DoubleVector.zero(SPECIES);
        DoubleVector sum10 = DoubleVector.zero(SPECIES);
        DoubleVector sum11 = DoubleVector.zero(SPECIES);
        DoubleVector sum12 = DoubleVector.zero(SPECIES);
        DoubleVector sum13 = DoubleVector.zero(SPECIES);
        DoubleVector sum20 = DoubleVector.zero(SPECIES);
        DoubleVector sum21 = DoubleVector.zero(SPECIES);
        DoubleVector sum22 = DoubleVector.zero(SPECIES);
        DoubleVector sum23 = DoubleVector.zero(SPECIES);
        DoubleVector sum30 = DoubleVector.zero(SPECIES);
        DoubleVector sum31 = DoubleVector.zero(SPECIES);
        DoubleVector sum32 = DoubleVector.zero(SPECIES);
        DoubleVector sum33 = DoubleVector.zero(SPECIES);
        for (int k = 0; k < inner; k++) {
            int at = bOffset + k * WIDE;
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, at);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, at + LANES);
            DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, at + 2 * LANES);
            DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, at + 3 * LANES);
            int from = aOffset + k * STRIP;
            DoubleVector factor = DoubleVector.broadcast(SPECIES, a[from]);
            sum00 = factor.fma(b0, sum00);
            sum01 = factor.fma(b1, sum01);
            sum02 = factor.fma(b2, sum02);
            sum03 = factor.fma(b3, sum03);
            factor = DoubleVector.broadcast(SPECIES, a[from + 1]);
            sum10 = factor.fma(b0, sum10);
            sum11 = factor.fma(b1, sum11);
            sum12 = factor.fma(b2, sum12);
            sum13 = factor.fma(b3, sum13);
            factor = DoubleVector.broadcast(SPECIES, a[from + 2]);
            sum20 = factor.fma(b0, sum20);
            sum21 = factor.fma(b1, sum21);
            sum22 = factor.fma(b2, sum22);
            sum23 = factor.fma(b3, sum23);
            factor = DoubleVector.broadcast(SPECIES, a[from + 3]);
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
