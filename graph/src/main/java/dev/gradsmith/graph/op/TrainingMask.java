package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.print.Formula;
import java.util.List;
import java.util.Optional;

/**
 * What dropout multiplies by while a model is trained: 0 with probability {@code rate}, else {@code 1 / (1 - rate)}, drawn anew
 * for each step. Outside training it is 1 everywhere, which is its reference meaning.
 *
 * @param site tells one dropout of a model from the others
 */
public record TrainingMask(int site, double rate, List<Dimension> shape) implements Op {
    public TrainingMask {
        shape = List.copyOf(shape);
    }

    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 0);
        return TensorType.real(shape);
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        return List.of();
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        return NDArray.filled(sizes.shape(type), 1);
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        return Formula.call("mask", List.of(Formula.number(rate)));
    }
}
