package dev.gradsmith.report.chart;

import java.util.Locale;

/** Writes marks as SVG elements, coloured by the variables of {@link Ink#css}. Points of one series are one path, which keeps pages small. */
final class SvgPen implements Pen {
    private final StringBuilder elements = new StringBuilder();

    /** The elements that were drawn. */
    String elements() {
        return elements.toString();
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, Ink ink, double width) {
        polyline(new double[] {fromX, toX}, new double[] {fromY, toY}, ink, width);
    }

    @Override
    public void polyline(double[] x, double[] y, Ink ink, double width) {
        StringBuilder path = new StringBuilder();
        boolean joined = false;
        for (int i = 0; i < x.length; i++) {
            boolean finite = isFinite(x[i], y[i]);
            if (finite) {
                path.append(joined ? 'L' : 'M').append(point(x[i], y[i]));
            }
            joined = finite;
        }
        stroke(path, ink, width, "butt");
    }

    @Override
    public void dots(double[] x, double[] y, double radius, Ink ink) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            if (isFinite(x[i], y[i])) {
                path.append('M').append(point(x[i], y[i])).append("h0");
            }
        }
        stroke(path, ink, 2 * radius, "round");
    }

    @Override
    public void crosses(double[] x, double[] y, double radius, Ink ink) {
        StringBuilder path = new StringBuilder();
        String there = "l" + point(2 * radius, 2 * radius);
        String back = "m" + point(-2 * radius, 0) + "l" + point(2 * radius, -2 * radius);
        for (int i = 0; i < x.length; i++) {
            if (isFinite(x[i], y[i])) {
                path.append('M')
                        .append(point(x[i] - radius, y[i] - radius))
                        .append(there)
                        .append(back);
            }
        }
        stroke(path, ink, 1.3, "butt");
    }

    private void stroke(StringBuilder path, Ink ink, double width, String cap) {
        if (path.length() == 0) {
            return;
        }
        elements.append("<path fill=\"none\" stroke=\"")
                .append(colour(ink))
                .append("\" stroke-width=\"")
                .append(number(width))
                .append("\" stroke-linecap=\"")
                .append(cap)
                .append("\" stroke-linejoin=\"round\" d=\"")
                .append(path)
                .append("\"/>\n");
    }

    @Override
    public void rectangle(double x, double y, double width, double height, Ink ink) {
        elements.append(String.format(
                Locale.ROOT,
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n",
                number(x),
                number(y),
                number(width),
                number(height),
                colour(ink)));
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor, Lettering lettering, Ink ink) {
        elements.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" text-anchor=\"")
                .append(anchor.name().toLowerCase(Locale.ROOT))
                .append("\" font-size=\"")
                .append(number(lettering.size()))
                .append(lettering.isBold() ? "\" font-weight=\"600" : "")
                .append("\" fill=\"")
                .append(colour(ink))
                .append("\">")
                .append(Markup.text(text))
                .append("</text>\n");
    }

    private static String colour(Ink ink) {
        return "var(" + ink.variable() + ")";
    }

    private static boolean isFinite(double x, double y) {
        return Double.isFinite(x) && Double.isFinite(y);
    }

    private static String point(double x, double y) {
        return number(x) + " " + number(y);
    }

    /** To a tenth of a unit, which nobody can see. */
    private static String number(double value) {
        double rounded = Math.rint(value * 10) / 10;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
