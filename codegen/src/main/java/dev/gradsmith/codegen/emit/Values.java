package dev.gradsmith.codegen.emit;

import dev.gradsmith.graph.Node;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a piece of generated code knows of values.
 *
 * @param storages where a value lies, if it is stored
 * @param names what the model calls it
 * @param inlined whether it is used in one expression only
 * @param comments the formula to stand above the statement that computes it
 */
record Values(
        Function<Node, Optional<Storage>> storages,
        Function<Node, Optional<String>> names,
        Predicate<Node> inlined,
        Function<Node, Optional<String>> comments) {
    /** Of a program; stored values have their comments where they are stored. */
    static Values of(ProgramNames names, Comments comments, Function<Node, Optional<Storage>> storages) {
        return new Values(
                storages,
                names::named,
                names::isInlined,
                node -> storages.apply(node).isPresent() ? Optional.empty() : comments.of(node));
    }
}
