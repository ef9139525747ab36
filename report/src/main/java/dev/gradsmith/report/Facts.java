package dev.gradsmith.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** Short answers with their names. */
final class Facts {
    private final Map<String, String> facts = new LinkedHashMap<>();

    Facts add(String name, String value) {
        facts.put(name, value);
        return this;
    }

    void write(Html html) {
        html.open("dl", "class", "facts");
        facts.forEach((name, value) ->
                html.open("div").element("dt", name).element("dd", value).close("div"));
        html.close("dl");
    }
}
