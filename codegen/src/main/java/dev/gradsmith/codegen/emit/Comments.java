package dev.gradsmith.codegen.emit;

import dev.gradsmith.codegen.plan.Kernel;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.print.FormulaPrinter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The formulas that stand above generated statements, in the model's own names, with the line of the model file. A formula that would be
 * long is written with the fields that hold its parts.
 */
final class Comments {
    private static final int LONGEST = 80;

    private final String file;
    private final Map<Node, String> names;
    private final Map<Node, String> titles;
    private final Map<Node, String> fields;
    private final FormulaPrinter inNames;
    private final FormulaPrinter inFields;

    /**
     * @param file the model's, as diagnostics show it
     * @param names what formulas call values
     * @param titles what a comment calls a value; values without a title get no comment of their own
     */
    Comments(String file, Map<Node, String> names, Map<Node, String> titles) {
        this(file, names, titles, Map.of());
    }

    private Comments(String file, Map<Node, String> names, Map<Node, String> titles, Map<Node, String> fields) {
        this.file = file;
        this.names = names;
        this.titles = titles;
        this.fields = fields;
        this.inNames = new FormulaPrinter(names);
        Map<Node, String> all = new HashMap<>(fields);
        all.putAll(names);
        this.inFields = new FormulaPrinter(all);
    }

    /** For a class that holds values in fields. */
    Comments in(Map<Node, String> fields) {
        return new Comments(file, names, titles, fields);
    }

    Optional<String> of(Node node) {
        return Optional.ofNullable(titles.get(node)).map(title -> title + " = " + formula(node) + line(node));
    }

    List<String> of(Kernel kernel) {
        return kernel.results().stream().map(this::always).toList();
    }

    /** As {@link #of(Node)}; a value that has no title is called like its field. */
    String always(Node node) {
        return of(node).orElseGet(() -> {
            String field = fields.get(node);
            return (field == null ? "" : field + " = ") + formula(node) + line(node);
        });
    }

    private String formula(Node node) {
        String formula = inNames.print(node);
        return formula.length() <= LONGEST && !formula.contains("…") ? formula : inFields.print(node);
    }

    private String line(Node node) {
        return node.span().map(span -> "  (" + span.line(file) + ")").orElse("");
    }
}
