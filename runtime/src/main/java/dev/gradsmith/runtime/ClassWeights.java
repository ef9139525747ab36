package dev.gradsmith.runtime;

/** Weights of classes, for a loss in which rare classes count as much as frequent ones: {@code cross_entropy(z, label, weight)}. */
public final class ClassWeights {
    private ClassWeights() {}

    /**
     * For each class the number of rows over the number of classes and of its own rows, {@code n / (k n_c)}: so that every class has the same
     * weight in all, and all rows together weigh as much as they are. A class without rows weighs 0.
     *
     * @param labels from 0 to before {@code classes}
     * @throws IllegalArgumentException if there are no labels, or one is no class
     */
    public static double[] balanced(int[] labels, int classes) {
        if (labels.length == 0) {
            throw new IllegalArgumentException("there are no labels to count");
        }
        int[] counts = new int[classes];
        for (int row = 0; row < labels.length; row++) {
            requireClass(labels[row], row, classes);
            counts[labels[row]]++;
        }
        double[] weights = new double[classes];
        for (int label = 0; label < classes; label++) {
            weights[label] = counts[label] == 0 ? 0 : labels.length / ((double) classes * counts[label]);
        }
        return weights;
    }

    /**
     * The weight of each row's class, as a column of a data set: {@code [n]}.
     *
     * @throws IllegalArgumentException if a label is no class
     */
    public static float[] ofRows(int[] labels, double[] weights) {
        float[] all = new float[labels.length];
        for (int row = 0; row < labels.length; row++) {
            requireClass(labels[row], row, weights.length);
            all[row] = (float) weights[labels[row]];
        }
        return all;
    }

    private static void requireClass(int label, int row, int classes) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException(
                    "the label of row " + row + " is " + label + ", but the classes are 0 to " + (classes - 1));
        }
    }
}
