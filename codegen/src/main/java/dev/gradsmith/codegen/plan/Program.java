package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.op.TrainingMask;
import dev.gradsmith.graph.op.Variable;
import dev.gradsmith.graph.update.UpdateFormula;
import java.util.List;

/**
 * What one generated entry point computes.
 *
 * @param results what the caller gets
 * @param updates what becomes of the parameters once all results are there
 */
public record Program(List<Result> results, List<Update> updates) {
    public Program {
        results = List.copyOf(results);
        updates = List.copyOf(updates);
    }

    /** Whether each run draws random numbers. */
    public boolean draws() {
        return Graph.topological(results.stream().map(Result::node).toList()).stream()
                .anyMatch(node -> node.op() instanceof TrainingMask);
    }

    /** A value under the name that generated code gives it. */
    public record Result(String name, Node node) {}

    /**
     * What becomes of a parameter.
     *
     * @param gradient one of the results
     * @param formula what happens to each element; one for all parameters of the program
     * @param written the same, as people read it
     */
    public record Update(Declaration.Parameter parameter, Node gradient, UpdateFormula formula, UpdateFormula written) {
        /** Whether the gradient is another parameter, which may have changed when this one does. */
        public boolean readsAnotherParameter() {
            return gradient != parameter.node()
                    && gradient.op() instanceof Variable variable
                    && variable.role() == Variable.Role.PARAMETER;
        }
    }

    /** Whether gradients lie where others can be written: none is data or a parameter. */
    public boolean accumulates() {
        return updates.stream()
                .noneMatch(update -> Access.stored(update.gradient()).op() instanceof Variable);
    }

    /** Whether updates need what training remembers, which {@code startUpdates} of the generated class provides. */
    public boolean remembers() {
        return updates.stream().anyMatch(update -> update.formula().remembers() || update.readsAnotherParameter());
    }
}
