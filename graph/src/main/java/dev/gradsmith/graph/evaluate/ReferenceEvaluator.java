package dev.gradsmith.graph.evaluate;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Variable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes nodes one by one in double precision: the meaning that emitted code must agree with. */
public final class ReferenceEvaluator {
    private final Sizes sizes;
    private final Map<String, NDArray> variables;

    /** With a size for every symbolic dimension, and a value of the declared shape for every variable, by its name. */
    public ReferenceEvaluator(Sizes sizes, Map<String, NDArray> variables) {
        this.sizes = sizes;
        this.variables = Map.copyOf(variables);
    }

    public NDArray evaluate(Node node) {
        return evaluate(List.of(node)).get(0);
    }

    public List<NDArray> evaluate(List<Node> nodes) {
        Map<Node, NDArray> values = new HashMap<>();
        for (Node node : Graph.topological(nodes)) {
            values.put(node, compute(node, values));
        }
        return nodes.stream().map(values::get).toList();
    }

    private NDArray compute(Node node, Map<Node, NDArray> values) {
        if (node.op() instanceof Variable variable) {
            return value(variable);
        }
        return node.op()
                .evaluate(node.type(), node.inputs().stream().map(values::get).toList(), sizes);
    }

    private NDArray value(Variable variable) {
        NDArray value = variables.get(variable.name());
        if (value == null || !Arrays.equals(value.shape(), sizes.shape(variable.type()))) {
            throw new IllegalArgumentException(
                    variable.name() + " is " + variable.type().shapeText() + " and cannot be " + value);
        }
        return value;
    }
}
