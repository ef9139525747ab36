package dev.gradsmith.examples.zoo;

import dev.gradsmith.data.Libsvm;
import dev.gradsmith.data.Table;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Models that choose a class: simulated binary features, and handwritten digits. */
final class Classification {
    private static final int FEATURES = 123;
    private static final int ROWS = 20_000;

    private Classification() {}

    /** Binary features, as the tutorial's census data has, with known weights, in the format in which those come; the second half of the rows is the test. */
    private static Table.Split binaryFeatures(int negative) throws IOException {
        List<String> lines = simulated(negative);
        return new Table.Split(read(lines.subList(0, ROWS / 2)), read(lines.subList(ROWS / 2, ROWS)));
    }

    private static Table read(List<String> lines) throws IOException {
        Path file = Files.createTempFile("binary-features", ".svm");
        try {
            return Libsvm.read(Files.write(file, lines), FEATURES);
        } finally {
            Files.delete(file);
        }
    }

    private static List<String> simulated(int negative) {
        Simulation simulation = new Simulation(1);
        double[] weights = simulation.normals(FEATURES);
        List<String> lines = new ArrayList<>(ROWS);
        for (int row = 0; row < ROWS; row++) {
            double logit = -0.5;
            StringBuilder features = new StringBuilder();
            for (int i = 0; i < FEATURES; i++) {
                if (simulation.uniform() < 0.11) {
                    features.append(' ').append(i + 1).append(":1");
                    logit += weights[i];
                }
            }
            boolean positive = simulation.uniform() < 1 / (1 + Math.exp(-2 * logit));
            lines.add((positive ? 1 : negative) + features.toString());
        }
        return lines;
    }

    static Quality logistic() throws IOException {
        Table.Split data = binaryFeatures(0);
        LogisticRegressionTrainer trainer =
                LogisticRegressionTrainer.builder().d(FEATURES).build();
        LogisticRegressionTrainer.Columns columns =
                trainer.columns().X("features").t("label");
        trainer.fit(columns.from(data.train()), FitOptions.epochs(10).batchSize(64));
        return new Quality(
                "logistic regression",
                "test accuracy",
                trainer.evaluate(columns.from(data.test())).accuracy());
    }

    static Quality supportVectors() throws IOException {
        Table.Split data = binaryFeatures(-1);
        SupportVectorMachineTrainer trainer =
                SupportVectorMachineTrainer.builder().d(FEATURES).build();
        SupportVectorMachineTrainer.Columns columns =
                trainer.columns().X("features").side("label");
        trainer.fit(columns.from(data.train()), FitOptions.epochs(10).batchSize(64));
        return new Quality(
                "support vector machine",
                "test accuracy",
                trainer.evaluate(columns.from(data.test())).accuracy());
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
