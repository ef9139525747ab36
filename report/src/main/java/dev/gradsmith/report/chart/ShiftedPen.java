package dev.gradsmith.report.chart;

import java.util.Arrays;

/** Draws with another pen, further to the right. */
record ShiftedPen(Pen pen, double by) implements Pen {
    @Override
    public void line(double fromX, double fromY, double toX, double toY, Ink ink, double width) {
        pen.line(fromX + by, fromY, toX + by, toY, ink, width);
    }

    @Override
    public void polyline(double[] x, double[] y, Ink ink, double width) {
        pen.polyline(shifted(x), y, ink, width);
    }

    @Override
    public void dots(double[] x, double[] y, double radius, Ink ink) {
        pen.dots(shifted(x), y, radius, ink);
    }

    @Override
    public void crosses(double[] x, double[] y, double radius, Ink ink) {
        pen.crosses(shifted(x), y, radius, ink);
    }

    @Override
    public void rectangle(double x, double y, double width, double height, Ink ink) {
        pen.rectangle(x + by, y, width, height, ink);
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor, Lettering lettering, Ink ink) {
        pen.text(text, x + by, y, anchor, lettering, ink);
    }

    private double[] shifted(double[] x) {
        return Arrays.stream(x).map(value -> value + by).toArray();
    }
}
