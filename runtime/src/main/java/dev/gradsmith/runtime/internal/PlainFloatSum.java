package dev.gradsmith.runtime.internal;

/**
 * x' y of floats: sixteen partial sums in turn, which are then added in halves. So the order of additions is one that vectors of 4, 8 and 16
 * numbers can keep, and independent sums keep several additions under way where there are no vectors.
 */
final class PlainFloatSum {
    private static final int PARTS = 16;

    private PlainFloatSum() {}

    static float of(int length, float[] x, int xOffset, float[] y, int yOffset) {
        return length <= 4 ? ofFew(length, x, xOffset, y, yOffset) : ofMany(length, x, xOffset, y, yOffset);
    }

    /** The same, without the partial sums that are 0; what they add is that a sum is never -0. */
    private static float ofFew(int length, float[] x, int xOffset, float[] y, int yOffset) {
        float s0 = length > 0 ? FusedMultiplyAdd.of(x[xOffset], y[yOffset], 0f) : 0;
        float s1 = length > 1 ? FusedMultiplyAdd.of(x[xOffset + 1], y[yOffset + 1], 0f) : 0;
        float s2 = length > 2 ? FusedMultiplyAdd.of(x[xOffset + 2], y[yOffset + 2], 0f) : 0;
        float s3 = length > 3 ? FusedMultiplyAdd.of(x[xOffset + 3], y[yOffset + 3], 0f) : 0;
        return (s0 + s2) + (s1 + s3) + 0f;
    }

    private static float ofMany(int length, float[] x, int xOffset, float[] y, int yOffset) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        float s8 = 0;
        float s9 = 0;
        float s10 = 0;
        float s11 = 0;
        float s12 = 0;
        float s13 = 0;
        float s14 = 0;
        float s15 = 0;
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
            s8 = FusedMultiplyAdd.of(x[atX + 8], y[atY + 8], s8);
            s9 = FusedMultiplyAdd.of(x[atX + 9], y[atY + 9], s9);
            s10 = FusedMultiplyAdd.of(x[atX + 10], y[atY + 10], s10);
            s11 = FusedMultiplyAdd.of(x[atX + 11], y[atY + 11], s11);
            s12 = FusedMultiplyAdd.of(x[atX + 12], y[atY + 12], s12);
            s13 = FusedMultiplyAdd.of(x[atX + 13], y[atY + 13], s13);
            s14 = FusedMultiplyAdd.of(x[atX + 14], y[atY + 14], s14);
            s15 = FusedMultiplyAdd.of(x[atX + 15], y[atY + 15], s15);
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
        if (left > 7) {
            s7 = FusedMultiplyAdd.of(x[atX + 7], y[atY + 7], s7);
        }
        if (left > 8) {
            s8 = FusedMultiplyAdd.of(x[atX + 8], y[atY + 8], s8);
        }
        if (left > 9) {
            s9 = FusedMultiplyAdd.of(x[atX + 9], y[atY + 9], s9);
        }
        if (left > 10) {
            s10 = FusedMultiplyAdd.of(x[atX + 10], y[atY + 10], s10);
        }
        if (left > 11) {
            s11 = FusedMultiplyAdd.of(x[atX + 11], y[atY + 11], s11);
        }
        if (left > 12) {
            s12 = FusedMultiplyAdd.of(x[atX + 12], y[atY + 12], s12);
        }
        if (left > 13) {
            s13 = FusedMultiplyAdd.of(x[atX + 13], y[atY + 13], s13);
        }
        if (left > 14) {
            s14 = FusedMultiplyAdd.of(x[atX + 14], y[atY + 14], s14);
        }
        return (((s0 + s8) + (s4 + s12)) + ((s2 + s10) + (s6 + s14)))
                + (((s1 + s9) + (s5 + s13)) + ((s3 + s11) + (s7 + s15)));
    }
}
