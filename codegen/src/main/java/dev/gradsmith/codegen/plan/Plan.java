package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a program is run: stages in their order.
 *
 * @param stored the values that have storage of their own, in the order of their computation
 * @param rowResults those of them that keep a row for every example after their pass
 * @param blockRows the rows of a block
 * @param shared the values of a block that lie in the array of another, which is read no more when they are written
 */
public record Plan(
        Program program,
        List<Stage> stages,
        List<Node> stored,
        Set<Node> rowResults,
        int blockRows,
        Map<Node, Node> shared) {
    public Plan {
        stages = List.copyOf(stages);
        stored = List.copyOf(stored);
        rowResults = Set.copyOf(rowResults);
        shared = Map.copyOf(shared);
    }

    public List<Stage.Pass> passes() {
        return stages.stream()
                .filter(Stage.Pass.class::isInstance)
                .map(Stage.Pass.class::cast)
                .toList();
    }
}
