package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The law of the unit matrix, which derivatives by a whole vector bring in. */
final class IdentityRules {
    private IdentityRules() {}

    /** {@code I A = A I = A}; not where the unit matrix puts elements on a diagonal or takes them from one. */
    static Optional<Node> product(Node node, Graph graph) {
        if (!(node.op() instanceof Contract contract)) {
            return Optional.empty();
        }
        return withIdentity(contract, node.input(0), node.input(1), graph)
                .or(() -> withIdentity(contract.swapped(), node.input(1), node.input(0), graph));
    }

    private static Optional<Node> withIdentity(Contract contract, Node left, Node right, Graph graph) {
        if (!isIdentity(left, graph)) {
            return Optional.empty();
        }
        boolean sumsFirst = contract.summed().contains(contract.left().get(0));
        int summed = contract.left().get(sumsFirst ? 0 : 1);
        int kept = contract.left().get(sumsFirst ? 1 : 0);
        boolean renames =
                contract.summed().equals(List.of(summed)) && !contract.right().contains(kept);
        if (!renames) {
            return Optional.empty();
        }
        List<Integer> labels = new ArrayList<>(contract.right());
        labels.set(labels.indexOf(summed), kept);
        return Optional.of(graph.permute(
                right, contract.result().stream().map(labels::indexOf).toList()));
    }

    private static boolean isIdentity(Node node, Graph graph) {
        List<Dimension> shape = node.shape();
        return node.op() instanceof Select
                && shape.size() == 2
                && shape.get(0).equals(shape.get(1))
                && node == graph.identity(shape.get(0));
    }
}
