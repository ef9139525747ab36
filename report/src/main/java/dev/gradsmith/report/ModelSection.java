package dev.gradsmith.report;

import java.util.List;

/** What was trained: formulas, graph and source. */
record ModelSection(ModelDescription model) implements Section {
    @Override
    public String title() {
        return "Model";
    }

    @Override
    public void write(Html html) {
        if (!model.documentation().isEmpty()) {
            html.element("p", model.documentation());
        }
        formulas(html, "Formulas", model.values());
        formulas(
                html,
                sharedParts() ? "Derivatives, and the parts that they share" : "Derivatives",
                model.derivatives());
        if (model.derivatives().stream().anyMatch(derivative -> derivative.contains("…"))) {
            html.element("p", "An ellipsis stands for a part that is too long to be shown.");
        }
        declarations(html);
        graph(html);
        html.open("details").element("summary", "Model file");
        html.open("pre", "tabindex", "0").element("code", model.source()).close("pre");
        html.close("details");
    }

    private boolean sharedParts() {
        long parameters = model.declarations().stream()
                .filter(one -> one.kind().equals("parameter"))
                .count();
        return model.derivatives().size() > parameters;
    }

    private static void formulas(Html html, String title, List<String> formulas) {
        if (formulas.isEmpty()) {
            return;
        }
        html.element("h3", title).open("ul", "class", "formulas");
        formulas.forEach(
                formula -> html.open("li", "tabindex", "0").markup(formula).close("li"));
        html.close("ul");
    }

    private void declarations(Html html) {
        if (model.declarations().isEmpty()) {
            return;
        }
        List<List<String>> rows = model.declarations().stream()
                .map(one -> List.of(one.name(), one.kind(), one.type(), one.documentation()))
                .toList();
        html.element("h3", "Names");
        new Table(List.of("name", "is", "shape", ""), rows).write(html, "What the model takes and learns", "texts");
    }

    private void graph(Html html) {
        html.element("h3", "Graph");
        if (model.graph().isEmpty()) {
            html.element("p", "The model's graph is too large to be drawn.");
            return;
        }
        html.open("div", "class", "graph", "tabindex", "0", "role", "region", "aria-label", "Graph of the model");
        html.markup(model.graph()).close("div");
    }
}
