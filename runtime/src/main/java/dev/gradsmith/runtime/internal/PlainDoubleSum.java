package dev.gradsmith.runtime.internal;

/**
 * x' y of doubles: eight partial sums in turn, which are then added in halves. So the order of additions is one that vectors of 2, 4 and 8
 * numbers can keep, and independent sums keep several additions under way where there are no vectors.
 */
final class PlainDoubleSum {
    private static final int PARTS = 8;

    private PlainDoubleSum() {}

    static double of(int length, double[] x, int xOffset, double[] y, int yOffset) {
        return length <= 4 ? ofFew(length, x, xOffset, y, yOffset) : ofMany(length, x, xOffset, y, yOffset);
    }

    /** The same, without the partial sums that are 0; what they add is that a sum is never -0. */
    private static double ofFew(int length, double[] x, int xOffset, double[] y, int yOffset) {
        double s0 = length > 0 ? FusedMultiplyAdd.of(x[xOffset], y[yOffset], 0.0) : 0;
        double s1 = length > 1 ? FusedMultiplyAdd.of(x[xOffset + 1], y[yOffset + 1], 0.0) : 0;
        double s2 = length > 2 ? FusedMultiplyAdd.of(x[xOffset + 2], y[yOffset + 2], 0.0) : 0;
        double s3 = length > 3 ? FusedMultiplyAdd.of(x[xOffset + 3], y[yOffset + 3], 0.0) : 0;
        return (s0 + s2) + (s1 + s3) + 0.0;
    }

    private static double ofMany(int length, double[] x, int xOffset, double[] y, int yOffset) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i + PARTS <= length; i += PARTS) {
            int atX = xOffset + i;
            int atY = yOffset + i;
            s0 = FusedMultiplyAdd.of(x[atX], y[atY], s0);
            s1 = FusedMultiplyAdd.of(x[atX + 1], y[atY + 1], s1);
            s2 = FusedMultiplyAdd.of(x[atX + 2], y[atY + 2], s2);
            s3 = FusedMultiplyAdd.of(x[atX + 3], y[atY + 3], s3);
            s4 = FusedMultiplyAdd.of(x[atX + 4], y[atY + 4], s4);
            s5 = FusedMultiplyAdd.of(x[atX + 5], y[atY + 5], s5);
            s6 = FusedMultiplyAdd.of(x[atX + 6], y[atY + 6], s6);
            s7 = FusedMultiplyAdd.of(x[atX + 7], y[atY + 7], s7);
        }
        int left = length - i;
        int atX = xOffset + i;
        int atY = yOffset + i;
        if (left > 0) {
            s0 = FusedMultiplyAdd.of(x[atX], y[atY], s0);
        }
        if (left > 1) {
            s1 = FusedMultiplyAdd.of(x[atX + 1], y[atY + 1], s1);
        }
        if (left > 2) {
            s2 = FusedMultiplyAdd.of(x[atX + 2], y[atY + 2], s2);
        }
        if (left > 3) {
            s3 = FusedMultiplyAdd.of(x[atX + 3], y[atY + 3], s3);
        }
        if (left > 4) {
            s4 = FusedMultiplyAdd.of(x[atX + 4], y[atY + 4], s4);
        }
        if (left > 5) {
            s5 = FusedMultiplyAdd.of(x[atX + 5], y[atY + 5], s5);
        }
        if (left > 6) {
            s6 = FusedMultiplyAdd.of(x[atX + 6], y[atY + 6], s6);
        }
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }
}
