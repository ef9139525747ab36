package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Definition;
import java.util.List;
import java.util.Optional;

/** Values that no Java array has room for however small their symbolic sizes are; generated code tells the others when it is called. */
final class ArraySizes {
    /** The longest array that virtual machines make. */
    private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    private ArraySizes() {}

    private static double elements(List<Dimension> shape) {
        double elements = 1;
        for (Dimension dimension : shape) {
            elements *= least(dimension);
        }
        return elements;
    }

    /** What to say of a declared shape. */
    static Optional<Diagnostic> tooLong(SourceSpan span, List<Dimension> shape) {
        double elements = elements(shape);
        if (elements <= MOST_ELEMENTS) {
            return Optional.empty();
        }
        return Optional.of(new Diagnostic(
                DiagnosticCode.MODEL_TOO_LARGE,
                span,
                "%s has at least %.3g elements".formatted(text(shape), elements),
                "an array of Java has room for " + MOST_ELEMENTS));
    }

    /** The size where every name is 1; of a difference that may be smaller still, 1. */
    private static double least(Dimension dimension) {
        boolean shrinks = dimension.terms().values().stream().anyMatch(coefficient -> coefficient < 0);
        return shrinks
                ? 1
                : dimension.terms().values().stream()
                        .mapToDouble(Long::doubleValue)
                        .sum();
    }

    /** The first value that is too long, of all that each of the definitions is computed from. */
    static List<Diagnostic> tooLong(List<Definition> definitions) {
        List<Node> all = definitions.stream().map(Definition::node).toList();
        // Once through all of them, since a definition may be computed from all that stand before it.
        boolean any = Graph.topological(all).stream().anyMatch(node -> elements(node.shape()) > MOST_ELEMENTS);
        return any
                ? definitions.stream()
                        .flatMap(definition -> tooLong(definition).stream())
                        .toList()
                : List.of();
    }

    private static Optional<Diagnostic> tooLong(Definition definition) {
        return Graph.topological(List.of(definition.node())).stream()
                .flatMap(node -> tooLong(node.span().orElse(definition.span()), node.shape()).stream())
                .findFirst();
    }

    private static String text(List<Dimension> shape) {
        return shape.toString().replace(" ", "").replace(",", ", ");
    }
}
