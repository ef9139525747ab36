package dev.gradsmith.codegen.emit;

import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Unary;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the values that one elementwise operator uses, once: they stand within its expression. */
final class Inlining {
    private Inlining() {}

    static Set<Node> of(Program program) {
        return of(program.results().stream().map(Program.Result::node).toList());
    }

    /** A root's place, where its value goes, is a use of it. A condition is written out wherever it is used, and what it uses with it. */
    static Set<Node> of(Collection<Node> roots) {
        Map<Node, Integer> uses = new HashMap<>();
        roots.forEach(root -> uses.merge(root, 1, Integer::sum));
        Set<Node> elsewhere = new HashSet<>();
        List<Node> topological = Graph.topological(roots);
        for (int i = topological.size() - 1; i >= 0; i--) {
            Node node = topological.get(i);
            boolean elementwise =
                    node.op() instanceof Unary || node.op() instanceof Binary || node.op() instanceof Select;
            int written = node.type().isCondition() ? Math.min(2, uses.getOrDefault(node, 0)) : 1;
            for (Node input : node.inputs()) {
                uses.merge(input, written, Integer::sum);
                if (!elementwise) {
                    elsewhere.add(input);
                }
            }
        }
        Set<Node> inlined = new HashSet<>(uses.keySet());
        inlined.removeIf(node -> uses.getOrDefault(node, 0) > 1 || elsewhere.contains(node));
        return inlined;
    }
}
