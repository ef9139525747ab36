package dev.gradsmith.graph.evaluate;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Size;
import dev.gradsmith.graph.op.Variable;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Finds the scalars whose value the compiler knows. */
public final class KnownValue {
    private KnownValue() {}

    /** The value of a scalar that depends on numbers alone; it may be infinite or no number. Empty for all else. */
    public static OptionalDouble of(Node node) {
        boolean known = node.type().isScalar()
                && node.type().isReal()
                && Graph.topological(List.of(node)).stream()
                        .noneMatch(part -> part.op() instanceof Variable || part.op() instanceof Size);
        return known
                ? OptionalDouble.of(new ReferenceEvaluator(new Sizes(Map.of()), Map.of())
                        .evaluate(node)
                        .value())
                : OptionalDouble.empty();
    }
}
