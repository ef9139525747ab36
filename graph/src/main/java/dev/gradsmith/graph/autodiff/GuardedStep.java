package dev.gradsmith.graph.autodiff;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.autodiff.Liveness.Literal;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Constant;
import dev.gradsmith.graph.op.Indicator;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One step backward, from a node's gradient to what it contributes to those of its inputs.
 *
 * <p>A choice sends a gradient of 0 into the arm that it did not take. Multiplied there by an infinite slope, such as that of a root
 * at 0, it would become NaN. So a gradient carries along where it {@linkplain Liveness flows}, and where it does not, its
 * contributions are chosen to be 0, not multiplied. Gradients that no choice has touched take the plain derivative.
 */
record GuardedStep(Node node, Node gradient, Liveness live, Graph graph) {
    /** For each input what it receives; empty where nothing flows. */
    List<Optional<Node>> contributions() {
        if (node.op().isElementwise()) {
            return elementwise();
        }
        return live.isEverywhere()
                ? node.op().backward(node, gradient, graph)
                : node.op().guardedBackward(node, gradient, indicator(), graph);
    }

    private Node indicator() {
        return live.choose(graph, graph.constant(1, node.shape()));
    }

    /** The choice is made after the multiplication by the slope: {@code where(c, g s, 0)} in the place of {@code where(c, g, 0) s}. */
    private List<Optional<Node>> elementwise() {
        List<Optional<Node>> plain = node.op().backward(node, gradient, graph);
        Liveness flows = live;
        Node bare = gradient;
        for (Optional<Literal> choice = choiceOf(bare); choice.isPresent(); choice = choiceOf(bare)) {
            flows = flows.and(choice.get());
            bare = bare.input(choice.get().holds() ? 1 : 2);
        }
        if (flows.isEverywhere() || flows.isNowhere() || node.op() instanceof Select) {
            return plain;
        }
        List<Optional<Node>> ofBare = node.op().backward(node, bare, graph);
        List<Optional<Node>> chosen = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            boolean keeps = plain.get(i).isEmpty() || hasKnownSlope(plain.get(i).get());
            Liveness where = flows;
            chosen.add(keeps ? plain.get(i) : ofBare.get(i).map(part -> where.choose(graph, part)));
        }
        return chosen;
    }

    /** The choice that made a gradient 0 in places. */
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

    /** Whether a contribution is the gradient times a number that is known to be finite, so that 0 stays 0. */
    private boolean hasKnownSlope(Node contribution) {
        if (contribution.op() != Binary.MULTIPLY || contribution.input(0) != gradient) {
            return contribution == gradient;
        }
        OptionalDouble slope = known(contribution.input(1));
        return slope.isPresent() && Double.isFinite(slope.getAsDouble());
    }

    /** The number that a node is in every element; sizes count as some positive number. */
    private static OptionalDouble known(Node node) {
        if (node.op() instanceof Size) {
            return OptionalDouble.of(2);
        }
        if (node.op() instanceof Constant constant) {
            return OptionalDouble.of(constant.value());
        }
        if (node.op() instanceof Broadcast) {
            return known(node.input(0));
        }
        boolean formula = node.op().isElementwise() && !node.inputs().isEmpty() && !(node.op() instanceof Select);
        List<NDArray> operands = new ArrayList<>();
        for (Node input : formula ? node.inputs() : List.<Node>of()) {
            known(input).ifPresent(value -> operands.add(NDArray.scalar(value)));
        }
        return formula && operands.size() == node.inputs().size()
                ? OptionalDouble.of(node.op()
                        .evaluate(node.type(), operands, new Sizes(Map.of()))
                        .value())
                : OptionalDouble.empty();
    }

    /** For each input in which of its elements the contribution flows. */
    List<Liveness> reached() {
        if (node.op() instanceof Select) {
            Node condition = Indicator.plain(graph, node.input(0));
            return List.of(
                    live,
                    live.and(new Literal(condition, true)),
                    isTakenBelowBounds() ? live : live.and(new Literal(condition, false)));
        }
        if (live.isEverywhere() || node.op().isElementwise()) {
            return node.inputs().stream().map(input -> live).toList();
        }
        return node.op().reach(node, indicator(), graph).stream()
                .map(reach ->
                        reach.map(indicator -> Liveness.where(graph, indicator)).orElse(Liveness.EVERYWHERE))
                .toList();
    }

    /**
     * Whether the second arm is a value, or a function of one, that is taken where its comparison fails, as in clip(x, low, high) =
     * where(x < low, low, …). A value that is not a number fails every comparison and is taken, so the arm hides no such value, and
     * products further back need no guard.
     */
    private boolean isTakenBelowBounds() {
        boolean compares = node.input(0).op() instanceof Binary comparison
                && comparison.family() == Binary.Family.COMPARISON
                && comparison != Binary.NOT_EQUAL;
        if (!compares) {
            return false;
        }
        Node arm = node.input(2);
        boolean passesOn = arm.op() instanceof Select && node.input(0).inputs().contains(arm.input(2));
        return passesOn || node.input(0).inputs().stream().anyMatch(value -> value == arm || isFunctionOf(arm, value));
    }

    private static boolean isFunctionOf(Node arm, Node value) {
        return arm.op().isElementwise() && arm.inputs().size() == 1 && arm.input(0) == value;
    }
}
