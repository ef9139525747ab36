package dev.gradsmith.examples;

import dev.gradsmith.data.Csv;
import dev.gradsmith.data.Table;
import dev.gradsmith.runtime.ColumnSource;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.Preparation;
import dev.gradsmith.runtime.SolverFit;
import dev.gradsmith.runtime.SolverOptions;
import java.io.IOException;
import java.util.Locale;

/** A real data set: features standardised on the training part, trained by gradient descent, compared with what the solver finds at once. */
public final class DiabetesRegression {
    private static final String[] FEATURES = {"age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"};
    private static final double TRAINING_PART = 0.8;

    /** What came of it: the mean squared error on the test part, and the weights, of both ways, and what the solver says. */
    record Result(double trained, double exact, double[] trainedWeights, double[] exactWeights, SolverFit solver) {}

    private DiabetesRegression() {}

    public static void main(String[] arguments) throws IOException {
        Result result = run(1);
        System.out.println("feature   gradient descent   closed form");
        for (int i = 0; i < FEATURES.length; i++) {
            print("%-8s %16.4f %13.4f", FEATURES[i], result.trainedWeights()[i], result.exactWeights()[i]);
        }
        print("test mean squared error: gradient descent %.3f, closed form %.3f", result.trained(), result.exact());
        System.out.println(result.solver().choice());
        result.solver().sgdRate().ifPresent(System.out::println);
    }

    static Result run(long seed) throws IOException {
        Table.Split split = ExampleFile.read("diabetes.csv", Csv::read).split(TRAINING_PART, seed);
        Preparation preparation = Preparation.builder().standardize(FEATURES).fit(split.train());
        DiabetesTrainer trainer =
                DiabetesTrainer.builder().d(FEATURES.length).rate(0.1).build();
        DataSet train = data(trainer, preparation.apply(split.train()));
        DataSet test = data(trainer, preparation.apply(split.test()));
        trainer.fit(train, FitOptions.epochs(20_000).batchSize(train.rows()).unshuffled());

        DiabetesSolvedTrainer solver =
                DiabetesSolvedTrainer.builder().d(FEATURES.length).build();
        SolverFit fit = solver.fit(
                train.doubles("X"),
                train.doubles("progression"),
                SolverOptions.defaults().withSgdRate());
        return new Result(
                trainer.evaluate(test).loss(),
                solver.model().loss(test.doubles("X"), test.doubles("progression")),
                trainer.model().w(),
                solver.model().w(),
                fit);
    }

    private static DataSet data(DiabetesTrainer trainer, ColumnSource source) throws IOException {
        return trainer.columns().X(FEATURES).progression("progression").from(source);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
