package dev.gradsmith.graph.print;

import java.util.List;
import java.util.Locale;

/** Writes a layout as an SVG element. Its colours are CSS variables of the page, so that they suit light and dark; or others. */
final class GraphSvg {
    private static final double MARGIN = 8;
    private static final double BOX = 30;

    private final LayeredLayout layout;
    private final StringBuilder svg = new StringBuilder();

    private GraphSvg(LayeredLayout layout) {
        this.layout = layout;
    }

    static String of(LayeredLayout layout) {
        return new GraphSvg(layout).write();
    }

    private String write() {
        double width = layout.width() + 2 * MARGIN;
        double height = (layout.height() - 1) * LayeredLayout.LAYER + BOX + 2 * MARGIN;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%.0f\" height=\"%.0f\""
                        + " viewBox=\"0 0 %.0f %.0f\" font-size=\"13\">\n",
                width, height, width, height);
        svg.append("<title>Graph of the model</title>\n<desc>");
        svg.append(layout.boxes().size())
                .append(" values, of which the data are at the top; each arrow leads from a value to one that is"
                        + " computed from it, as the formulas say.</desc>\n");
        layout.arrows().forEach(this::arrow);
        for (int i = 0; i < layout.boxes().size(); i++) {
            box(layout.boxes().get(i), layout.item(i));
        }
        return svg.append("</svg>\n").toString();
    }

    private void box(GraphBox box, LayeredLayout.Item item) {
        double left = MARGIN + item.x - item.width / 2;
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.0f\" rx=\"%d\" fill=\"%s\""
                        + " stroke=\"var(--ink-muted,#5B636D)\" stroke-width=\"%s\"/>",
                left,
                top(item),
                item.width,
                BOX,
                box.inputs().isEmpty() ? 15 : 5,
                fill(box.kind()),
                box.kind() == GraphBox.Kind.NAMED ? "1.6" : "0.8");
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" fill=\"var(--ink-text,#1B1F24)\">%s%s</text>\n",
                MARGIN + item.x,
                top(item) + 19.5,
                MathName.escaped(box.label()),
                box.detail().isEmpty()
                        ? ""
                        : "<tspan dx=\"7\" font-size=\"11.5\" fill=\"var(--ink-muted,#5B636D)\">"
                                + MathName.escaped(box.detail()) + "</tspan>");
    }

    private static String fill(GraphBox.Kind kind) {
        return switch (kind) {
            case DATA -> "var(--ink-soft,#D6E6F4)";
            case PARAMETER -> "var(--ink-soft-second,#FBE3D1)";
            case NAMED, STEP -> "var(--ink-paper,#FFFFFF)";
        };
    }

    /** Curves from layer to layer, and a head. */
    private void arrow(List<LayeredLayout.Item> points) {
        LayeredLayout.Item first = points.get(0);
        LayeredLayout.Item last = points.get(points.size() - 1);
        double y = top(first) + BOX;
        add("<path fill=\"none\" stroke=\"var(--ink-muted,#5B636D)\" d=\"M%.1f %.1f", MARGIN + first.x, y);
        for (LayeredLayout.Item point : points.subList(1, points.size())) {
            double from = y;
            y = point == last ? top(point) - 4 : top(point);
            double middle = (from + y) / 2;
            double before = points.get(points.indexOf(point) - 1).x;
            add(
                    "C%.1f %.1f %.1f %.1f %.1f %.1f",
                    MARGIN + before, middle, MARGIN + point.x, middle, MARGIN + point.x, y);
            if (point != last) {
                y += BOX;
                add("V%.1f", y);
            }
        }
        svg.append("\"/>");
        add("<path fill=\"var(--ink-muted,#5B636D)\" d=\"M%.1f %.1fl-4 -7h8z\"/>\n", MARGIN + last.x, top(last));
    }

    private static double top(LayeredLayout.Item item) {
        return MARGIN + item.layer * LayeredLayout.LAYER;
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
