package dev.gradsmith.runtime.internal;

/** Multiples of rows added to rows, each an array of its own, in loops with one index: the form of which C2 makes vector instructions. */
final class PlainDoubleRows {
    private PlainDoubleRows() {}

    /** Two rows to four, with the factors A(i, k) for i below 4 and k below 2. */
    static void addTwoToFour(
            int length,
            double[] from0,
            double[] from1,
            double[] a,
            int aOffset,
            int aRowStep,
            int aInnerStep,
            double[][] to) {
        int a1 = aOffset + aRowStep;
        int a2 = a1 + aRowStep;
        int a3 = a2 + aRowStep;
        addTwoToFour(
                length,
                from0,
                from1,
                to[0],
                a[aOffset],
                a[aOffset + aInnerStep],
                to[1],
                a[a1],
                a[a1 + aInnerStep],
                to[2],
                a[a2],
                a[a2 + aInnerStep],
                to[3],
                a[a3],
                a[a3 + aInnerStep]);
    }

    private static void addTwoToFour(
            int length,
            double[] from0,
            double[] from1,
            double[] to0,
            double f00,
            double f01,
            double[] to1,
            double f10,
            double f11,
            double[] to2,
            double f20,
            double f21,
            double[] to3,
            double f30,
            double f31) {
        for (int i = 0; i < length; i++) {
            double x0 = from0[i];
            double x1 = from1[i];
            to0[i] = FusedMultiplyAdd.of(f01, x1, FusedMultiplyAdd.of(f00, x0, to0[i]));
            to1[i] = FusedMultiplyAdd.of(f11, x1, FusedMultiplyAdd.of(f10, x0, to1[i]));
            to2[i] = FusedMultiplyAdd.of(f21, x1, FusedMultiplyAdd.of(f20, x0, to2[i]));
            to3[i] = FusedMultiplyAdd.of(f31, x1, FusedMultiplyAdd.of(f30, x0, to3[i]));
        }
    }

    /** Four rows to one, with the factors A(k) for k below 4. */
    static void addFour(
            int length,
            double[] from0,
            double[] from1,
            double[] from2,
            double[] from3,
            double[] a,
            int aOffset,
            int aInnerStep,
            double[] to) {
        double factor0 = a[aOffset];
        double factor1 = a[aOffset + aInnerStep];
        double factor2 = a[aOffset + 2 * aInnerStep];
        double factor3 = a[aOffset + 3 * aInnerStep];
        for (int i = 0; i < length; i++) {
            double low = FusedMultiplyAdd.of(factor1, from1[i], FusedMultiplyAdd.of(factor0, from0[i], to[i]));
            to[i] = FusedMultiplyAdd.of(factor3, from3[i], FusedMultiplyAdd.of(factor2, from2[i], low));
        }
    }

    /** One row to one. */
    static void addOne(int length, double[] from, double factor, double[] to) {
        for (int i = 0; i < length; i++) {
            to[i] = FusedMultiplyAdd.of(factor, from[i], to[i]);
        }
    }
}
