package dev.gradsmith.dsl.check;

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
        return Map.of("dot", LinearAlgebra::dot, "outer", LinearAlgebra::outer, "norm", LinearAlgebra::norm);
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

    /** The Euclidean norm of all elements. */
    private static Optional<Node> norm(Call call) {
        return call.numbers(1, "one argument").map(operands -> {
            Graph graph = call.graph();
            Node squares = graph.unary(Unary.SQUARE, operands.get(0).node());
            return graph.unary(Unary.SQRT, graph.sum(squares));
        });
    }
}
