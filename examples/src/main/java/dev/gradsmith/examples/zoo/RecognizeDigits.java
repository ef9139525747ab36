package dev.gradsmith.examples.zoo;

import dev.gradsmith.progress.TrainingProgress;
import dev.gradsmith.report.Report;
import dev.gradsmith.runtime.Checkpoints;
import dev.gradsmith.runtime.DataSet;
import dev.gradsmith.runtime.EarlyStopping;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A training as one does it for real: handwritten digits from IDX files, a progress bar, an early end by validation, a checkpoint, a receipt, a report.
 *
 * <p>Kill it, start it again, and it goes on where it was. Started once more after its end, it has nothing to do but the report.
 */
public final class RecognizeDigits {
    private static final int EPOCHS = 30;
    private static final Duration OFTEN = Duration.ofSeconds(2);

    private RecognizeDigits() {}

    /** @param arguments the folder for the checkpoint, the receipt and the report; {@code target/digits} without one */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/digits");
        System.out.println("accuracy on the test part: " + run(Files.createDirectories(folder), EPOCHS));
        System.out.println(folder.resolve("report.html").toAbsolutePath());
    }

    /** The accuracy on digits that were not trained on. */
    static float run(Path folder, int epochs) throws IOException {
        DataSet.Split digits = Digits.load();
        MultilayerPerceptronTrainer trainer =
                MultilayerPerceptronTrainer.builder().seed(1).build();
        FitOptions options = FitOptions.epochs(epochs)
                .batchSize(64)
                .shuffleSeed(1)
                .validationSplit(0.1, 1)
                .earlyStopping(EarlyStopping.patience(4))
                .checkpoint(Checkpoints.in(folder.resolve("run.safetensors")).every(OFTEN));
        History history;
        try (TrainingProgress progress = TrainingProgress.of(options)) {
            history = trainer.fit(digits.train(), options.onEpoch(progress));
        }
        Optional<Receipt> receipt = history.receipt();
        if (receipt.isPresent()) {
            receipt.get().write(folder.resolve("receipt.json"));
        }
        MultilayerPerceptron model = trainer.model();
        DataSet test = digits.test();
        Report.of(history)
                .title("Handwritten digits")
                .classification(test.ints("digit"), model.best(test.floats("X")))
                .model(MultilayerPerceptron.class)
                .write(folder.resolve("report.html"));
        return trainer.evaluate(test).accuracy();
    }
}
