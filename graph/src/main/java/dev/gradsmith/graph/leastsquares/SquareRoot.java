package dev.gradsmith.graph.leastsquares;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.KnownValue;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Unary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Of which value a node holds the squares, or sums of them. */
public record SquareRoot(Graph graph) {
    /** The {@code r} of {@code r^2}, {@code r .* r}, {@code r^4} and so on, and of a product of {@code r} with itself such as a dot product. */
    public Optional<Node> of(Node node) {
        if (node.op() == Unary.SQUARE) {
            return Optional.of(node.input(0));
        }
        if (node.op() == Binary.POWER) {
            return ofPower(node);
        }
        boolean withItself = node.inputs().size() == 2 && node.input(0) == node.input(1);
        boolean product =
                node.op() == Binary.MULTIPLY || (node.op() instanceof Contract contract && sameElements(contract));
        return withItself && product ? Optional.of(node.input(0)) : Optional.empty();
    }

    /** Whether each element meets itself, and the result keeps the order of axes. */
    private static boolean sameElements(Contract contract) {
        List<Integer> kept = contract.result();
        return contract.left().equals(contract.right())
                && kept.equals(kept.stream().sorted().toList());
    }

    private Optional<Node> ofPower(Node node) {
        Node exponent = node.input(1);
        Node scalar = exponent.op() instanceof Broadcast ? exponent.input(0) : exponent;
        OptionalDouble known = KnownValue.of(scalar);
        boolean even = known.isPresent() && known.getAsDouble() > 0 && known.getAsDouble() % 2 == 0;
        if (!even) {
            return Optional.empty();
        }
        Node half = graph.constant(known.getAsDouble() / 2, node.shape());
        boolean two = known.getAsDouble() == 2;
        return Optional.of(two ? node.input(0) : graph.binary(Binary.POWER, node.input(0), half));
    }
}
