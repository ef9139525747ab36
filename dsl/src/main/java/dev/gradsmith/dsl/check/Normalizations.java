package dev.gradsmith.dsl.check;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.ArgReduce;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Unary;
import dev.gradsmith.graph.rewrite.Exponentials;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Functions along one axis of a tensor, and the cross entropy that goes with them. */
final class Normalizations {
    private static final String USAGE = "a value and an axis";

    private Normalizations() {}

    static Map<String, Function<Call, Optional<Node>>> rules() {
        return Map.of(
                "softmax", call -> along(call, (x, axis) -> exponentials(call).softmax(x, List.of(axis))),
                "log_softmax",
                        call -> along(call, (x, axis) -> exponentials(call).logSoftmax(x, List.of(axis))),
                "layer_norm", call -> along(call, (x, axis) -> composites(call).layerNorm(x, axis)),
                "cumsum", call -> along(call, (x, axis) -> composites(call).cumulativeSum(x, axis)),
                "argmax", call -> position(call, ArgReduce.Kind.ARGMAX),
                "argmin", call -> position(call, ArgReduce.Kind.ARGMIN),
                "cross_entropy", Normalizations::crossEntropy);
    }

    private static Exponentials exponentials(Call call) {
        return Exponentials.toDifferentiate(call.graph());
    }

    private static Composites composites(Call call) {
        return new Composites(call.graph());
    }

    private static Optional<Node> position(Call call, ArgReduce.Kind kind) {
        return along(call, (x, axis) -> call.graph().node(new ArgReduce(kind, axis), List.of(x)));
    }

    /** A vector's only axis need not be named. */
    private static Optional<Node> along(Call call, BiFunction<Node, Integer, Node> function) {
        if (call.count() < 1 || call.count() > 2) {
            call.report(TypeErrors.wrongArguments(call.span(), call.function(), USAGE, call.count()));
            return Optional.empty();
        }
        Optional<Operand> operand = call.checker()
                .operand(call.argument(0))
                .filter(value -> call.arithmetic().requireNumber(value, call.quoted()));
        if (operand.isEmpty() || !call.namesFit("axis")) {
            return Optional.empty();
        }
        if (call.count() == 2) {
            return call.axis(call.argument(1), operand.get().type())
                    .map(axis -> function.apply(operand.get().node(), axis));
        }
        if (operand.get().type().rank() != 1) {
            call.report(TypeErrors.wrongArguments(call.span(), call.function(), USAGE, call.count()));
            return Optional.empty();
        }
        return Optional.of(function.apply(operand.get().node(), 0));
    }

    /** The mean over the examples; labels are indices of the logits' last axis, or probabilities in the shape of the logits. */
    private static Optional<Node> crossEntropy(Call call) {
        return call.operands(2, "logits and labels")
                .filter(operands -> call.arithmetic().requireNumber(operands.get(0), call.quoted()))
                .flatMap(operands -> crossEntropy(call, operands.get(0), operands.get(1)));
    }

    private static Optional<Node> crossEntropy(Call call, Operand logits, Operand labels) {
        Graph graph = call.graph();
        int last = logits.type().rank() - 1;
        if (last < 0 || !fits(logits, labels, last)) {
            call.report(TypeErrors.crossEntropyLabels(call.span(), logits, labels));
            return Optional.empty();
        }
        Composites composites = composites(call);
        Node logProbability = exponentials(call).logSoftmax(logits.node(), List.of(last));
        Node weights = labels.type().isReal()
                ? labels.node()
                : composites.oneHot(labels.node(), logits.type().shape().get(last));
        // A choice, not a product: where the weight is 0 even an infinite logarithm counts nothing.
        Node zero = graph.constant(0, logProbability.shape());
        Node terms = labels.type().isReal()
                ? graph.multiply(weights, logProbability)
                : graph.select(graph.binary(Binary.GREATER, weights, zero), logProbability, zero);
        Node each = graph.unary(Unary.NEGATE, graph.sum(terms, List.of(last)));
        return Optional.of(composites.mean(each, Shapes.range(0, each.type().rank())));
    }

    private static boolean fits(Operand logits, Operand labels, int last) {
        List<Dimension> shape = logits.type().shape();
        if (labels.type().isReal()) {
            return labels.type().shape().equals(shape);
        }
        return labels.type().element() instanceof ElementType.Index index
                && index.bound().equals(shape.get(last))
                && labels.type().shape().equals(shape.subList(0, last));
    }
}
