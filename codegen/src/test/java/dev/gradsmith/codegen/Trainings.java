package dev.gradsmith.codegen;

import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.RandomStream;

/** Small trainings of models with data {@code X[n, 3]} and {@code t[n]}. */
final class Trainings {
    static final int ROWS = 203;

    private Trainings() {}

    static DataSet data(long seed) {
        RandomStream random = new RandomStream(seed);
        float[] features = new float[3 * ROWS];
        float[] targets = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < 3; column++) {
                features[3 * row + column] = (float) random.nextGaussian();
            }
            targets[row] = features[3 * row] - features[3 * row + 1] / 2 + (float) random.nextGaussian() / 10;
        }
        return DataSet.builder().add("X", features, 3).add("t", targets).build();
    }

    static GeneratedObject trainer(CompiledModel model, long seed) {
        return GeneratedObject.builder(model.trainer())
                .object("d", 3)
                .object("seed", seed)
                .object("build");
    }

    static History fit(GeneratedObject trainer, FitOptions options) {
        return (History) trainer.call("fit", data(1), options);
    }

    /** All that a fit comes to, but for the time it took. */
    static String bits(History history, GeneratedObject trainer) {
        StringBuilder text = new StringBuilder();
        history.epochs()
                .forEach(epoch -> text.append(epoch.number())
                        .append(' ')
                        .append(epoch.meanLoss())
                        .append(' ')
                        .append(epoch.steps())
                        .append(' ')
                        .append(epoch.examples())
                        .append(epoch.training())
                        .append(epoch.validation())
                        .append(epoch.scheduled())
                        .append('\n'));
        text.append(history.restored().map(epoch -> epoch.number()));
        for (double value : trainer.object("model").array("w")) {
            text.append(' ').append(value);
        }
        return text.append(' ').append(trainer.object("model").call("b")).toString();
    }
}
