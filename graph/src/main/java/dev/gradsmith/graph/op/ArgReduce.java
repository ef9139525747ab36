package dev.gradsmith.graph.op;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.print.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The position of the largest or smallest element along one axis, which leaves the shape; of several the first. */
public record ArgReduce(Kind kind, int axis) implements Op {
    /** Which element is sought. */
    public enum Kind {
        ARGMAX(Binary.GREATER),
        ARGMIN(Binary.LESS);

        private final Binary better;

        Kind(Binary better) {
            this.better = better;
        }

        /** The comparison that an element must pass to take the place of an earlier one. */
        public Binary better() {
            return better;
        }
    }

    @Override
    public TensorType type(List<TensorType> inputs) {
        Rules.requireCount(this, inputs, 1);
        TensorType x = inputs.get(0);
        Rules.require(x.isReal() && axis >= 0 && axis < x.rank(), this, inputs);
        List<Dimension> shape = new ArrayList<>(x.shape());
        return new TensorType(new ElementType.Index(shape.remove(axis)), shape);
    }

    @Override
    public List<Optional<Node>> backward(Node node, Node gradient, Graph graph) {
        return List.of(Optional.empty());
    }

    @Override
    public NDArray evaluate(TensorType type, List<NDArray> inputs, Sizes sizes) {
        NDArray x = inputs.get(0);
        int length = x.shape()[axis];
        return NDArray.generate(sizes.shape(type), index -> {
            int best = 0;
            for (int i = 1; i < length; i++) {
                boolean replaces = kind.better().evaluate(x.get(at(index, i)), x.get(at(index, best))) != 0;
                best = replaces ? i : best;
            }
            return best;
        });
    }

    private int[] at(int[] index, int position) {
        int[] full = new int[index.length + 1];
        System.arraycopy(index, 0, full, 0, axis);
        full[axis] = position;
        System.arraycopy(index, axis, full, axis + 1, index.length - axis);
        return full;
    }

    @Override
    public Formula print(Node node, List<Formula> inputs) {
        Formula along = Formula.atom(Axes.name(node.input(0).shape(), axis));
        return Formula.call(kind == Kind.ARGMAX ? "argmax" : "argmin", List.of(inputs.get(0), along));
    }
}
