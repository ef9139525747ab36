package dev.gradsmith.examples;

import dev.gradsmith.report.Report;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.SgdRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Linear regression from scratch: simulated data, a model file, ten epochs of stochastic gradient descent, and what came of it as pictures and as a page. */
public final class LinearRegressionFromScratch {
    private static final int ROWS = 10_000;
    private static final int BATCH = 4;
    private static final int EPOCHS = 10;
    private static final int SHOWN = 100;

    /** Of how many epochs what remains in the next is shown; later the noise of the noise shows. */
    static final int CONTRACTIONS = 6;

    private LinearRegressionFromScratch() {}

    /** @param arguments the directory for the pictures and the report; {@code target/pictures} without one */
    public static void main(String[] arguments) throws IOException {
        Path pictures = Files.createDirectories(
                Path.of(arguments.length > 0 ? arguments[0] : "target/pictures").toAbsolutePath());
        SyntheticData data = SyntheticData.of(ROWS, 1);
        describe(data);

        LinearRegressionTrainer trainer = trainer(1);
        LinearRegression model = trainer.model();
        SgdRate rate = SgdRate.of(model.function(data.features(), data.observed()));
        System.out.println(rate);
        print("an epoch is predicted to leave %.4f of the excess loss", rate.contraction(1e-4, ROWS / BATCH));
        SyntheticData shown = data.first(SHOWN);
        float[] before = model.y(shown.features());
        History history = trainer.fit(data.features(), data.observed(), options());
        float[] after = model.y(shown.features());

        describe(model, history);
        List<Path> written = new ArrayList<>();
        written.addAll(TutorialPictures.data(pictures, data));
        written.addAll(TutorialPictures.training(pictures, history, shown, before, after));
        written.addAll(Drawings.residuals(pictures));
        written.addAll(Drawings.network(pictures));
        written.add(report(pictures.resolve("report.html"), model, history, data));
        written.forEach(System.out::println);
    }

    static LinearRegressionTrainer trainer(long seed) {
        return LinearRegressionTrainer.builder().seed(seed).rate(1e-4).build();
    }

    static FitOptions options() {
        return FitOptions.epochs(EPOCHS).batchSize(BATCH).shuffleSeed(1).onEpoch(System.out::println);
    }

    private static void describe(SyntheticData data) {
        float x0 = data.features()[0];
        float x1 = data.features()[1];
        print("%,d rows of 2 features, batches of %d: %,d steps an epoch", ROWS, BATCH, ROWS / BATCH);
        print("first row  x = [%.4f, %.4f]  y = %.4f", x0, x1, data.observed()[0]);
        print("  without noise 2 x0 - 3.4 x1 + 4.2 = %.4f", SyntheticData.noiseless(x0, x1));
    }

    /** The run as a page: the loss, predictions for all rows, what was learned, and the model. */
    private static Path report(Path file, LinearRegression model, History history, SyntheticData data)
            throws IOException {
        Map<String, String> receipt = new LinkedHashMap<>();
        receipt.put("Data", ROWS + " rows, simulated with seed 1");
        receipt.put("Batches", BATCH + " rows, shuffled with seed 1");
        Report.of(history)
                .title("Linear regression from scratch")
                .regression(data.observed(), model.y(data.features()))
                .parameter("w", model.w())
                .parameter("b", model.b())
                .model(LinearRegression.class)
                .receipt(receipt)
                .write(file);
        return file;
    }

    private static void describe(LinearRegression model, History history) {
        print("estimated  w = [%.4f, %.4f]  b = %.4f", model.w()[0], model.w()[1], model.b());
        print("real       w = [2.0000, -3.4000]  b = 4.2000");
        double[] ratios = contractions(history);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CONTRACTIONS; i++) {
            text.append(String.format(Locale.ROOT, " %.4f", ratios[i]));
        }
        print("excess loss (above the noise's %.2f) shrinks each epoch by%s", SyntheticData.NOISE_VARIANCE, text);
    }

    /** What remains of the excess of the loss over the noise's variance, from each epoch to the next. */
    static double[] contractions(History history) {
        double[] losses = history.meanLosses();
        double[] ratios = new double[losses.length - 1];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = (losses[i + 1] - SyntheticData.NOISE_VARIANCE) / (losses[i] - SyntheticData.NOISE_VARIANCE);
        }
        return ratios;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
