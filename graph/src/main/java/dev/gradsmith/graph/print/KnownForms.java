package dev.gradsmith.graph.print;

import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Broadcast;
import dev.gradsmith.graph.op.Constant;
import dev.gradsmith.graph.op.Iota;
import dev.gradsmith.graph.op.Recurrence;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.op.Select;
import dev.gradsmith.graph.op.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads functions of the language out of the operators that they are made of, so that people see {@code softmax(z, k)} where exponentials
 * are divided by their sum.
 *
 * @param part what stands for a node; empty where that is not known
 * @param hidden whether a node has no name of its own, so that it need not be seen
 */
record KnownForms(Function<Node, Optional<Formula>> part, Function<Node, Boolean> hidden) {
    /** Exponentials of x less its largest, and their sum. */
    private record Shares(Node x, Node exponentials, Node sum) {}

    /** The node as one of the known functions. */
    Optional<Formula> of(Node node) {
        if (node.op() == Binary.MULTIPLY) {
            return scaledSoftmax(node);
        }
        if (node.op() == Binary.DIVIDE) {
            return softmax(node);
        }
        if (node.op() == Binary.ADD) {
            return logSumExp(node);
        }
        if (node.op() == Binary.SUBTRACT) {
            return logSoftmax(node);
        }
        if (node.op() instanceof Select) {
            return isRootOrZero(node) ? norm(node.input(2)) : oneHot(node);
        }
        if (node.op() instanceof Recurrence recurrence) {
            return cumulativeSum(node, recurrence);
        }
        return node.op() == Unary.SQRT ? norm(node) : Optional.empty();
    }

    /** A recurrence with coefficients of 1; from the last element to the first, it has a name that the language has not. */
    private Optional<Formula> cumulativeSum(Node node, Recurrence recurrence) {
        boolean forward = recurrence.direction() == Recurrence.Direction.FORWARD;
        return Constant.fills(node.input(0), 1)
                ? part.apply(node.input(1)).map(x -> {
                    List<Formula> arguments = new ArrayList<>(List.of(x));
                    arguments.addAll(recurrence.writtenAxis(node.shape()));
                    return Formula.call(forward ? "cumsum" : "cumsum_backward", arguments);
                })
                : Optional.empty();
    }

    private boolean isHidden(Node node) {
        return hidden.apply(node);
    }

    /** {@code exp(x - max(x)) / sum(exp(x - max(x)))}. */
    private Optional<Formula> softmax(Node node) {
        return repeated(node.input(1))
                .flatMap(this::shares)
                .filter(shares -> shares.exponentials == node.input(0))
                .flatMap(shares -> called("softmax", shares));
    }

    /** The same, where the quotient is taken for each sum, with a factor: {@code (g / sum(…)) .* exp(…)}. */
    private Optional<Formula> scaledSoftmax(Node node) {
        Optional<Node> quotient =
                repeated(node.input(0)).filter(one -> one.op() == Binary.DIVIDE).filter(this::isHidden);
        if (quotient.isEmpty()) {
            return Optional.empty();
        }
        Node factor = quotient.get().input(0);
        Optional<Formula> softmax = shares(quotient.get().input(1))
                .filter(shares -> shares.exponentials == node.input(1))
                .flatMap(shares -> called("softmax", shares));
        return softmax.flatMap(written -> times(factor, written));
    }

    /** {@code log(sum(exp(x - max(x)))) + max(x)}. */
    private Optional<Formula> logSumExp(Node node) {
        return logOfShares(node.input(0))
                .filter(shares -> offset(shares).input(0) == node.input(1) || offset(shares) == node.input(1))
                .flatMap(shares -> called("logsumexp", shares));
    }

    /** {@code x - max(x) - log(sum(exp(x - max(x))))}. */
    private Optional<Formula> logSoftmax(Node node) {
        return repeated(node.input(1))
                .flatMap(this::logOfShares)
                .filter(shares -> shares.exponentials.input(0) == node.input(0) && isHidden(node.input(0)))
                .flatMap(shares -> called("log_softmax", shares));
    }

    private Optional<Shares> logOfShares(Node node) {
        return node.op() == Unary.LOG && isHidden(node) ? shares(node.input(0)) : Optional.empty();
    }

