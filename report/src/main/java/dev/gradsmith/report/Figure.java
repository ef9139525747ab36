package dev.gradsmith.report;

import dev.gradsmith.report.chart.Chart;
import java.util.Locale;

/**
 * A chart on the page, with its numbers as a table that can be unfolded.
 *
 * @param description what is to be seen, for those who cannot see it, and as the caption
 * @param tableCaption says what the table's numbers are
 */
record Figure(Chart chart, String description, Table table, String tableCaption) {
    /** Narrow, so that letters are still of a readable size on a phone. */
    private static final int WIDTH = 400;

    private static final int HEIGHT = 300;

    void write(Html html) {
        String title = html.newId();
        String text = html.newId();
        html.open("figure").element("h3", chart.title());
        html.markup(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s %s\">\n",
                WIDTH,
                HEIGHT,
                title,
                text));
        html.element("title", chart.title(), "id", title).element("desc", description, "id", text);
        html.markup(chart.svg(WIDTH, HEIGHT)).close("svg");
        html.element("figcaption", description);
        html.open("details").element("summary", "Numbers");
        table.write(html, tableCaption);
        html.close("details").close("figure");
    }
}
