package dev.gradsmith.examples.zoo;

import dev.gradsmith.data.Libsvm;
import dev.gradsmith.data.Table;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.Preparation;
import java.io.IOException;

/** Models that choose a class: of people, by their answers in a census, and of handwritten digits. */
final class Classification {
    private Classification() {}

    /** Its targets are 0 and 1, the labels -1 and 1 by their index. */
    static Quality logistic() throws IOException {
        Table.Split data = Census.load();
        Preparation classes = Preparation.builder().index(Libsvm.LABEL).fit(data.train());
        LogisticRegressionTrainer trainer =
                LogisticRegressionTrainer.builder().d(Census.FEATURES).build();
        LogisticRegressionTrainer.Columns columns =
                trainer.columns().X(Libsvm.FEATURES).t(Libsvm.LABEL);
        trainer.fit(
                columns.from(classes.apply(data.train())), FitOptions.epochs(10).batchSize(64));
        return new Quality(
                "logistic regression, census",
                "test accuracy",
                trainer.evaluate(columns.from(classes.apply(data.test()))).accuracy());
    }

    static Quality supportVectors() throws IOException {
        Table.Split data = Census.load();
        SupportVectorMachineTrainer trainer =
                SupportVectorMachineTrainer.builder().d(Census.FEATURES).build();
        SupportVectorMachineTrainer.Columns columns =
                trainer.columns().X(Libsvm.FEATURES).side(Libsvm.LABEL);
        trainer.fit(columns.from(data.train()), FitOptions.epochs(10).batchSize(64));
        return new Quality(
                "support vector machine, census",
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
