package dev.gradsmith.graph.autodiff;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.autodiff.Liveness.Literal;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Indicator;
import dev.gradsmith.graph.op.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        Unchosen unchosen = Unchosen.of(gradient, graph);
        Liveness flows = live;
        for (Literal choice : unchosen.choices()) {
            flows = flows.and(choice);
        }
        if (flows.isEverywhere() || flows.isNowhere() || node.op() instanceof Select) {
            return plain;
        }
        List<Optional<Node>> ofUnchosen = node.op().backward(node, unchosen.gradient(), graph);
        List<Optional<Node>> chosen = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            boolean keepsZero = plain.get(i).filter(this::hasKnownSlope).isPresent();
            Liveness where = flows;
            chosen.add(keepsZero ? plain.get(i) : ofUnchosen.get(i).map(part -> where.choose(graph, part)));
        }
        return chosen;
    }

    /** Whether a contribution is the gradient times a number. */
    private boolean hasKnownSlope(Node contribution) {
        return contribution == gradient
                || (contribution.op() == Binary.MULTIPLY
                        && contribution.input(0) == gradient
                        && Unchosen.isKnownFinite(contribution.input(1)));
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
     * Whether the second arm is a value that is taken where its comparison fails, as in clip(x, low, high) = where(x < low, low, …). A
     * value that is not a number fails every comparison and is taken, so the arm hides no such value, and products further back need
     * no guard. A function of the value is another matter: its slope can be infinite where it is not taken, as that of sqrt(x) in
     * where(x == 0, 0, sqrt(x)).
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
        return passesOn || node.input(0).inputs().contains(arm);
    }
}
