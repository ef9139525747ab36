package dev.gradsmith.report.chart;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Lays a chart out on a rectangle and draws it: heading, legend and the y axis' title above, the axes, and the series. */
final class ChartPainter {
    enum Heading {
        SHOWN,
        LEFT_OUT
    }

    private static final double EDGE = 12;
    private static final double LINE_HEIGHT = 20;
    private static final double X_TICK_DISTANCE = 75;
    private static final double Y_TICK_DISTANCE = 52;
    private static final double DOT = 2.6;
    private static final int MANY = 400;

    private final Chart chart;
    private final Pen pen;
    private final double width;
    private final Scale xScale;
    private final Scale yScale;
    private final List<Scale.Tick> yTicks;
    private final double left;
    private final double right;
    private final double bottom;
    private double top;

    ChartPainter(Chart chart, Pen pen, double width, double height) {
        this.chart = chart;
        this.pen = pen;
        this.width = width;
        this.xScale = chart.xScale();
        this.yScale = chart.yScale();
        this.bottom = height - 10 - LINE_HEIGHT * (chart.xTitle().isEmpty() ? 1 : 2);
        this.yTicks = yScale.ticks((int) Math.max(2, (bottom - 40) / Y_TICK_DISTANCE));
        double widest = yTicks.stream()
                .mapToDouble(tick -> Lettering.TICK.width(tick.label()))
                .max()
                .orElse(0);
        this.left = EDGE + widest + 6;
        this.right = width - EDGE - 6;
    }

    void paint(Heading heading) {
        top = EDGE;
        if (heading == Heading.SHOWN) {
            top += LINE_HEIGHT;
            pen.text(chart.title(), EDGE, top - 4, Anchor.START, Lettering.TITLE, Ink.TEXT);
            top += 4;
        }
        legend();
        if (!chart.yTitle().isEmpty()) {
            top += LINE_HEIGHT;
            pen.text(chart.yTitle(), EDGE, top - 5, Anchor.START, Lettering.LABEL, Ink.MUTED);
        }
        top += 6;
        yAxis();
        xAxis();
        for (int i = 0, coloured = 0; i < chart.series().size(); i++) {
            Series series = chart.series().get(i);
            draw(series, Ink.ofSeries(coloured));
            coloured += isNeutral(series) ? 0 : 1;
        }
    }

    private static boolean isNeutral(Series series) {
        return series instanceof Series.Reference || series instanceof Series.Sticks;
    }

    /** Names beside samples of their marks, from left to right in as many lines as they need; a single series needs none. */
    private void legend() {
        List<Series> named =
                chart.series().stream().filter(one -> !one.name().isEmpty()).toList();
        if (named.size() < 2) {
            return;
        }
        double x = EDGE;
        top += LINE_HEIGHT;
        int coloured = 0;
        for (Series series : named) {
            double needed = 26 + Lettering.LABEL.width(series.name());
            if (x > EDGE && x + needed > width - EDGE) {
                x = EDGE;
                top += LINE_HEIGHT;
            }
            sample(series, Ink.ofSeries(coloured), x, top - 10);
            coloured += isNeutral(series) ? 0 : 1;
            pen.text(series.name(), x + 23, top - 6, Anchor.START, Lettering.LABEL, Ink.TEXT);
            x += needed + 14;
        }
    }

    private void sample(Series series, Ink ink, double x, double y) {
        double[] middle = {x + 9};
        double[] height = {y};
        if (series instanceof Series.Dots) {
            pen.dots(middle, height, 3.2, ink);
        } else if (series instanceof Series.Crosses) {
            pen.crosses(middle, height, 3.6, ink);
        } else if (series instanceof Series.Bars) {
            pen.rectangle(x + 3, y - 6, 12, 12, ink);
        } else {
            boolean reference = series instanceof Series.Reference;
            pen.line(x, y, x + 18, y, reference ? Ink.MUTED : ink, reference ? 1.2 : 2.2);
        }
    }

    private void yAxis() {
        for (Scale.Tick tick : yTicks) {
            double y = y(tick.value());
            pen.line(left, y, right, y, Ink.GRID, 1);
            pen.text(tick.label(), left - 7, y + 4.3, Anchor.END, Lettering.TICK, Ink.MUTED);
        }
    }

    private void xAxis() {
        List<Scale.Tick> ticks = xScale.ticks((int) Math.max(2, (right - left) / X_TICK_DISTANCE));
        for (Scale.Tick tick : ticks) {
            double x = x(tick.value());
            double half = Lettering.TICK.width(tick.label()) / 2;
            pen.line(x, bottom, x, bottom + 5, Ink.MUTED, 1);
            double inside = Math.min(x, width - 2 - half);
            pen.text(tick.label(), inside, bottom + 18, Anchor.MIDDLE, Lettering.TICK, Ink.MUTED);
        }
        pen.line(left, bottom, right, bottom, Ink.MUTED, 1);
        double middle = (left + right) / 2;
        pen.text(chart.xTitle(), middle, bottom + LINE_HEIGHT * 2 - 2, Anchor.MIDDLE, Lettering.LABEL, Ink.MUTED);
    }

    private void draw(Series series, Ink ink) {
        double[] x = mapped(series.x(), this::x);
        double[] y = mapped(series.y(), this::y);
        double size = x.length > MANY ? DOT * 0.7 : DOT;
        if (series instanceof Series.Line) {
            pen.polyline(x, y, ink, 2.2);
            pen.dots(alone(x, y), y, 3.2, ink);
        } else if (series instanceof Series.Dots) {
            pen.dots(x, y, size, ink);
        } else if (series instanceof Series.Crosses) {
            pen.crosses(x, y, size, ink);
        } else if (series instanceof Series.Reference) {
            pen.polyline(x, y, Ink.MUTED, 1.2);
        } else if (series instanceof Series.Sticks sticks) {
            double[] ends = mapped(sticks.to(), this::y);
            for (int i = 0; i < x.length; i++) {
                pen.line(x[i], y[i], x[i], ends[i], Ink.MUTED, 1);
            }
        } else {
            for (int i = 0; i < y.length; i++) {
                pen.rectangle(x[i] + 0.5, y[i], Math.max(0.5, x[i + 1] - x[i] - 1), bottom - y[i], ink);
            }
        }
    }

    /** The x of points that no line reaches; NaN for all others. */
    private static double[] alone(double[] x, double[] y) {
        double[] places = new double[x.length];
        Arrays.setAll(places, i -> {
            boolean before = i > 0 && Double.isFinite(y[i - 1]);
            boolean after = i + 1 < y.length && Double.isFinite(y[i + 1]);
            return before || after ? Double.NaN : x[i];
        });
        return places;
    }

    private static double[] mapped(double[] values, DoubleUnaryOperator place) {
        return Arrays.stream(values).map(place).toArray();
    }

    private double x(double value) {
        return left + xScale.position(value) * (right - left);
    }

    private double y(double value) {
        return bottom - yScale.position(value) * (bottom - top);
    }
}
