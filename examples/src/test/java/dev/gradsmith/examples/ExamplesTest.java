package dev.gradsmith.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.Solver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lossContractsAsTheTutorialSays(long seed) {
        SyntheticData data = SyntheticData.of(10_000, seed);
        History history = LinearRegressionFromScratch.trainer(seed)
                .fit(data.features(), data.observed(), LinearRegressionFromScratch.options());
        double[] ratios = LinearRegressionFromScratch.contractions(history);
        for (int epoch = 0; epoch < LinearRegressionFromScratch.CONTRACTIONS; epoch++) {
            assertThat(ratios[epoch]).as("from epoch %d", epoch + 1).isBetween(0.36, 0.375);
        }
        assertThat(history.last().meanLoss()).isBetween(0.0099, 0.02);
        assertThat(history.last().steps()).isEqualTo(2_500);
    }

    @Test
    void sumOfSquaresContractsFourTimesAsFast() {
        SyntheticData data = SyntheticData.of(10_000, 1);
        History history = SumOfSquaresTrainer.builder()
                .seed(1)
                .build()
                .fit(data.features(), data.observed(), FitOptions.epochs(3).batchSize(4));
        double floor = 4 * SyntheticData.NOISE_VARIANCE;
        double[] losses = history.meanLosses();
        assertThat((losses[1] - floor) / (losses[0] - floor)).isCloseTo(Math.exp(-4), within(0.002));
    }

    @Test
    void trainingIsTheSameBitsAgain() {
        SyntheticData data = SyntheticData.of(1_000, 1);
        float[][] weights = new float[2][];
        for (int run = 0; run < 2; run++) {
            LinearRegressionTrainer trainer = LinearRegressionFromScratch.trainer(5);
            trainer.fit(data.features(), data.observed(), FitOptions.epochs(2).batchSize(4));
            weights[run] = trainer.model().w();
        }
        assertThat(weights[0]).containsExactly(weights[1]);
    }

    @Test
    void tutorialPrintsItsEpochsAndWritesItsPictures() throws IOException {
        String text = printed(() -> LinearRegressionFromScratch.main(new String[] {folder.toString()}));
        List<String> lines = text.lines().toList();
        List<String> epochs =
                lines.stream().filter(line -> line.startsWith("epoch ")).toList();
        for (int i = 0; i < 10; i++) {
            assertThat(epochs.get(i)).matches("epoch " + (i + 1) + "  mean loss \\d+\\.\\d+");
        }
        assertThat(epochs).hasSize(10);
        assertThat(lines.subList(lines.size() - 9, lines.size()))
                .allMatch(line -> Files.isRegularFile(Path.of(line)))
                .allMatch(line -> line.startsWith(folder.toString()));
        for (String name : List.of("data", "training", "residuals", "network")) {
            assertThat(ImageIO.read(folder.resolve(name + ".png").toFile()).getWidth())
                    .isGreaterThan(500);
            assertThat(Files.readString(folder.resolve(name + ".svg"))).contains("<svg");
        }
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("Linear regression from scratch")
                .contains("<math")
                .contains("Graph of the model");
    }

    private interface Program {
        void run() throws IOException;
    }

    /** What a program prints. */
    private static String printed(Program program) throws IOException {
        PrintStream console = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void gradientsOfTheAutogradChapter() {
        double[] x = {1, 2, 3, 4};
        Square square = Square.builder().build();
        assertThat(square.slope(x, new double[4])).containsExactly(4, 8, 12, 16);
        double[] weighted = square.weighted(x, new double[] {10, 1, 0.1, 0.01});
        assertThat(weighted).usingComparatorWithPrecision(1e-12).containsExactly(40, 8, 1.2, 0.16);
        assertThat(Parabola.builder().build().slope(new double[] {0, 7})).containsExactly(13, 83);
    }

    @Test
    void autogradChapterPrintsItsFigures() throws IOException {
        assertThat(printed(() -> AutogradFromScratch.main(new String[] {folder.toString()})))
                .contains("at [[1, 2], [3, 4]]: [[2, 8], [18, 32]]")
                .contains("gradient [[4, 8], [12, 16]]")
                .contains("with head [[10, 1], [0.1, 0.01]]: [[40, 8], [1.2, 0.16]]")
                .contains("at [0, 7]: f' = [13, 83]");
        assertThat(folder.resolve("parabola.png")).exists();
    }

    @Test
    void gradientDescentFindsTheClosedForm() throws IOException {
        DiabetesRegression.Result result = DiabetesRegression.run(1);
        assertThat(result.trained()).isCloseTo(result.exact(), within(1e-3 * result.exact()));
        for (int i = 0; i < result.exactWeights().length; i++) {
            assertThat(result.trainedWeights()[i]).isCloseTo(result.exactWeights()[i], within(0.05));
        }
        assertThat(result.solver().choice().solver()).isEqualTo(Solver.CLOSED_FORM);
        // The rate of the model file is below what diverges.
        assertThat(result.solver().sgdRate())
                .hasValueSatisfying(rate -> assertThat(rate.limit()).isBetween(0.1, 0.3));
    }

    @Test
    void parametersSurviveAFile() throws IOException {
        LinearRegression model = LinearRegression.builder().seed(3).build();
        Path file = folder.resolve("model.safetensors");
        model.save(file);
        LinearRegression loaded = LinearRegression.load(file);
        assertThat(loaded.w()).containsExactly(model.w());
        assertThat(loaded.b()).isEqualTo(model.b());
    }
}
