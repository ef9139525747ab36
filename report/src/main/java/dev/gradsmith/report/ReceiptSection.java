package dev.gradsmith.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** What it takes to do the run again, and to know that it is the same. */
final class ReceiptSection implements Section {
    private final Map<String, String> entries;

    ReceiptSection(Map<String, String> entries) {
        this.entries = new LinkedHashMap<>(entries);
    }

    @Override
    public String title() {
        return "Receipt";
    }

    @Override
    public void write(Html html) {
        html.open("dl", "class", "receipt");
        entries.forEach((name, value) ->
                html.open("div").element("dt", name).element("dd", value).close("div"));
        html.close("dl");
    }
}
