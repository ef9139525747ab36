package dev.gradsmith.examples;

import dev.gradsmith.data.Csv;
import dev.gradsmith.data.Table;
import dev.gradsmith.runtime.ColumnSource;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.Preparation;
import java.io.IOException;
import java.util.Locale;

/** A real data set: features standardised on the training part, trained by gradient descent, compared with the closed form. */
public final class DiabetesRegression {
    private static final String[] FEATURES = {"age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"};
    private static final double TRAINING_PART = 0.8;

    /** What came of it: the mean squared error on the test part, and the weights, of both ways. */
    record Result(double trained, double exact, double[] trainedWeights, double[] exactWeights) {}

    private DiabetesRegression() {}

    public static void main(String[] arguments) throws IOException {
        Result result = run(1);
        System.out.println("feature   gradient descent   closed form");
        for (int i = 0; i < FEATURES.length; i++) {
            print("%-8s %16.4f %13.4f", FEATURES[i], result.trainedWeights()[i], result.exactWeights()[i]);
        }
        print("test mean squared error: gradient descent %.3f, closed form %.3f", result.trained(), result.exact());
    }

    static Result run(long seed) throws IOException {
        Table.Split split = ExampleFile.read("diabetes.csv", Csv::read).split(TRAINING_PART, seed);
        Preparation preparation = Preparation.builder().standardize(FEATURES).fit(split.train());
        DiabetesTrainer trainer =
                DiabetesTrainer.builder().d(FEATURES.length).rate(0.1).build();
        DataSet train = data(trainer, preparation.apply(split.train()));
        DataSet test = data(trainer, preparation.apply(split.test()));
        trainer.fit(train, FitOptions.epochs(20_000).batchSize(train.rows()).unshuffled());

        double[] exact = LeastSquares.solve(train.doubles("X"), train.doubles("progression"), FEATURES.length);
        Diabetes closedForm = Diabetes.builder()
                .d(FEATURES.length)
                .w(LeastSquares.weights(exact))
                .b(LeastSquares.intercept(exact))
                .build();
        double[] x = test.doubles("X");
        double[] progression = test.doubles("progression");
        return new Result(
                trainer.evaluate(test).loss(),
                closedForm.loss(x, progression),
                trainer.model().w(),
                closedForm.w());
    }

    private static DataSet data(DiabetesTrainer trainer, ColumnSource source) throws IOException {
        return trainer.columns().X(FEATURES).progression("progression").from(source);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
