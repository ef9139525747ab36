package dev.gradsmith.report.chart;

/** Marks of one kind, which mean the same and look alike. */
sealed interface Series {
    /** As the legend calls it. */
    String name();

    double[] x();

    double[] y();

    /** A line through points in their order; where a value is not finite it is interrupted. */
    record Line(String name, double[] x, double[] y) implements Series {}

    record Dots(String name, double[] x, double[] y) implements Series {}

    record Crosses(String name, double[] x, double[] y) implements Series {}

    /** A thin line to compare with. */
    record Reference(String name, double[] x, double[] y) implements Series {}

    /** A thin upright line from each {@code y} to each {@code to}; the legend leaves them out. */
    record Sticks(String name, double[] x, double[] y, double[] to) implements Series {}

    /** Bars from 0 to {@code y}, each between two neighbours of {@code x}, which has one more value. */
    record Bars(String name, double[] x, double[] y) implements Series {}
}
