package dev.gradsmith.graph.model;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A whole, correct model: its declarations in their order, its named values as nodes of one graph, and what to do with
 * them.
 *
 * @param sourceName the model file as diagnostics show it
 * @param definitions every top-level definition, in the order of the file
 * @param outputs what the model predicts
 * @param batch the leading data dimension that all inputs and targets share, where there is one
 */
public record ModelGraph(
        String name,
        String sourceName,
        Optional<String> documentation,
        Precision precision,
        Graph graph,
        List<Declaration> declarations,
        List<Definition> definitions,
        List<Definition> outputs,
        List<Definition> metrics,
        Optional<Objective> objective,
        Optional<Dimension> batch) {
    public ModelGraph {
        declarations = List.copyOf(declarations);
        definitions = List.copyOf(definitions);
        outputs = List.copyOf(outputs);
        metrics = List.copyOf(metrics);
    }

    /** The declarations of one kind, in their order. */
    public <D extends Declaration> List<D> declarations(Class<D> kind) {
        return declarations.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The symbolic dimensions that occur in a parameter, sorted: bound once, when the model is built. */
    public Set<String> modelDimensions() {
        Set<String> names = new TreeSet<>();
        declarations(Declaration.Parameter.class)
                .forEach(parameter -> names.addAll(parameter.type().names()));
        return names;
    }
}
