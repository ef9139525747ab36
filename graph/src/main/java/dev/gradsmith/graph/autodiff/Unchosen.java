package dev.gradsmith.graph.autodiff;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.autodiff.Liveness.Literal;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Constant;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A gradient without the choices that made it 0 in places: {@code 2 g} of {@code 2 where(c, g, 0)}.
 *
 * @param choices what those choices were
 */
record Unchosen(Node gradient, List<Literal> choices) {
    /** How far back choices and numbers are looked for, so that the work for one node stays small. */
    private static final int DEPTH = 12;

    static Unchosen of(Node gradient, Graph graph) {
        return of(gradient, DEPTH, graph);
    }

    private static Unchosen of(Node gradient, int depth, Graph graph) {
        if (depth == 0) {
            return new Unchosen(gradient, List.of());
        }
        Optional<Literal> choice = choiceOf(gradient);
        if (choice.isPresent()) {
            Unchosen inner = of(gradient.input(choice.get().holds() ? 1 : 2), depth - 1, graph);
            List<Literal> all = new ArrayList<>(inner.choices);
            all.add(choice.get());
            return new Unchosen(inner.gradient, all);
        }
        if (gradient.op() == Binary.MULTIPLY && isKnownFinite(gradient.input(1))) {
            Unchosen factor = of(gradient.input(0), depth - 1, graph);
            return new Unchosen(graph.multiply(factor.gradient, gradient.input(1)), factor.choices);
        }
        if (gradient.op() instanceof Broadcast repeat
                && choiceOf(gradient.input(0)).isPresent()) {
            Unchosen repeated = of(gradient.input(0), depth - 1, graph);
            return new Unchosen(
                    spread(repeated.gradient, repeat, graph),
                    repeated.choices.stream()
                            .map(one -> new Literal(spread(one.condition(), repeat, graph), one.holds()))
                            .toList());
        }
        return new Unchosen(gradient, List.of());
    }

    private static Node spread(Node node, Broadcast repeat, Graph graph) {
        return graph.broadcast(node, repeat.shape(), repeat.axes());
    }

    private static Optional<Literal> choiceOf(Node gradient) {
        if (!(gradient.op() instanceof Select)) {
            return Optional.empty();
        }
        if (Constant.fills(gradient.input(2), 0)) {
            return Optional.of(new Literal(gradient.input(0), true));
        }
        return Constant.fills(gradient.input(1), 0)
                ? Optional.of(new Literal(gradient.input(0), false))
                : Optional.empty();
    }

    /** Whether a slope is known to be finite everywhere, so that a gradient of 0 stays 0. */
    static boolean isKnownFinite(Node slope) {
        OptionalDouble number = known(slope, DEPTH);
        return number.isPresent() && Double.isFinite(number.getAsDouble());
    }

    /** The number that a node is in every element; sizes count as some positive number. */
    private static OptionalDouble known(Node node, int depth) {
        if (node.op() instanceof Size) {
            return OptionalDouble.of(2);
        }
        if (node.op() instanceof Constant constant) {
            return OptionalDouble.of(constant.value());
        }
        if (node.op() instanceof Broadcast) {
            return known(node.input(0), depth - 1);
        }
        boolean formula = depth > 0 && node.op().isElementwise() && !(node.op() instanceof Select);
        List<NDArray> operands = new ArrayList<>();
        for (Node input : formula ? node.inputs() : List.<Node>of()) {
            known(input, depth - 1).ifPresent(value -> operands.add(NDArray.scalar(value)));
        }
        return formula && operands.size() == node.inputs().size()
                ? OptionalDouble.of(node.op()
                        .evaluate(node.type(), operands, new Sizes(Map.of()))
                        .value())
                : OptionalDouble.empty();
    }
}
