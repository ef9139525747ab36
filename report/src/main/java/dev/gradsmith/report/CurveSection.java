package dev.gradsmith.report;

import dev.gradsmith.report.chart.Chart;
import dev.gradsmith.report.chart.NumberText;
import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured in each epoch: the losses in one chart, each metric in another, and each hyperparameter that a schedule changed. */
final class CurveSection implements Section {
    private static final int STRETCHES = 500;
    private static final int MOST_ROWS = 100;

    /** A curve that spans more than this is shown on a logarithmic axis. */
    private static final double WIDE = 30;

    private final History history;
    private final Map<String, double[]> losses;

    /** The curves of each metric's chart, by its title. */
    private final Map<String, Map<String, double[]>> metrics;

    CurveSection(History history) {
        this.history = history;
        HistoryCurves measured = HistoryCurves.of(history);
        losses = measured.losses();
        metrics = measured.metrics();
    }

    void addLoss(String name, double[] values) {
        put(losses, name, values);
    }

    void addMetric(String name, double[] values) {
        Map<String, double[]> chart = new LinkedHashMap<>();
        put(chart, name, values);
        metrics.put(name, chart);
    }

    private void put(Map<String, double[]> curves, String name, double[] values) {
        int epochs = history.epochs().size();
        if (values.length != epochs) {
            throw new IllegalArgumentException(
                    "'" + name + "' has " + values.length + " values, but there were " + epochs + " epochs");
        }
        if (losses.containsKey(name) || metrics.containsKey(name)) {
            throw new IllegalArgumentException("there is a curve '" + name + "' already");
        }
        curves.put(name, values.clone());
    }

    @Override
    public String title() {
        return "Training";
    }

    @Override
    public void write(Html html) {
        facts().write(html);
        html.open("div", "class", "figures");
        figure("Loss", "mean loss", losses).write(html);
        metrics.forEach((name, curves) -> figure(name, "", curves).write(html));
        html.close("div");
    }

    private Facts facts() {
        long steps = 0;
        long examples = 0;
        long nanoseconds = 0;
        for (Epoch epoch : history.epochs()) {
            steps += epoch.steps();
            examples += epoch.examples();
            nanoseconds += epoch.nanoseconds();
        }
        double seconds = nanoseconds / 1e9;
        Facts facts = new Facts()
                .add("Epochs", NumberText.whole(history.epochs().size()))
                .add("Last loss", NumberText.significant(history.last().meanLoss(), 4));
        history.last()
                .validationLoss()
                .ifPresent(loss -> facts.add("Last validation loss", NumberText.significant(loss, 4)));
        history.restored().ifPresent(epoch -> facts.add("Parameters kept of epoch", NumberText.whole(epoch.number())));
        facts.add("Steps", NumberText.whole(steps))
                .add("Time", seconds < 1 ? NumberText.significant(seconds * 1000, 3) + " ms" : duration(seconds));
        if (seconds > 0 && examples > 0) {
            facts.add("Examples per second", NumberText.whole(Math.round(examples / seconds)));
        }
        return facts;
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return NumberText.significant(seconds, 3) + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    private Figure figure(String title, String unit, Map<String, double[]> curves) {
        boolean logarithmic = curves.values().stream().allMatch(CurveSection::isWide);
        Chart chart = Chart.of(title, "epoch", unit + (logarithmic ? (unit.isEmpty() ? "" : ", ") + "logarithmic" : ""))
                .counting();
        for (Map.Entry<String, double[]> curve : curves.entrySet()) {
            int[] shown = Sample.extremes(curve.getValue(), STRETCHES);
            double[] numbers = Arrays.stream(shown).mapToDouble(this::number).toArray();
            chart = chart.line(
                    curve.getKey(), numbers, Values.of(curve.getValue()).select(shown));
        }
        return new Figure(
                logarithmic ? chart.logarithmic() : chart,
                description(curves),
                table(curves),
                title + " in each epoch");
    }

    private double number(int place) {
        return history.epochs().get(place).number();
    }

    private static boolean isWide(double[] values) {
        double[] finite =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return finite.length > 1 && finite[0] > 0 && finite[finite.length - 1] / finite[0] > WIDE;
    }

    private String description(Map<String, double[]> curves) {
        StringBuilder text = new StringBuilder();
        curves.forEach(
                (name, values) -> text.append(text.length() == 0 ? "" : " ").append(described(name, values)));
        int epochs = history.epochs().size();
        if (epochs > 2 * STRETCHES) {
            text.append(" Of ")
                    .append(NumberText.whole(epochs))
                    .append(" epochs, the curve shows the least and the greatest of each of ")
                    .append(STRETCHES)
                    .append(" stretches.");
        }
        return text.toString();
    }

    private String described(String name, double[] values) {
        String called = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        double first = values[0];
        double last = values[values.length - 1];
        String course = values.length == 1
                ? called + " " + NumberText.significant(first, 4) + " after the only epoch."
                : called + " from " + NumberText.significant(first, 4) + " to " + NumberText.significant(last, 4)
                        + " in " + NumberText.whole(values.length) + " epochs.";
        return course + notFinite(values);
    }

    private String notFinite(double[] values) {
        int count = values.length - Values.of(values).finite();
        if (count == 0) {
            return "";
        }
        int place = 0;
        while (Double.isFinite(values[place])) {
            place++;
        }
        return " Not finite in " + NumberText.whole(count) + (count == 1 ? " epoch" : " epochs") + ", first in epoch "
                + history.epochs().get(place).number() + "; those are missing from the chart.";
    }

    private Table table(Map<String, double[]> curves) {
        List<String> headings = new ArrayList<>(List.of("epoch"));
        headings.addAll(curves.keySet());
        List<List<String>> rows = new ArrayList<>();
        for (int place : Sample.even(history.epochs().size(), MOST_ROWS)) {
            List<String> row = new ArrayList<>(
                    List.of(NumberText.whole(history.epochs().get(place).number())));
            curves.values().forEach(values -> row.add(NumberText.significant(values[place], 6)));
            rows.add(row);
        }
        return new Table(headings, rows);
    }
}