    private static Node offset(Shares shares) {
        return shares.exponentials.input(0).input(1);
    }

    private Optional<Shares> shares(Node sum) {
        boolean ofExponentials = sum.op() instanceof Reduce reduce
                && reduce.kind() == Reduce.Kind.SUM
                && sum.input(0).op() == Unary.EXP
                && isHidden(sum)
                && isHidden(sum.input(0));
        if (!ofExponentials) {
            return Optional.empty();
        }
        Node difference = sum.input(0).input(0);
        boolean shifted = difference.op() == Binary.SUBTRACT
                && isHidden(difference)
                && repeated(difference.input(1))
                        .filter(offset -> isLargest(offset, difference.input(0), (Reduce) sum.op()))
                        .isPresent();
        return shifted ? Optional.of(new Shares(difference.input(0), sum.input(0), sum)) : Optional.empty();
    }

    /** {@code where(abs(max(x)) < Infinity, max(x), 0)}. */
    private boolean isLargest(Node node, Node x, Reduce sum) {
        return node.op() instanceof Select
                && isHidden(node)
                && node.input(1).op() instanceof Reduce largest
                && largest.kind() == Reduce.Kind.MAX
                && largest.axes().equals(sum.axes())
                && node.input(1).input(0) == x
                && Constant.fills(node.input(2), 0);
    }

    /** What is repeated; the node itself where it is not, as all of a vector is one share. */
    private Optional<Node> repeated(Node node) {
        return node.op() instanceof Broadcast && isHidden(node) ? Optional.of(node.input(0)) : Optional.empty();
    }

    private Optional<Formula> called(String function, Shares shares) {
        Reduce reduce = (Reduce) shares.sum.op();
        return part.apply(shares.x).map(x -> {
            List<Formula> arguments = new ArrayList<>(List.of(x));
            arguments.addAll(reduce.writtenAxes(shares.x.shape()));
            return Formula.call(function, arguments);
        });
    }

    private static boolean isRootOrZero(Node node) {
        return node.input(2).op() == Unary.SQRT
                && node.input(0).op() == Binary.EQUAL
                && node.input(0).input(0) == node.input(2).input(0)
                && Constant.fills(node.input(0).input(1), 0)
                && Constant.fills(node.input(1), 0);
    }

    /** {@code sqrt(sum(x^2))}. */
    private Optional<Formula> norm(Node root) {
        Node sum = root.input(0);
        boolean ofSquares = sum.op() instanceof Reduce reduce
                && reduce.kind() == Reduce.Kind.SUM
                && sum.type().isScalar()
                && sum.input(0).op() == Unary.SQUARE
                && isHidden(sum)
                && isHidden(sum.input(0));
        return ofSquares
                ? part.apply(sum.input(0).input(0)).map(x -> Formula.call("norm", List.of(x)))
                : Optional.empty();
    }

    /** {@code where(k == range(c), s, 0)}. */
    private Optional<Formula> oneHot(Node node) {
        Node condition = node.input(0);
        boolean picks = condition.op() == Binary.EQUAL
                && isHidden(condition)
                && Broadcast.uniform(node.input(1)).isPresent()
                && Constant.fills(node.input(2), 0);
        if (!picks) {
            return Optional.empty();
        }
        Optional<Node> index = repeated(condition.input(0));
        Optional<Node> positions = repeated(condition.input(1)).filter(one -> one.op() instanceof Iota);
        int last = node.type().rank() - 1;
        boolean alongLast = positions.isPresent()
                && ((Broadcast) condition.input(1).op()).axes().equals(List.of(last));
        return alongLast
                ? index.flatMap(part).flatMap(k -> times(node.input(1), oneHot(k, node, last)))
                : Optional.empty();
    }

    private static Formula oneHot(Formula index, Node node, int last) {
        return Formula.call("one_hot", List.of(index, Formula.size(node.shape().get(last))));
    }

    /** A function's result times a factor that may be 1. */
    private Optional<Formula> times(Node factor, Formula result) {
        if (Constant.fills(factor, 1)) {
            return Optional.of(result);
        }
        boolean scales = Broadcast.uniform(factor).isPresent();
        return part.apply(factor)
                .map(written -> scales
                        ? Formula.infix(Binary.MULTIPLY, written, result)
                        : Formula.elementwiseProduct(written, result));
    }
}
