package dev.gradsmith.examples;

import dev.gradsmith.report.chart.Chart;
import dev.gradsmith.report.chart.Pictures;
import dev.gradsmith.runtime.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The examples' plots, each as PNG and SVG. */
final class TutorialPictures {
    private TutorialPictures() {}

    /** The second feature against the observed value. */
    static List<Path> data(Path folder, SyntheticData data) throws IOException {
        SyntheticData some = data.first(1_000);
        Chart chart = Chart.of("Data: the first 1,000 rows", "second feature", "y")
                .dots("observed", some.feature(1), doubles(some.observed()));
        return Pictures.save(folder, "data", chart);
    }

    /** The loss curve, and beside it what the model estimates for some rows before and after training. */
    static List<Path> training(Path folder, History history, SyntheticData shown, float[] before, float[] after)
            throws IOException {
        double[] losses = history.meanLosses();
        double[] epochs = new double[losses.length];
        Arrays.setAll(epochs, i -> i + 1);
        return Pictures.save(
                folder,
                "training",
                Chart.of("Loss curve", "epoch", "mean loss").counting().line("mean loss", epochs, losses),
                estimates("Before training", shown, before),
                estimates("After training", shown, after));
    }

    private static Chart estimates(String title, SyntheticData shown, float[] estimated) {
        return Chart.of(title + ": first " + shown.rows() + " rows", "second feature", "y")
                .dots("real", shown.feature(1), doubles(shown.observed()))
                .crosses("estimated", shown.feature(1), doubles(estimated));
    }

    /** f and f' from -10 to 10. */
    static List<Path> parabola(Path folder, Parabola parabola) throws IOException {
        double[] x = new double[201];
        Arrays.setAll(x, i -> -10 + i * 0.1);
        return Pictures.save(
                folder,
                "parabola",
                Chart.of("f(x) = 5x² + 13x + 10 and its derivative", "x", "")
                        .line("f", x, parabola.f(x))
                        .line("f'", x, parabola.slope(x)));
    }

    private static double[] doubles(float[] values) {
        double[] exact = new double[values.length];
        Arrays.setAll(exact, i -> values[i]);
        return exact;
    }
}
