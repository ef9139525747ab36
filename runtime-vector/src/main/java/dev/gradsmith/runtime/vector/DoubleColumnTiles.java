package dev.gradsmith.runtime.vector;

import jdk.incubator.vector.DoubleVector;

/** Tiles of a product whose left factor is transposed: A(i, k) is at {@code aOffset + k * aStep + i}. */
final class DoubleColumnTiles extends DoubleTiles {

    /** Sixteen sums, which with four vectors of B and a factor stay in registers. */
    @Override
    void fourByFour(
            int inner,
            double[] a,
            int aOffset,
            int aStep,
            double[] b,
            int bOffset,
            int bStep,
            double[] c,
            int cOffset,
            int cStep) {
        int c1 = cOffset + cStep;
        int c2 = c1 + cStep;
        int c3 = c2 + cStep;
        DoubleVector sum00 = DoubleVector.fromArray(SPECIES, c, cOffset);
        DoubleVector sum01 = DoubleVector.fromArray(SPECIES, c, cOffset + LANES);
        DoubleVector sum02 = DoubleVector.fromArray(SPECIES, c, cOffset + 2 * LANES);
        DoubleVector sum03 = DoubleVector.fromArray(SPECIES, c, cOffset + 3 * LANES);
        DoubleVector sum10 = DoubleVector.fromArray(SPECIES, c, c1);
        DoubleVector sum11 = DoubleVector.fromArray(SPECIES, c, c1 + LANES);
        DoubleVector sum12 = DoubleVector.fromArray(SPECIES, c, c1 + 2 * LANES);
        DoubleVector sum13 = DoubleVector.fromArray(SPECIES, c, c1 + 3 * LANES);
        DoubleVector sum20 = DoubleVector.fromArray(SPECIES, c, c2);
        DoubleVector sum21 = DoubleVector.fromArray(SPECIES, c, c2 + LANES);
        DoubleVector sum22 = DoubleVector.fromArray(SPECIES, c, c2 + 2 * LANES);
        DoubleVector sum23 = DoubleVector.fromArray(SPECIES, c, c2 + 3 * LANES);
        DoubleVector sum30 = DoubleVector.fromArray(SPECIES, c, c3);
        DoubleVector sum31 = DoubleVector.fromArray(SPECIES, c, c3 + LANES);
        DoubleVector sum32 = DoubleVector.fromArray(SPECIES, c, c3 + 2 * LANES);
        DoubleVector sum33 = DoubleVector.fromArray(SPECIES, c, c3 + 3 * LANES);
        for (int k = 0; k < inner; k++) {
            int at = bOffset + k * bStep;
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, at);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, at + LANES);
            DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, at + 2 * LANES);
            DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, at + 3 * LANES);
            int from = aOffset + k * aStep;
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

    /** Eight sums: as many as it takes to have a multiply-add under way in each step of two units. */
    @Override
    void eightByOne(
            int inner,
            double[] a,
            int aOffset,
            int aStep,
            double[] b,
            int bOffset,
            int bStep,
            double[] c,
            int cOffset,
            int cStep) {
        int c1 = cOffset + cStep;
        int c2 = c1 + cStep;
        int c3 = c2 + cStep;
        int c4 = c3 + cStep;
        int c5 = c4 + cStep;
        int c6 = c5 + cStep;
        int c7 = c6 + cStep;
        DoubleVector sum0 = DoubleVector.fromArray(SPECIES, c, cOffset);
        DoubleVector sum1 = DoubleVector.fromArray(SPECIES, c, c1);
        DoubleVector sum2 = DoubleVector.fromArray(SPECIES, c, c2);
        DoubleVector sum3 = DoubleVector.fromArray(SPECIES, c, c3);
        DoubleVector sum4 = DoubleVector.fromArray(SPECIES, c, c4);
        DoubleVector sum5 = DoubleVector.fromArray(SPECIES, c, c5);
        DoubleVector sum6 = DoubleVector.fromArray(SPECIES, c, c6);
        DoubleVector sum7 = DoubleVector.fromArray(SPECIES, c, c7);
        for (int k = 0; k < inner; k++) {
            int at = bOffset + k * bStep;
            DoubleVector row = DoubleVector.fromArray(SPECIES, b, at);
            int from = aOffset + k * aStep;
            sum0 = DoubleVector.broadcast(SPECIES, a[from]).fma(row, sum0);
            sum1 = DoubleVector.broadcast(SPECIES, a[from + 1]).fma(row, sum1);
            sum2 = DoubleVector.broadcast(SPECIES, a[from + 2]).fma(row, sum2);
            sum3 = DoubleVector.broadcast(SPECIES, a[from + 3]).fma(row, sum3);
            sum4 = DoubleVector.broadcast(SPECIES, a[from + 4]).fma(row, sum4);
            sum5 = DoubleVector.broadcast(SPECIES, a[from + 5]).fma(row, sum5);
            sum6 = DoubleVector.broadcast(SPECIES, a[from + 6]).fma(row, sum6);
            sum7 = DoubleVector.broadcast(SPECIES, a[from + 7]).fma(row, sum7);
        }
        sum0.intoArray(c, cOffset);
        sum1.intoArray(c, c1);
        sum2.intoArray(c, c2);
        sum3.intoArray(c, c3);
        sum4.intoArray(c, c4);
        sum5.intoArray(c, c5);
        sum6.intoArray(c, c6);
        sum7.intoArray(c, c7);
    }

    /** What is left over of the rows. */
    @Override
    void oneByFour(
            int inner,
            double[] a,
            int aOffset,
            int aStep,
            double[] b,
            int bOffset,
            int bStep,
            double[] c,
            int cOffset,
            int cStep) {
        DoubleVector sum0 = DoubleVector.fromArray(SPECIES, c, cOffset);
        DoubleVector sum1 = DoubleVector.fromArray(SPECIES, c, cOffset + LANES);
        DoubleVector sum2 = DoubleVector.fromArray(SPECIES, c, cOffset + 2 * LANES);
        DoubleVector sum3 = DoubleVector.fromArray(SPECIES, c, cOffset + 3 * LANES);
        for (int k = 0; k < inner; k++) {
            int at = bOffset + k * bStep;
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, at);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, at + LANES);
            DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, at + 2 * LANES);
            DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, at + 3 * LANES);
            int from = aOffset + k * aStep;
            DoubleVector factor = DoubleVector.broadcast(SPECIES, a[from]);
            sum0 = factor.fma(b0, sum0);
            sum1 = factor.fma(b1, sum1);
            sum2 = factor.fma(b2, sum2);
            sum3 = factor.fma(b3, sum3);
        }
        sum0.intoArray(c, cOffset);
        sum1.intoArray(c, cOffset + LANES);
        sum2.intoArray(c, cOffset + 2 * LANES);
        sum3.intoArray(c, cOffset + 3 * LANES);
    }

    /** What is left over of both. */
    @Override
    void oneByOne(
            int inner,
            double[] a,
            int aOffset,
            int aStep,
            double[] b,
            int bOffset,
            int bStep,
            double[] c,
            int cOffset,
            int cStep) {
        DoubleVector sum0 = DoubleVector.fromArray(SPECIES, c, cOffset);
        for (int k = 0; k < inner; k++) {
            int at = bOffset + k * bStep;
            DoubleVector row = DoubleVector.fromArray(SPECIES, b, at);
            int from = aOffset + k * aStep;
            sum0 = DoubleVector.broadcast(SPECIES, a[from]).fma(row, sum0);
        }
        sum0.intoArray(c, cOffset);
    }
}
