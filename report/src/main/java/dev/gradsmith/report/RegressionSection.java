package dev.gradsmith.report;

import dev.gradsmith.report.chart.Chart;
import dev.gradsmith.report.chart.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers that a model predicted, against those that were observed. */
final class RegressionSection implements Section {
    private static final int MOST_DOTS = 2_000;
    private static final int MOST_ROWS = 50;

    private final Values actual;
    private final Values predicted;
    private final Residuals residuals;

    RegressionSection(Values actual, Values predicted) {
        if (actual.length() != predicted.length()) {
            throw new IllegalArgumentException(
                    "there are " + actual.length() + " actual values, but " + predicted.length() + " predicted ones");
        }
        if (actual.length() == 0) {
            throw new IllegalArgumentException("there are no actual values");
        }
        this.actual = actual;
        this.predicted = predicted;
        this.residuals = Residuals.of(actual, predicted);
    }

    @Override
    public String title() {
        return "Regression";
    }

    @Override
    public void write(Html html) {
        residuals.facts().write(html);
        int[] shown = Sample.random(actual.length(), MOST_DOTS);
        html.open("div", "class", "figures");
        predictions(shown).write(html);
        residuals(shown).write(html);
        distribution().write(html);
        html.close("div");
    }

    private Values residual() {
        return new Values(actual.length(), i -> actual.get(i) - predicted.get(i));
    }

    private Figure predictions(int[] shown) {
        double[] ends = ends(shown);
        Chart chart = Chart.of("Predicted against actual", "actual", "predicted")
                .dots("predictions", actual.select(shown), predicted.select(shown))
                .reference("as observed", ends, ends);
        return new Figure(chart, "On the line a prediction is what was observed." + sampled(shown), table(), rows());
    }

    private double[] ends(int[] shown) {
        double[] finite = Arrays.stream(actual.select(shown))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return finite.length == 0 ? new double[0] : new double[] {finite[0], finite[finite.length - 1]};
    }

    private Figure residuals(int[] shown) {
        double[] x = predicted.select(shown);
        double[] finite = Arrays.stream(x).filter(Double::isFinite).sorted().toArray();
        double[] ends = finite.length == 0 ? new double[0] : new double[] {finite[0], finite[finite.length - 1]};
        Chart chart = Chart.of("Residuals", "predicted", "actual − predicted")
                .dots("residuals", x, residual().select(shown))
                .reference("", ends, new double[ends.length]);
        return new Figure(
                chart,
                "What a model has understood leaves residuals without a pattern, evenly around 0." + sampled(shown),
                table(),
                rows());
    }

    private Figure distribution() {
        Histogram histogram = Histogram.of(residual());
        String description = "Mean " + NumberText.significant(residuals.mean(), 3) + ", standard deviation "
                + NumberText.significant(residuals.deviation(), 3) + ".";
        return new Figure(
                histogram.chart("Distribution of residuals", "actual − predicted"),
                description,
                histogram.table("residual"),
                "How many residuals lie where");
    }

    private String sampled(int[] shown) {
        return shown.length == actual.length()
                ? ""
                : " Shown are " + NumberText.whole(shown.length) + " of " + NumberText.whole(actual.length())
                        + " rows, drawn at random; the figures above are of all rows.";
    }

    private String rows() {
        int shown = Math.min(MOST_ROWS, actual.length());
        return shown == actual.length()
                ? "All rows"
                : shown + " of " + NumberText.whole(actual.length()) + " rows, at equal distances";
    }

    private Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (int row : Sample.even(actual.length(), MOST_ROWS)) {
            rows.add(List.of(
                    NumberText.whole(row + 1L),
                    NumberText.significant(actual.get(row), 5),
                    NumberText.significant(predicted.get(row), 5),
                    NumberText.significant(actual.get(row) - predicted.get(row), 3)));
        }
        return new Table(List.of("row", "actual", "predicted", "residual"), rows);
    }
}
