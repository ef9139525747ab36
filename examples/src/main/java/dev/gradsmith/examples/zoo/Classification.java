package dev.gradsmith.examples.zoo;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import java.io.IOException;

/** Models that choose a class: simulated binary features, and handwritten digits. */
final class Classification {
    private static final int FEATURES = 123;
    private static final int ROWS = 20_000;

    private Classification() {}

    /** Binary features, as the tutorial's census data has, with known weights; the second half of the rows is the test. */
    private static DataSet.Split binaryFeatures(double negative) {
        Simulation simulation = new Simulation(1);
        double[] weights = simulation.normals(FEATURES);
        float[] x = new float[ROWS * FEATURES];
        float[] t = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double logit = -0.5;
            for (int i = 0; i < FEATURES; i++) {
                if (simulation.uniform() < 0.11) {
                    x[row * FEATURES + i] = 1;
                    logit += weights[i];
                }
            }
            boolean positive = simulation.uniform() < 1 / (1 + Math.exp(-2 * logit));
            t[row] = positive ? 1 : (float) negative;
        }
        DataSet all = DataSet.builder()
                .add("X", x, FEATURES)
                .add("t", t)
                .add("side", t)
                .build();
        return new DataSet.Split(all.rows(0, ROWS / 2), all.rows(ROWS / 2, ROWS));
    }

    static Quality logistic() {
        DataSet.Split data = binaryFeatures(0);
        LogisticRegressionTrainer trainer =
                LogisticRegressionTrainer.builder().d(FEATURES).build();
        trainer.fit(data.train(), FitOptions.epochs(10).batchSize(64));
        return new Quality(
                "logistic regression",
                "test accuracy",
                trainer.evaluate(data.test()).accuracy());
    }

    static Quality supportVectors() {
        DataSet.Split data = binaryFeatures(-1);
        SupportVectorMachineTrainer trainer =
                SupportVectorMachineTrainer.builder().d(FEATURES).build();
        trainer.fit(data.train(), FitOptions.epochs(10).batchSize(64));
        return new Quality(
                "support vector machine",
                "test accuracy",
                trainer.evaluate(data.test()).accuracy());
    }

    static Quality softmax() throws IOException {
        DataSet.Split digits = Digits.load();
        SoftmaxRegressionTrainer trainer =
                SoftmaxRegressionTrainer.builder().seed(1).build();
        trainer.fit(digits.train(), FitOptions.epochs(10).batchSize(64));
        return new Quality(
                "softmax regression, digits",
                "test accuracy",
                trainer.evaluate(digits.test()).accuracy());
    }

    static Quality perceptron() throws IOException {
        DataSet.Split digits = Digits.load();
        MultilayerPerceptronTrainer trainer =
                MultilayerPerceptronTrainer.builder().seed(1).build();
        trainer.fit(digits.train(), FitOptions.epochs(10).batchSize(64));
        return new Quality(
                "perceptron 784-256-256-10, digits",
                "test accuracy",
                trainer.evaluate(digits.test()).accuracy());
    }

    static Quality dropout() throws IOException {
        DataSet.Split digits = Digits.load();
        DropoutNetworkTrainer trainer = DropoutNetworkTrainer.builder().seed(1).build();
        trainer.fit(digits.train(), FitOptions.epochs(10).batchSize(64));
        return new Quality(
                "network with dropout, digits",
                "test accuracy",
                trainer.evaluate(digits.test()).accuracy());
    }
}
