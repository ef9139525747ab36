package dev.gradsmith.codegen.emit;

import dev.gradsmith.codegen.plan.Kernel;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.print.FormulaPrinter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The formulas that stand above generated statements, in the model's own names, with the line of the model file. */
final class Comments {
    private final Map<Node, String> titles;
    private final FormulaPrinter printer;

    /** @param titles what a comment calls a value; values without a title get no comment */
    Comments(Map<Node, String> names, Map<Node, String> titles) {
        this.titles = titles;
        this.printer = new FormulaPrinter(names);
    }

    Optional<String> of(Node node) {
        return Optional.ofNullable(titles.get(node)).map(title -> title + " = " + printer.print(node) + line(node));
    }

    List<String> of(Kernel kernel) {
        return kernel.results().stream().map(this::always).toList();
    }

    /** As {@link #of(Node)}; a value that has no title is shown by its formula alone. */
    private String always(Node node) {
        return of(node).orElseGet(() -> printer.print(node) + line(node));
    }

    private static String line(Node node) {
        return node.span().map(span -> "  (line " + span.startLine() + ")").orElse("");
    }
}
