package dev.gradsmith.graph.rewrite;

import static dev.gradsmith.graph.rewrite.Patterns.isConstant;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Indicator;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Select;
import java.util.List;
import java.util.Optional;

/** Laws of picking by comparison of an index with all positions, of which exactly one is the index. */
final class PickRules {
    private PickRules() {}

    /** {@code sum(where(k == range(c), x, 0), c) = x} for an x that is the same along c. */
    static Optional<Node> sum(Node node, Graph graph) {
        boolean picks = node.op() instanceof Reduce reduce
                && reduce.kind() == Reduce.Kind.SUM
                && reduce.axes().size() == 1
                && node.input(0).op() instanceof Select
                && isConstant(node.input(0).input(2), 0)
                && Indicator.isOneHot(node.input(0).input(0), reduce.axes());
        if (!picks) {
            return Optional.empty();
        }
        List<Integer> axes = ((Reduce) node.op()).axes();
        return Indicator.unrepeated(graph, node.input(0).input(1), axes);
    }
}
