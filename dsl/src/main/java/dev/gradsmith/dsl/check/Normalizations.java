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
            call.report(TypeErrors.axisMissing(
                    call.span(), call.function(), operand.get().type()));
            return Optional.empty();
        }
        return Optional.of(function.apply(operand.get().node(), 0));
    }

    /** The mean over the examples; labels are indices of the logits' last axis, or probabilities in the shape of the logits. */
    private static Optional<Node> crossEntropy(Call call) {
        boolean isWeighted = call.count() == 3;
        String usage = "logits and labels, and weights of the classes or of the examples";
        return call.operands(isWeighted ? 3 : 2, usage)
                .filter(operands -> call.arithmetic().requireNumber(operands.get(0), call.quoted()))
                .flatMap(operands -> isWeighted
                        ? weightedCrossEntropy(call, operands.get(0), operands.get(1), operands.get(2))
                        : crossEntropy(call, operands.get(0), operands.get(1)));
    }

    private static Optional<Node> crossEntropy(Call call, Operand logits, Operand labels) {
        int last = logits.type().rank() - 1;
        if (last < 0 || !fits(logits, labels, last)) {
            call.report(TypeErrors.crossEntropyLabels(call.span(), logits, labels));
            return Optional.empty();
        }
        Node each = crossEntropyOfEach(call, logits, labels, last);
        return Optional.of(
                composites(call).mean(each, Shapes.range(0, each.type().rank())));
    }

    private static Node crossEntropyOfEach(Call call, Operand logits, Operand labels, int last) {
        Graph graph = call.graph();
        Node logProbability = exponentials(call).logSoftmax(logits.node(), List.of(last));
        Node weights = labels.type().isReal() ? labels.node() : oneHot(call, logits, labels, last);
        // A choice, not a product: where the weight is 0 even an infinite logarithm counts nothing.
        Node zero = graph.constant(0, logProbability.shape());
        Node terms = labels.type().isReal()
                ? graph.multiply(weights, logProbability)
                : graph.select(graph.binary(Binary.GREATER, weights, zero), logProbability, zero);
        return graph.unary(Unary.NEGATE, graph.sum(terms, List.of(last)));
    }

    private static Node oneHot(Call call, Operand logits, Operand labels, int last) {
        return composites(call).oneHot(labels.node(), logits.type().shape().get(last));
    }

    /**
     * The sum of the weighted losses over the sum of the weights, as PyTorch's {@code CrossEntropyLoss} computes it. Weights are those
     * of the classes, or have the shape of the labels.
     */
    private static Optional<Node> weightedCrossEntropy(Call call, Operand logits, Operand labels, Operand weights) {
        int last = logits.type().rank() - 1;
        boolean fits = last >= 0
                && !labels.type().isReal()
                && fits(logits, labels, last)
                && weights.type().isReal();
        boolean ofClasses = fits
                && weights.type().shape().equals(List.of(logits.type().shape().get(last)));
        boolean ofExamples = fits && weights.type().shape().equals(labels.type().shape());
        if (!ofClasses && !ofExamples) {
            call.report(TypeErrors.crossEntropyWeights(call.span(), logits, labels, weights));
            return Optional.empty();
        }
        Graph graph = call.graph();
        Node each = crossEntropyOfEach(call, logits, labels, last);
        Node scale = ofExamples ? weights.node() : ofClasses(call, logits, labels, weights.node());
        List<Integer> axes = Shapes.range(0, each.type().rank());
        return Optional.of(
                graph.binary(Binary.DIVIDE, graph.sum(graph.multiply(scale, each), axes), graph.sum(scale, axes)));
    }

    /** The weight of each example's class. */
    private static Node ofClasses(Call call, Operand logits, Operand labels, Node weights) {
        Graph graph = call.graph();
        int last = logits.type().rank() - 1;
        Node spread = graph.broadcast(weights, logits.type().shape(), List.of(last));
        return graph.sum(graph.multiply(oneHot(call, logits, labels, last), spread), List.of(last));
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
