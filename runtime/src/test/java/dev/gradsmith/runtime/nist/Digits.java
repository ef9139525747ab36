package dev.gradsmith.runtime.nist;

/** How many digits agree with the certified ones: the log relative error, -log10(|found - certified| / |certified|). */
final class Digits {
    // What a double holds.
    private static final double MOST = 15;

    private Digits() {}

    /** The least of all; of a certified 0, the log absolute error. */
    static double of(double[] found, double[] certified) {
        double least = MOST;
        for (int i = 0; i < found.length; i++) {
            least = Math.min(least, of(found[i], certified[i]));
        }
        return least;
    }

    static double of(double found, double certified) {
        double scale = certified == 0 ? 1 : Math.abs(certified);
        double digits = -Math.log10(Math.abs(found - certified) / scale);
        return digits > 0 ? Math.min(digits, MOST) : 0;
    }
}
