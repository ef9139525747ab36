package dev.gradsmith.dsl.check;

import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.NumberTerm;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Unary;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which values move an objective when they move a little. Not those behind a condition, a position or a function without a slope, like floor. */
final class Slopes {
    /** Two places where no function of the language has a slope of 0 by chance. */
    private static final List<Double> PLACES = List.of(0.3, 2.7);

    private final Set<Node> moving = new HashSet<>();
    private final Set<String> flat = new TreeSet<>();

    Slopes(Node objective) {
        Deque<Node> open = new ArrayDeque<>(List.of(objective));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.type().isReal() && moving.add(node)) {
                open.addAll(inputs(node));
            }
        }
    }

    private List<Node> inputs(Node node) {
        if (node.op() instanceof Unary unary && isFlat(unary)) {
            flat.add(unary.functionName());
            return List.of();
        }
        return node.op() instanceof Select ? node.inputs().subList(1, 3) : node.inputs();
    }

    private static boolean isFlat(Unary function) {
        return function == Unary.STOP_GRADIENT || isStep(function);
    }

    private static boolean isStep(Unary function) {
        return function.primitive().isPresent()
                && PLACES.stream().allMatch(place -> {
                    NumberTerm x = new NumberTerm(place);
                    return function.derivative(x, x.apply(function)) instanceof NumberTerm slope && slope.value() == 0;
                });
    }

    boolean reach(Node node) {
        return moving.contains(node);
    }

    /** The functions without a slope that were met, as the language calls them. */
    Set<String> flat() {
        return flat;
    }
}
