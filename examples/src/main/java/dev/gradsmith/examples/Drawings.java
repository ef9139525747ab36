package dev.gradsmith.examples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The two drawings that explain the model: what its loss measures, and the network that it is. */
final class Drawings {
    private static final double[] X = {0.5, 1, 1.6, 2.1, 2.8, 3.3, 3.9, 4.4, 5};
    private static final double[] Y = {1.4, 1.5, 2.4, 2.3, 3.3, 3.2, 6.8, 4.5, 4.6};
    private static final int RADIUS = 26;

    private Drawings() {}

    /** A data set of one feature with its least-squares line, the residuals as sticks, and an outlier. */
    static List<Path> residuals(Path folder) throws IOException {
        double slope = slope();
        double intercept = mean(Y) - slope * mean(X);
        XYChart chart = Pictures.chart("Residuals of a line, and an outlier", "x", "y");
        for (int i = 0; i < X.length; i++) {
            Pictures.stick(chart, "residual " + i, X[i], Y[i], intercept + slope * X[i]);
        }
        double[] ends = {0, 5.5};
        double[] line = {intercept, intercept + slope * ends[1]};
        Pictures.line(chart, "least-squares line", ends, line, Pictures.ORANGE);
        Pictures.scatter(chart, "data", X, Y, Pictures.BLUE);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
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
        return PictureFile.save(folder, "network", 520, 320, Drawings::drawNetwork);
    }

    private static void drawNetwork(Graphics2D graphics) {
        String[] inputs = {"x1", "x2", "…", "xd"};
        int outputX = 380;
        int outputY = 160;
        graphics.setStroke(new BasicStroke(1.5f));
        for (int i = 0; i < inputs.length; i++) {
            int y = 50 + i * 73;
            if (!inputs[i].equals("…")) {
                connect(graphics, 120, y, outputX, outputY);
            }
        }
        for (int i = 0; i < inputs.length; i++) {
            int y = 50 + i * 73;
            if (inputs[i].equals("…")) {
                text(graphics, "⋮", 120, y, 20);
            } else {
                node(graphics, inputs[i], 120, y, new Color(0xDCE9F5));
            }
        }
        node(graphics, "ŷ", outputX, outputY, new Color(0xFBE0D0));
        text(graphics, "input layer", 120, 308, 14);
        text(graphics, "output layer: ŷ = w1 x1 + … + wd xd + b", outputX - 10, 308, 13);
    }

    /** A line from node to node, with an arrow's head at its end. */
    private static void connect(Graphics2D graphics, int fromX, int fromY, int toX, int toY) {
        double angle = Math.atan2(toY - fromY, toX - fromX);
        int endX = (int) Math.round(toX - RADIUS * Math.cos(angle));
        int endY = (int) Math.round(toY - RADIUS * Math.sin(angle));
        graphics.setColor(Color.DARK_GRAY);
        graphics.drawLine(fromX, fromY, endX, endY);
        for (double side : new double[] {angle + 2.75, angle - 2.75}) {
            int x = (int) Math.round(endX + 10 * Math.cos(side));
            int y = (int) Math.round(endY + 10 * Math.sin(side));
            graphics.drawLine(endX, endY, x, y);
        }
    }

    private static void node(Graphics2D graphics, String label, int x, int y, Color fill) {
        graphics.setColor(fill);
        graphics.fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
        graphics.setColor(Color.DARK_GRAY);
        graphics.drawOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
        text(graphics, label, x, y, 16);
    }

    private static void text(Graphics2D graphics, String text, int x, int y, int size) {
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        int width = graphics.getFontMetrics().stringWidth(text);
        graphics.drawString(text, x - width / 2, y + size / 3);
    }
}
