package dev.gradsmith.report.chart;

/** Draws marks, with the origin at the upper left. What is not finite is not drawn, and interrupts a line. */
public interface Pen {
    void line(double fromX, double fromY, double toX, double toY, Ink ink, double width);

    /** A line through these points, in their order. */
    void polyline(double[] x, double[] y, Ink ink, double width);

    /** A filled circle at each point. */
    void dots(double[] x, double[] y, double radius, Ink ink);

    /** An oblique cross at each point. */
    void crosses(double[] x, double[] y, double radius, Ink ink);

    void rectangle(double x, double y, double width, double height, Ink ink);

    /** @param y of the line on which the letters stand */
    void text(String text, double x, double y, Anchor anchor, Lettering lettering, Ink ink);
}
