package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.print.Formula;
import java.util.List;
import java.util.Optional;

/** {@code where(c, a, b)}: elementwise {@code a} where the condition {@code c} holds, else {@code b}; one shape for all three. */
public record Select() implements Op {
    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 3);
        TensorType whenTrue = inputs.get(1);
        Rules.require(
                inputs.get(0).equals(TensorType.condition(whenTrue.shape()))
                        && whenTrue.equals(inputs.get(2))
                        && whenTrue.isReal(),
                this,
                inputs);
        return whenTrue;
    }

    @Override
    public boolean isElementwise() {
        return true;
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        Node condition = node.input(0);
        Node zero = graph.constant(0, node.shape());
        return List.of(
                Optional.empty(),
                Optional.of(graph.select(condition, gradient, zero)),
                Optional.of(graph.select(condition, zero, gradient)));
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        NDArray condition = inputs.get(0);
        return NDArray.generate(condition.shape(), i -> (condition.get(i) != 0 ? inputs.get(1) : inputs.get(2)).get(i));
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        return Formula.call("where", inputs);
    }
}
