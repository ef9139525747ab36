package dev.gradsmith.examples;

import dev.gradsmith.runtime.History;
import java.awt.Color;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The examples' plots, each as PNG and SVG. */
final class Pictures {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 420;
    static final Color BLUE = new Color(0x1F77B4);
    static final Color ORANGE = new Color(0xE6550D);
    private static final Color GRAY = new Color(0x555555);

    private Pictures() {}

    /** The second feature against the observed value. */
    static List<Path> data(Path folder, SyntheticData data) throws IOException {
        SyntheticData some = data.first(1_000);
        XYChart chart = chart("Data: the first 1,000 rows", "second feature", "y");
        scatter(chart, "observed", some.feature(1), doubles(some.observed()), BLUE);
        chart.getStyler().setLegendVisible(false);
        return save(folder, "data", chart);
    }

    /** The loss curve, and beside it what the model estimates for some rows before and after training. */
    static List<Path> training(Path folder, History history, SyntheticData shown, float[] before, float[] after)
            throws IOException {
        double[] losses = history.meanLosses();
        double[] epochs = new double[losses.length];
        Arrays.setAll(epochs, i -> i + 1);
        XYChart loss = chart("Loss curve", "epoch", "mean loss");
        line(loss, "mean loss", epochs, losses, BLUE);
        loss.getStyler().setLegendVisible(false);
        loss.getStyler().setXAxisDecimalPattern("0").setXAxisMaxLabelCount(10);
        return save(
                folder,
                "training",
                loss,
                estimates("Before training", shown, before),
                estimates("After training", shown, after));
    }

    private static XYChart estimates(String title, SyntheticData shown, float[] estimated) {
        XYChart chart = chart(title + ": first " + shown.rows() + " rows", "second feature", "y");
        scatter(chart, "real", shown.feature(1), doubles(shown.observed()), BLUE);
        scatter(chart, "estimated", shown.feature(1), doubles(estimated), ORANGE)
                .setMarker(SeriesMarkers.CROSS);
        return chart;
    }

    /** f and f' from -10 to 10. */
    static List<Path> parabola(Path folder, Parabola parabola) throws IOException {
        double[] x = new double[201];
        Arrays.setAll(x, i -> -10 + i * 0.1);
        XYChart chart = chart("f(x) = 5x² + 13x + 10 and its derivative", "x", "");
        line(chart, "f", x, parabola.f(x), BLUE);
        line(chart, "f'", x, parabola.slope(x), ORANGE);
        return save(folder, "parabola", chart);
    }

    static XYChart chart(String title, String xAxis, String yAxis) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xAxis)
                .yAxisTitle(yAxis)
                .build();
        chart.getStyler()
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendBorderColor(Color.WHITE);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        chart.getStyler().setPlotGridLinesColor(new Color(0xE4E4E4));
        chart.getStyler().setMarkerSize(5);
        return chart;
    }

    static XYSeries scatter(XYChart chart, String name, double[] x, double[] y, Color color) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color);
        return series;
    }

    static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color color) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineWidth(2);
        return series;
    }

    /** A thin gray line without an entry in the legend. */
    static void stick(XYChart chart, String name, double x, double from, double to) {
        XYSeries series = line(chart, name, new double[] {x, x}, new double[] {from, to}, GRAY);
        series.setLineWidth(1);
        series.setShowInLegend(false);
    }

    /** Writes the charts side by side. */
    static List<Path> save(Path folder, String name, XYChart... charts) throws IOException {
        return PictureFile.save(folder, name, WIDTH * charts.length, HEIGHT, graphics -> {
            for (int i = 0; i < charts.length; i++) {
                Graphics2D part = (Graphics2D) graphics.create();
                part.translate(i * WIDTH, 0);
                charts[i].paint(part, WIDTH, HEIGHT);
                part.dispose();
            }
        });
    }

    static double[] doubles(float[] values) {
        double[] exact = new double[values.length];
        Arrays.setAll(exact, i -> values[i]);
        return exact;
    }
}
