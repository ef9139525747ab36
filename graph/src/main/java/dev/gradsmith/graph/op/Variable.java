package dev.gradsmith.graph.op;

import dev.gradsmith.diagnostic.CompilerBug;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.print.Formula;
import java.util.List;
import java.util.Optional;

/** A value that comes from outside the graph, under the name that the model gives it. */
public record Variable(String name, Role role, TensorType type) implements Op {
    /** Where the value comes from. */
    public enum Role {
        INPUT,
        TARGET,
        PARAMETER,
        HYPERPARAMETER,
        /** In an update rule: the derivative of the objective by the parameter. */
        GRADIENT,
        /** In an update rule: what training remembers from step to step. */
        STATE,
        /** A value that takes its place later; none is left in a program. */
        PLACEHOLDER
    }

    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 0);
        return type;
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        return List.of();
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        throw new CompilerBug("evaluate", "the variable " + name + " has no value");
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        return Formula.atom(name);
    }
}
