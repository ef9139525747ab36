package dev.gradsmith.report;

import java.util.List;

/** Rows of texts under headings. A row's first cell is its heading. */
record Table(List<String> headings, List<List<String>> rows) {
    Table {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** @param caption says what the numbers are */
    void write(Html html, String caption) {
        write(html, caption, "numbers");
    }

    /** @param style the table's CSS class */
    void write(Html html, String caption, String style) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table", "class", style)
                .element("caption", caption)
                .open("thead")
                .open("tr");
        headings.forEach(heading -> html.element("th", heading, "scope", "col"));
        html.close("tr").close("thead").open("tbody");
        for (List<String> row : rows) {
            html.open("tr").element("th", row.get(0), "scope", "row");
            row.subList(1, row.size()).forEach(cell -> html.element("td", cell));
            html.close("tr");
        }
        html.close("tbody").close("table").close("div");
    }
}
