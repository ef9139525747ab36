package dev.gradsmith.benchmarks;

import java.lang.reflect.Constructor;
import smile.classification.LogisticRegression;
import smile.math.DifferentiableMultivariateFunction;

/**
 * The objective of Smile's logistic regression, in double precision and with an intercept, behind the weights. Smile has no public way to
 * its gradient alone, so this goes by reflection to the class that its {@code fit} minimizes.
 */
final class SmileLogistic {
    private final DifferentiableMultivariateFunction objective;
    private final double[] weights = new double[101];
    private final double[] gradient = new double[101];

    /** @param labels 0 or 1 */
    SmileLogistic(float[] features, int[] labels) throws ReflectiveOperationException {
        Constructor<?> constructor = Class.forName(LogisticRegression.class.getName() + "$BinomialObjective")
                .getDeclaredConstructor(double[][].class, int[].class, double.class);
        constructor.setAccessible(true);
        objective = (DifferentiableMultivariateFunction) constructor.newInstance(rows(features), labels, 0.0);
    }

    /** How many threads Smile's parallel streams use; to be called before any are. */
    static void useThreads(int threads) {
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(threads - 1));
    }

    private static double[][] rows(float[] features) {
        double[][] rows = new double[features.length / 100][100];
        for (int i = 0; i < features.length; i++) {
            rows[i / 100][i % 100] = features[i];
        }
        return rows;
    }

    /**
     * One step of gradient descent.
     *
     * @return the mean loss before it
     */
    double step(double rate, int rows) {
        double sum = objective.g(weights, gradient);
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= rate * gradient[i] / rows;
        }
        return sum / rows;
    }
}
