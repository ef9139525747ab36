package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the language's operators do with shapes: broadcasting by name, and the products of linear algebra. */
final class Arithmetic {
    private final Graph graph;
    private final DiagnosticSink sink;

    Arithmetic(Graph graph, DiagnosticSink sink) {
        this.graph = graph;
        this.sink = sink;
    }

    /** {@code op} of two operands after broadcasting. {@code what} names it in messages. */
    Optional<Node> elementwise(Binary op, String what, Operand left, Operand right, SourceSpan span) {
        boolean fit = switch (op.family()) {
            case ARITHMETIC -> requireNumber(left, what) & requireNumber(right, what);
            case COMPARISON -> comparable(op, left, right, what);
            case LOGIC -> requireCondition(left, what) & requireCondition(right, what);
        };
        if (!fit) {
            return Optional.empty();
        }
        return commonShape(what, left, right, span)
                .map(shape -> at(span).binary(op, repeat(left.node(), shape), repeat(right.node(), shape)));
    }

    /** Numbers compare with numbers, indices of a dimension with indices of the same; conditions are equal or not. */
    private boolean comparable(Binary op, Operand left, Operand right, String what) {
        boolean equality = op == Binary.EQUAL || op == Binary.NOT_EQUAL;
        if (equality && left.type().isCondition() && right.type().isCondition()) {
            return true;
        }
        boolean indices = left.type().element() instanceof ElementType.Index
                && right.type().element() instanceof ElementType.Index;
        if (!indices) {
            return requireNumber(left, what) & requireNumber(right, what);
        }
        return require(left.type().element().equals(right.type().element()), TypeErrors.otherIndex(what, left, right));
    }

    Optional<List<Dimension>> commonShape(String what, Operand left, Operand right, SourceSpan span) {
        Optional<List<Dimension>> shape =
                Shapes.broadcast(left.type().shape(), right.type().shape());
        if (shape.isEmpty()) {
            sink.report(TypeErrors.notBroadcastable(span, what, left, right));
        }
        return shape;
    }

    /** {@code node} repeated to {@code shape}, into which it is known to fit. */
    Node repeat(Node node, List<Dimension> shape) {
        return graph.broadcast(
                node, shape, Shapes.placement(node.shape(), shape).orElseThrow());
    }

    boolean requireNumber(Operand operand, String what) {
        return require(operand.type().isReal(), TypeErrors.wantsNumber(operand, what));
    }

    boolean requireCondition(Operand operand, String what) {
        return require(operand.type().isCondition(), TypeErrors.wantsCondition(operand, what));
    }

    boolean require(boolean holds, Diagnostic otherwise) {
        if (!holds) {
            sink.report(otherwise);
        }
        return holds;
    }

    /** The language's {@code *}. */
    Optional<Node> product(Operand left, Operand right, SourceSpan span) {
        int leftRank = left.type().rank();
        int rightRank = right.type().rank();
        if (leftRank == 0 || rightRank == 0) {
            return elementwise(Binary.MULTIPLY, "'*'", left, right, span);
        }
        if (!(requireNumber(left, "'*'") & requireNumber(right, "'*'"))) {
            return Optional.empty();
        }
        if (leftRank == 1 && rightRank == 1) {
            sink.report(TypeErrors.vectorTimesVector(span, left, right));
            return Optional.empty();
        }
        return contraction(leftRank, rightRank)
                .filter(contract -> batchesAgree(left, right, contract))
                .map(contract -> contracted(contract, left, right, span))
                .orElseGet(() -> {
                    sink.report(TypeErrors.noProduct(span, left, right));
                    return Optional.empty();
                });
    }

    private Optional<Node> contracted(Contract contract, Operand left, Operand right, SourceSpan span) {
        int summed = contract.summed().get(0);
        Dimension inner = left.type().shape().get(contract.left().indexOf(summed));
        Dimension outer = right.type().shape().get(contract.right().indexOf(summed));
        if (!inner.equals(outer)) {
            sink.report(TypeErrors.innerDimensions(span, left, right, inner, outer));
            return Optional.empty();
        }
        return Optional.of(at(span).contract(contract, left.node(), right.node()));
    }

    /** Which axes run together, by rank alone: the last of the left with the last but one (or only) of the right. */
    private static Optional<Contract> contraction(int leftRank, int rightRank) {
        List<Integer> left = Shapes.range(0, leftRank);
        int summed = leftRank - 1;
        List<Integer> result = new ArrayList<>(left.subList(0, summed));
        if (rightRank == 1) {
            return Optional.of(new Contract(left, List.of(summed), result));
        }
        if (rightRank == 2) {
            result.add(leftRank);
            return Optional.of(new Contract(left, List.of(summed, leftRank), result));
        }
        if (rightRank != leftRank) {
            return Optional.empty();
        }
        List<Integer> right = new ArrayList<>(left.subList(0, leftRank - 2));
        right.addAll(List.of(summed, leftRank));
        result.add(leftRank);
        return Optional.of(new Contract(left, right, result));
    }

    private static boolean batchesAgree(Operand left, Operand right, Contract contract) {
        int summed = contract.summed().get(0);
        return contract.right().stream()
                .filter(label -> label != summed && contract.left().contains(label))
                .allMatch(label -> left.type()
                        .shape()
                        .get(contract.left().indexOf(label))
                        .equals(right.type().shape().get(contract.right().indexOf(label))));
    }

    Graph at(SourceSpan span) {
        return graph.at(Optional.of(span));
    }
}
