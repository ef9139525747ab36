package dev.gradsmith.runtime.vector;

import static dev.gradsmith.runtime.vector.DoubleTiles.LANES;
import static dev.gradsmith.runtime.vector.DoubleTiles.SPECIES;
import static dev.gradsmith.runtime.vector.DoubleTiles.STRIP;
import static dev.gradsmith.runtime.vector.DoubleTiles.STRIP_STEP;

import jdk.incubator.vector.DoubleVector;

/** Tiles of a product whose left factor is in a {@link DoubleStrip}, of its rows or of its columns: with steps that are constant. */
final class DoubleStripTiles {

    private DoubleStripTiles() {}

    /** All rows of a strip of rows by one vector of a narrow panel: as many sums as rows. */
    static void allByOneOfRows(
            int inner,
            double[] a,
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
        int start4 = start3 + startStep;
        int start5 = start4 + startStep;
        int start6 = start5 + startStep;
        int start7 = start6 + startStep;
        int start8 = start7 + startStep;
        int start9 = start8 + startStep;
        int start10 = start9 + startStep;
        int start11 = start10 + startStep;
        int start12 = start11 + startStep;
        int start13 = start12 + startStep;
        int start14 = start13 + startStep;
        int start15 = start14 + startStep;
        DoubleVector sum0 = DoubleVector.fromArray(SPECIES, start, startOffset);
        DoubleVector sum1 = DoubleVector.fromArray(SPECIES, start, start1);
        DoubleVector sum2 = DoubleVector.fromArray(SPECIES, start, start2);
        DoubleVector sum3 = DoubleVector.fromArray(SPECIES, start, start3);
        DoubleVector sum4 = DoubleVector.fromArray(SPECIES, start, start4);
        DoubleVector sum5 = DoubleVector.fromArray(SPECIES, start, start5);
        DoubleVector sum6 = DoubleVector.fromArray(SPECIES, start, start6);
        DoubleVector sum7 = DoubleVector.fromArray(SPECIES, start, start7);
        DoubleVector sum8 = DoubleVector.fromArray(SPECIES, start, start8);
        DoubleVector sum9 = DoubleVector.fromArray(SPECIES, start, start9);
        DoubleVector sum10 = DoubleVector.fromArray(SPECIES, start, start10);
        DoubleVector sum11 = DoubleVector.fromArray(SPECIES, start, start11);
        DoubleVector sum12 = DoubleVector.fromArray(SPECIES, start, start12);
        DoubleVector sum13 = DoubleVector.fromArray(SPECIES, start, start13);
        DoubleVector sum14 = DoubleVector.fromArray(SPECIES, start, start14);
        DoubleVector sum15 = DoubleVector.fromArray(SPECIES, start, start15);
        for (int k = 0; k < inner; k++) {
            int at = bOffset + k * LANES;
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, at);
            sum0 = DoubleVector.broadcast(SPECIES, a[k]).fma(b0, sum0);
            sum1 = DoubleVector.broadcast(SPECIES, a[k + STRIP_STEP]).fma(b0, sum1);
            sum2 = DoubleVector.broadcast(SPECIES, a[k + 2 * STRIP_STEP]).fma(b0, sum2);
            sum3 = DoubleVector.broadcast(SPECIES, a[k + 3 * STRIP_STEP]).fma(b0, sum3);
            sum4 = DoubleVector.broadcast(SPECIES, a[k + 4 * STRIP_STEP]).fma(b0, sum4);
            sum5 = DoubleVector.broadcast(SPECIES, a[k + 5 * STRIP_STEP]).fma(b0, sum5);
            sum6 = DoubleVector.broadcast(SPECIES, a[k + 6 * STRIP_STEP]).fma(b0, sum6);
            sum7 = DoubleVector.broadcast(SPECIES, a[k + 7 * STRIP_STEP]).fma(b0, sum7);
            sum8 = DoubleVector.broadcast(SPECIES, a[k + 8 * STRIP_STEP]).fma(b0, sum8);
            sum9 = DoubleVector.broadcast(SPECIES, a[k + 9 * STRIP_STEP]).fma(b0, sum9);
            sum10 = DoubleVector.broadcast(SPECIES, a[k + 10 * STRIP_STEP]).fma(b0, sum10);
            sum11 = DoubleVector.broadcast(SPECIES, a[k + 11 * STRIP_STEP]).fma(b0, sum11);
            sum12 = DoubleVector.broadcast(SPECIES, a[k + 12 * STRIP_STEP]).fma(b0, sum12);
            sum13 = DoubleVector.broadcast(SPECIES, a[k + 13 * STRIP_STEP]).fma(b0, sum13);
            sum14 = DoubleVector.broadcast(SPECIES, a[k + 14 * STRIP_STEP]).fma(b0, sum14);
            sum15 = DoubleVector.broadcast(SPECIES, a[k + 15 * STRIP_STEP]).fma(b0, sum15);
        }
        int c1 = cOffset + cStep;
        int c2 = c1 + cStep;
        int c3 = c2 + cStep;
        int c4 = c3 + cStep;
        int c5 = c4 + cStep;
        int c6 = c5 + cStep;
        int c7 = c6 + cStep;
        int c8 = c7 + cStep;
        int c9 = c8 + cStep;
        int c10 = c9 + cStep;
        int c11 = c10 + cStep;
        int c12 = c11 + cStep;
        int c13 = c12 + cStep;
        int c14 = c13 + cStep;
        int c15 = c14 + cStep;
        sum0.intoArray(c, cOffset);
        sum1.intoArray(c, c1);
        sum2.intoArray(c, c2);
        sum3.intoArray(c, c3);
        sum4.intoArray(c, c4);
        sum5.intoArray(c, c5);
        sum6.intoArray(c, c6);
        sum7.intoArray(c, c7);
        sum8.intoArray(c, c8);
        sum9.intoArray(c, c9);
        sum10.intoArray(c, c10);
        sum11.intoArray(c, c11);
        sum12.intoArray(c, c12);
        sum13.intoArray(c, c13);
        sum14.intoArray(c, c14);
        sum15.intoArray(c, c15);
    }

    /** All rows of a strip of columns by one vector of a narrow panel. */
    static void allByOneOfColumns(
            int inner,
            double[] a,
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
        int start4 = start3 + startStep;
        int start5 = start4 + startStep;
        int start6 = start5 + startStep;
        int start7 = start6 + startStep;
        int start8 = start7 + startStep;
        int start9 = start8 + startStep;
        int start10 = start9 + startStep;
        int start11 = start10 + startStep;
        int start12 = start11 + startStep;
        int start13 = start12 + startStep;
        int start14 = start13 + startStep;
        int start15 = start14 + startStep;
        DoubleVector sum0 = DoubleVector.fromArray(SPECIES, start, startOffset);
        DoubleVector sum1 = DoubleVector.fromArray(SPECIES, start, start1);
        DoubleVector sum2 = DoubleVector.fromArray(SPECIES, start, start2);
        DoubleVector sum3 = DoubleVector.fromArray(SPECIES, start, start3);
        DoubleVector sum4 = DoubleVector.fromArray(SPECIES, start, start4);
        DoubleVector sum5 = DoubleVector.fromArray(SPECIES, start, start5);
        DoubleVector sum6 = DoubleVector.fromArray(SPECIES, start, start6);
        DoubleVector sum7 = DoubleVector.fromArray(SPECIES, start, start7);
        DoubleVector sum8 = DoubleVector.fromArray(SPECIES, start, start8);
        DoubleVector sum9 = DoubleVector.fromArray(SPECIES, start, start9);
        DoubleVector sum10 = DoubleVector.fromArray(SPECIES, start, start10);
        DoubleVector sum11 = DoubleVector.fromArray(SPECIES, start, start11);
        DoubleVector sum12 = DoubleVector.fromArray(SPECIES, start, start12);
        DoubleVector sum13 = DoubleVector.fromArray(SPECIES, start, start13);
        DoubleVector sum14 = DoubleVector.fromArray(SPECIES, start, start14);
        DoubleVector sum15 = DoubleVector.fromArray(SPECIES, start, start15);
        for (int k = 0; k < inner; k++) {
            int at = bOffset + k * LANES;
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, at);
            int from = k * STRIP;
            sum0 = DoubleVector.broadcast(SPECIES, a[from]).fma(b0, sum0);
            sum1 = DoubleVector.broadcast(SPECIES, a[from + 1]).fma(b0, sum1);
            sum2 = DoubleVector.broadcast(SPECIES, a[from + 2]).fma(b0, sum2);
            sum3 = DoubleVector.broadcast(SPECIES, a[from + 3]).fma(b0, sum3);
            sum4 = DoubleVector.broadcast(SPECIES, a[from + 4]).fma(b0, sum4);
            sum5 = DoubleVector.broadcast(SPECIES, a[from + 5]).fma(b0, sum5);
            sum6 = DoubleVector.broadcast(SPECIES, a[from + 6]).fma(b0, sum6);
            sum7 = DoubleVector.broadcast(SPECIES, a[from + 7]).fma(b0, sum7);
            sum8 = DoubleVector.broadcast(SPECIES, a[from + 8]).fma(b0, sum8);
            sum9 = DoubleVector.broadcast(SPECIES, a[from + 9]).fma(b0, sum9);
            sum10 = DoubleVector.broadcast(SPECIES, a[from + 10]).fma(b0, sum10);
            sum11 = DoubleVector.broadcast(SPECIES, a[from + 11]).fma(b0, sum11);
            sum12 = DoubleVector.broadcast(SPECIES, a[from + 12]).fma(b0, sum12);
            sum13 = DoubleVector.broadcast(SPECIES, a[from + 13]).fma(b0, sum13);
            sum14 = DoubleVector.broadcast(SPECIES, a[from + 14]).fma(b0, sum14);
            sum15 = DoubleVector.broadcast(SPECIES, a[from + 15]).fma(b0, sum15);
        }
        int c1 = cOffset + cStep;
        int c2 = c1 + cStep;
        int c3 = c2 + cStep;
        int c4 = c3 + cStep;
        int c5 = c4 + cStep;
        int c6 = c5 + cStep;
        int c7 = c6 + cStep;
        int c8 = c7 + cStep;
        int c9 = c8 + cStep;
        int c10 = c9 + cStep;
        int c11 = c10 + cStep;
        int c12 = c11 + cStep;
        int c13 = c12 + cStep;
        int c14 = c13 + cStep;
        int c15 = c14 + cStep;
        sum0.intoArray(c, cOffset);
        sum1.intoArray(c, c1);
        sum2.intoArray(c, c2);
        sum3.intoArray(c, c3);
        sum4.intoArray(c, c4);
        sum5.intoArray(c, c5);
        sum6.intoArray(c, c6);
        sum7.intoArray(c, c7);
        sum8.intoArray(c, c8);
        sum9.intoArray(c, c9);
        sum10.intoArray(c, c10);
        sum11.intoArray(c, c11);
        sum12.intoArray(c, c12);
        sum13.intoArray(c, c13);
        sum14.intoArray(c, c14);
        sum15.intoArray(c, c15);
    }
}
