package dev.gradsmith.dsl.check;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Contract;
import dev.gradsmith.graph.op.Unary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Products of vectors that are no operator of the language. */
final class LinearAlgebra {
    private LinearAlgebra() {}

    static Map<String, Function<Call, Optional<Node>>> rules() {
        return Map.of(
                "dot",
                LinearAlgebra::dot,
                "outer",
                LinearAlgebra::outer,
                "norm",
                LinearAlgebra::norm,
                "diag",
                LinearAlgebra::diagonal,
                "trace",
                LinearAlgebra::trace);
    }

    private static Optional<Node> dot(Call call) {
        return vectors(call)
                .filter(operands -> {
                    Operand left = operands.get(0);
                    Operand right = operands.get(1);
                    return call.arithmetic()
                            .require(
                                    left.type().equals(right.type()),
                                    TypeErrors.wantsSameShape(call.span(), call.quoted(), left, right));
                })
                .map(operands -> contract(call, Contract.of("i", "i", ""), operands));
    }

    private static Optional<Node> outer(Call call) {
        return vectors(call).map(operands -> contract(call, Contract.of("i", "j", "ij"), operands));
    }

    private static Node contract(Call call, Contract contract, List<Operand> operands) {
        return call.graph()
                .contract(contract, operands.get(0).node(), operands.get(1).node());
    }

    private static Optional<List<Operand>> vectors(Call call) {
        return call.numbers(2, "two vectors").filter(operands -> {
            boolean fit = true;
            for (Operand operand : operands) {
                fit &= call.arithmetic()
                        .require(operand.type().rank() == 1, TypeErrors.wantsVector(operand, call.quoted()));
            }
            return fit;
        });
    }

    /** A vector's diagonal matrix, or a square matrix's diagonal. */
    private static Optional<Node> diagonal(Call call) {
        return call.numbers(1, "a vector or a square matrix").flatMap(operands -> {
            Operand operand = operands.get(0);
            List<Dimension> shape = operand.type().shape();
            if (shape.size() == 1) {
                List<Dimension> square = List.of(shape.get(0), shape.get(0));
                Node repeated = call.graph().broadcast(operand.node(), square, List.of(1));
                return Optional.of(onDiagonal(call, repeated));
            }
            return ofSquare(call, operand);
        });
    }

    private static Optional<Node> ofSquare(Call call, Operand operand) {
        List<Dimension> shape = operand.type().shape();
        boolean square = shape.size() == 2 && shape.get(0).equals(shape.get(1));
        if (!square) {
            call.report(TypeErrors.wantsSquare(operand, call.quoted()));
            return Optional.empty();
        }
        return Optional.of(call.graph().sum(onDiagonal(call, operand.node()), List.of(1)));
    }

    private static Node onDiagonal(Call call, Node matrix) {
        Node diagonal = new Composites(call.graph()).onDiagonal(matrix.shape().get(0));
        return call.graph().select(diagonal, matrix, call.graph().constant(0, matrix.shape()));
    }

    private static Optional<Node> trace(Call call) {
        return call.numbers(1, "a square matrix")
                .flatMap(operands -> ofSquare(call, operands.get(0)))
                .map(diagonal -> call.graph().sum(diagonal));
    }

    /** The Euclidean norm of all elements. */
    private static Optional<Node> norm(Call call) {
        return call.numbers(1, "one argument").map(operands -> {
            Graph graph = call.graph();
            Node squares = graph.unary(Unary.SQUARE, operands.get(0).node());
            return new Composites(graph).root(graph.sum(squares));
        });
    }
}
