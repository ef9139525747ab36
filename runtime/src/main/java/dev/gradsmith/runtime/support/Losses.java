package dev.gradsmith.runtime.support;

/** The losses of steps, added up, and the one that is not finite, if there was one: it is the last. */
public final class Losses {
    private double sum;
    private double last;

    /** Takes the loss of a step; says whether it is finite, and so has been added. */
    boolean add(double loss) {
        last = loss;
        if (Double.isFinite(loss)) {
            sum += loss;
            return true;
        }
        return false;
    }

    /** The sum of those that were finite. */
    double sum() {
        return sum;
    }

    /** The loss of the last step, or of the last ones together. */
    double last() {
        return last;
    }

    /** Begins with a sum. */
    void set(double newSum) {
        sum = newSum;
        last = 0;
    }
}
