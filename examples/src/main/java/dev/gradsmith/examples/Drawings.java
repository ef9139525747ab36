package dev.gradsmith.examples;

import dev.gradsmith.report.chart.Anchor;
import dev.gradsmith.report.chart.Chart;
import dev.gradsmith.report.chart.Ink;
import dev.gradsmith.report.chart.Lettering;
import dev.gradsmith.report.chart.Pen;
import dev.gradsmith.report.chart.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The two drawings that explain the model: what its loss measures, and the network that it is. */
final class Drawings {
    private static final double[] X = {0.5, 1, 1.6, 2.1, 2.8, 3.3, 3.9, 4.4, 5};
    private static final double[] Y = {1.4, 1.5, 2.4, 2.3, 3.3, 3.2, 6.8, 4.5, 4.6};
    private static final double RADIUS = 26;

    private Drawings() {}

    /** A data set of one feature with its least-squares line, the residuals as sticks, and an outlier. */
    static List<Path> residuals(Path folder) throws IOException {
        double slope = slope();
        double intercept = mean(Y) - slope * mean(X);
        double[] fitted = Arrays.stream(X).map(x -> intercept + slope * x).toArray();
        double[] ends = {0, 5.5};
        Chart chart = Chart.of("Residuals of a line, and an outlier", "x", "y")
                .sticks(X, Y, fitted)
                .dots("data", X, Y)
                .line("least-squares line", ends, new double[] {intercept, intercept + slope * ends[1]});
        return Pictures.save(folder, "residuals", chart);
    }

    private static double slope() {
        double products = 0;
        double squares = 0;
        for (int i = 0; i < X.length; i++) {
            products += (X[i] - mean(X)) * (Y[i] - mean(Y));
            squares += (X[i] - mean(X)) * (X[i] - mean(X));
        }
        return products / squares;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Linear regression as a network of one layer: every input is connected to the one output. */
    static List<Path> network(Path folder) throws IOException {
        String title = "Linear regression as a network: each input is connected to the one output";
        return Pictures.save(folder, "network", title, 520, 320, Drawings::drawNetwork);
    }

    private static void drawNetwork(Pen pen) {
        String[] inputs = {"x₁", "x₂", "⋮", "xₖ"};
        double outputX = 380;
        double outputY = 150;
        for (int i = 0; i < inputs.length; i++) {
            double y = 45 + i * 70;
            if (inputs[i].equals("⋮")) {
                pen.text(inputs[i], 120, y + 5, Anchor.MIDDLE, Lettering.TITLE, Ink.TEXT);
                continue;
            }
            connect(pen, 120, y, outputX, outputY);
            node(pen, inputs[i], 120, y, Ink.FIRST, Ink.SOFT);
        }
        node(pen, "ŷ", outputX, outputY, Ink.SECOND, Ink.SOFT_SECOND);
        pen.text("input layer", 120, 308, Anchor.MIDDLE, Lettering.LABEL, Ink.MUTED);
        pen.text("output layer: ŷ = w₁x₁ + … + wₖxₖ + b", outputX - 10, 308, Anchor.MIDDLE, Lettering.LABEL, Ink.MUTED);
    }

    /** A line from node to node, with an arrow's head at its end. */
    private static void connect(Pen pen, double fromX, double fromY, double toX, double toY) {
        double angle = Math.atan2(toY - fromY, toX - fromX);
        double endX = toX - RADIUS * Math.cos(angle);
        double endY = toY - RADIUS * Math.sin(angle);
        pen.line(fromX, fromY, endX, endY, Ink.MUTED, 1.5);
        for (double side : new double[] {angle + 2.75, angle - 2.75}) {
            pen.line(endX, endY, endX + 10 * Math.cos(side), endY + 10 * Math.sin(side), Ink.MUTED, 1.5);
        }
    }

    private static void node(Pen pen, String label, double x, double y, Ink edge, Ink fill) {
        pen.dots(new double[] {x}, new double[] {y}, RADIUS, edge);
        pen.dots(new double[] {x}, new double[] {y}, RADIUS - 1.5, fill);
        pen.text(label, x, y + 5, Anchor.MIDDLE, Lettering.TITLE, Ink.TEXT);
    }
}
