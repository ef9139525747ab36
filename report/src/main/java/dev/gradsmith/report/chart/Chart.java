package dev.gradsmith.report.chart;

import java.util.ArrayList;
import java.util.List;

/** A chart with two axes. Immutable: each method gives a new one. Values that are not finite are left out of it. */
public final class Chart {
    private final String title;
    private final String xTitle;
    private final String yTitle;
    private final Scale.Kind xKind;
    private final Scale.Kind yKind;
    private final List<Series> series;

    private Chart(String title, String xTitle, String yTitle, Scale.Kind xKind, Scale.Kind yKind, List<Series> series) {
        this.title = title;
        this.xTitle = xTitle;
        this.yTitle = yTitle;
        this.xKind = xKind;
        this.yKind = yKind;
        this.series = List.copyOf(series);
    }

    /** An empty chart; the titles of the axes may be empty too. */
    public static Chart of(String title, String xTitle, String yTitle) {
        return new Chart(title, xTitle, yTitle, Scale.Kind.LINEAR, Scale.Kind.LINEAR, List.of());
    }

    /** Counts along the x axis: ticks at whole numbers, no room beside the values. */
    public Chart counting() {
        return new Chart(title, xTitle, yTitle, Scale.Kind.WHOLE, yKind, series);
    }

    /** The y axis logarithmic; values that are not positive are left out. */
    public Chart logarithmic() {
        return new Chart(title, xTitle, yTitle, xKind, Scale.Kind.LOGARITHMIC, series);
    }

    /** A line through points; a single point is a dot. */
    public Chart line(String name, double[] x, double[] y) {
        return with(new Series.Line(name, x, y));
    }

    public Chart dots(String name, double[] x, double[] y) {
        return with(new Series.Dots(name, x, y));
    }

    public Chart crosses(String name, double[] x, double[] y) {
        return with(new Series.Crosses(name, x, y));
    }

    /** A thin line to compare the others with. */
    public Chart reference(String name, double[] x, double[] y) {
        return with(new Series.Reference(name, x, y));
    }

    /** Thin upright lines from {@code y} to {@code to}, without an entry in the legend. */
    public Chart sticks(double[] x, double[] y, double[] to) {
        return with(new Series.Sticks("", x, y, to));
    }

    /** Bars from 0 up to {@code heights}; bar i lies between {@code edges[i]} and {@code edges[i + 1]}. */
    public Chart bars(String name, double[] edges, double[] heights) {
        return with(new Series.Bars(name, edges, heights));
    }

    private Chart with(Series added) {
        boolean bars = added instanceof Series.Bars;
        if (added.x().length != added.y().length + (bars ? 1 : 0)) {
            throw new IllegalArgumentException("the series '" + added.name() + "' has " + added.x().length
                    + (bars ? " edges and " : " x and ") + added.y().length + (bars ? " bars" : " y"));
        }
        List<Series> all = new ArrayList<>(series);
        all.add(added);
        return new Chart(title, xTitle, yTitle, xKind, yKind, all);
    }

    public String title() {
        return title;
    }

    String xTitle() {
        return xTitle;
    }

    String yTitle() {
        return yTitle;
    }

    List<Series> series() {
        return series;
    }

    Scale xScale() {
        Bounds bounds = new Bounds(xKind);
        series.forEach(one -> bounds.add(one.x()));
        return bounds.scale(xKind);
    }

    Scale yScale() {
        Bounds bounds = new Bounds(yKind);
        boolean standing = false;
        for (Series one : series) {
            bounds.add(one.y());
            if (one instanceof Series.Sticks sticks) {
                bounds.add(sticks.to());
            }
            standing |= one instanceof Series.Bars;
        }
        if (!standing) {
            return bounds.scale(yKind);
        }
        bounds.add(0);
        Scale scale = bounds.scale(yKind);
        return new Scale(yKind, 0, scale.high());
    }

    /** Draws the chart with its title. */
    public void draw(Pen pen, double width, double height) {
        new ChartPainter(this, pen, width, height).paint(ChartPainter.Heading.SHOWN);
    }

    /** The chart without its title, as the content of an SVG element of this size. */
    public String svg(double width, double height) {
        SvgPen pen = new SvgPen();
        new ChartPainter(this, pen, width, height).paint(ChartPainter.Heading.LEFT_OUT);
        return pen.elements();
    }
}
