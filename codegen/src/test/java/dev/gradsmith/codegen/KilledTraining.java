package dev.gradsmith.codegen;

import dev.gradsmith.runtime.Checkpoints;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.EarlyStopping;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.LastBatch;
import dev.gradsmith.runtime.Monitor;
import dev.gradsmith.runtime.RandomStream;
import dev.gradsmith.runtime.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A training that writes checkpoints all the time, as a program to be killed. */
final class KilledTraining {
    static final String NAME = "Killed";

    /** Something of everything that a checkpoint has to remember: moments, counted steps, masks, a schedule, a best epoch, rows left over. */
    static final String MODEL = """
            input  X[n, d]
            target t[n]
            param  W[d, 64] ~ glorot()
            param  v[64]    ~ normal(0, 0.1)
            param  c        ~ zeros()
            hyper  rate = 0.02
            y = dropout(tanh(X*W), 0.1)*v + c
            loss = mean((y - t)^2)
            metric off = mean(abs(y - t))
            minimize loss with adam(rate = rate)
            """;

    private static final int WIDTH = 96;
    private static final int ROWS = 900;

    private KilledTraining() {}

    /** What came of it, to the bit. */
    record Outcome(String parameters, String history) {}

    /**
     * @param arguments the folder of the classes, the checkpoint's file, the file for the outcome
     */
    public static void main(String[] arguments) throws IOException {
        CompiledModel model = CompiledModel.loaded(NAME, Path.of(arguments[0]));
        DataSet data = data();
        GeneratedObject trainer = trainer(model);
        System.out.println("begins");
        Outcome outcome = fit(trainer, data, options(Path.of(arguments[1])));
        Files.writeString(Path.of(arguments[2]), outcome.toString());
    }

    static Outcome inThisProcess(CompiledModel model, Path checkpoint) {
        return fit(trainer(model), data(), options(checkpoint));
    }

    private static GeneratedObject trainer(CompiledModel model) {
        return GeneratedObject.builder(model.trainer())
                .object("d", WIDTH)
                .object("seed", 7L)
                .object("build");
    }

    private static FitOptions options(Path checkpoint) {
        return FitOptions.epochs(6)
                .batchSize(3)
                .shuffleSeed(5)
                .lastBatch(LastBatch.ROLL_OVER)
                .validationSplit(0.1, 3)
                .schedule("rate", Schedule.exponential(0.8))
                .earlyStopping(EarlyStopping.patience(20).monitor(Monitor.validation("off")))
                .checkpoint(Checkpoints.in(checkpoint).everySteps(1));
    }

    private static Outcome fit(GeneratedObject trainer, DataSet data, FitOptions options) {
        History history = (History) trainer.call("fit", data, options);
        StringBuilder epochs = new StringBuilder();
        history.epochs()
                .forEach(epoch -> epochs.append(epoch.meanLoss())
                        .append(epoch.steps())
                        .append(epoch.validation())
                        .append(epoch.scheduled()));
        epochs.append(history.restored().map(epoch -> epoch.number()));
        String parameters = history.receipt().orElseThrow().entries().get("parameters");
        return new Outcome(String.valueOf(parameters), epochs.toString());
    }

    private static DataSet data() {
        RandomStream random = new RandomStream(1);
        float[] features = new float[ROWS * WIDTH];
        float[] targets = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            float sum = 0;
            for (int column = 0; column < WIDTH; column++) {
                float value = (float) random.nextGaussian();
                features[row * WIDTH + column] = value;
                sum += column % 3 == 0 ? value : 0;
            }
            targets[row] = (float) Math.tanh(sum / 4);
        }
        return DataSet.builder().add("X", features, WIDTH).add("t", targets).build();
    }
}
