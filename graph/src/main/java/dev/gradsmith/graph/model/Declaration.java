package dev.gradsmith.graph.model;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import java.util.Optional;

/** A value that the model's user or its training supplies. */
public sealed interface Declaration {
    String name();

    /** The variable in the graph. */
    Node node();

    SourceSpan span();

    /** What the model's author wrote about it. */
    Optional<String> documentation();

    default TensorType type() {
        return node().type();
    }

    /** Data passed for every prediction. */
    record Input(String name, Node node, SourceSpan span, Optional<String> documentation) implements Declaration {}

    /** Data passed only where a loss or metric needs it. */
    record Target(String name, Node node, SourceSpan span, Optional<String> documentation) implements Declaration {}

    /**
     * A learned value; without an initializer the caller gives its first value.
     *
     * @param path the name in the model language, such as {@code hidden.W} of a layer's instance; {@code name} is {@code hidden_W} then
     */
    record Parameter(
            String name,
            String path,
            Node node,
            Optional<Initializer> initializer,
            SourceSpan span,
            Optional<String> documentation)
            implements Declaration {}

    /** A scalar that the caller may change when building the trainer. */
    record Hyperparameter(String name, Node node, double defaultValue, SourceSpan span, Optional<String> documentation)
            implements Declaration {}
}
