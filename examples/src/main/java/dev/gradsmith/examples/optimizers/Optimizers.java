package dev.gradsmith.examples.optimizers;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.Monitor;
import dev.gradsmith.runtime.NonFiniteException;
import dev.gradsmith.runtime.RandomStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The same linear regression by each update rule: 1,000 rows of {@code y = 2 x0 - 3.4 x1 + 4.2 + 0.01 noise}, three epochs. The noise alone
 * has a loss of 5e-5, half its variance; and a rate of 5 is too much for any of that.
 */
public final class Optimizers {
    /** Half the variance of the noise: the smallest loss that a model can have. */
    static final double FLOOR = 5e-5;

    private static final int ROWS = 1_000;
    private static final int BATCH = 10;
    private static final int EPOCHS = 3;

    private Optimizers() {}

    public static void main(String[] arguments) {
        DataSet data = data(1);
        trainers(1).forEach((rule, fit) -> {
            History history = fit.apply(data, options());
            System.out.println(rule);
            history.epochs().forEach(Optimizers::print);
        });
        System.out.println("sgd, rate 5");
        try {
            tooFast(1, data);
        } catch (NonFiniteException e) {
            System.out.println("  stopped: " + e.getMessage());
        }
    }

    static DataSet data(long seed) {
        RandomStream random = new RandomStream(seed);
        float[] features = new float[2 * ROWS];
        float[] observed = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            float x0 = (float) random.nextGaussian();
            float x1 = (float) random.nextGaussian();
            features[2 * row] = x0;
            features[2 * row + 1] = x1;
            observed[row] = (float) (2 * x0 - 3.4 * x1 + 4.2 + 0.01 * random.nextGaussian());
        }
        return DataSet.builder().add("X", features, 2).add("yhat", observed).build();
    }

    /** Batches of 10; after each epoch the loss of all rows. */
    static FitOptions options() {
        return FitOptions.epochs(EPOCHS).batchSize(BATCH).shuffleSeed(1).trainingMetrics();
    }

    /** A fit by each rule, with the rate that its model file has. */
    static Map<String, BiFunction<DataSet, FitOptions, History>> trainers(long seed) {
        Map<String, BiFunction<DataSet, FitOptions, History>> all = new LinkedHashMap<>();
        all.put("sgd, rate 0.2", DescentTrainer.builder().seed(seed).build()::fit);
        all.put(
                "sgd, rate 0.2, momentum 0.9",
                MomentumTrainer.builder().seed(seed).build()::fit);
        all.put(
                "adagrad, rate 0.9",
                AdaptiveGradientTrainer.builder().seed(seed).build()::fit);
        all.put(
                "rmsprop, rate 0.03, alpha 0.9",
                RootMeanSquareTrainer.builder().seed(seed).build()::fit);
        all.put("adam, rate 0.1", AdaptiveMomentsTrainer.builder().seed(seed).build()::fit);
        return all;
    }

    static History tooFast(long seed, DataSet data) {
        return DescentTrainer.builder().seed(seed).rate(5).build().fit(data, options());
    }

    private static void print(Epoch epoch) {
        System.out.println(String.format(
                Locale.ROOT,
                "  epoch %d  loss %.4e",
                epoch.number(),
                Monitor.training("loss").of(epoch)));
    }
}
