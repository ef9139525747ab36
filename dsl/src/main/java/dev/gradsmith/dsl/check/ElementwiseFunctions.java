package dev.gradsmith.dsl.check;

import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.NodeTerm;
import dev.gradsmith.graph.op.Term;
import dev.gradsmith.graph.op.Unary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Functions that work on each element apart. Those without an operator of their own are formulas of the others. */
final class ElementwiseFunctions {
    private ElementwiseFunctions() {}

    static Map<String, Function<Call, Optional<Node>>> rules() {
        Map<String, Function<Call, Optional<Node>>> rules = new TreeMap<>();
        for (Unary op : Unary.values()) {
            if (op != Unary.NEGATE && op != Unary.NOT) {
                rules.put(op.functionName(), call -> formula(call, x -> x.apply(op)));
            }
        }
        rules.put("reciprocal", call -> formula(call, Term::inverse));
        rules.put("silu", call -> formula(call, x -> x.times(x.sigmoid())));
        // The exact form, as PyTorch's default: x times the normal distribution's cumulative probability.
        rules.put(
                "gelu",
                call -> formula(
                        call,
                        x -> x.times(
                                x.times(Math.sqrt(0.5)).apply(Unary.ERF).plus(1).times(0.5))));
        rules.put("elu", call -> formula(call, x -> x.isAtLeast(0).choose(x, x.apply(Unary.EXPM1))));
        rules.put("leaky_relu", call -> formula(call, x -> x.isPositive().choose(x, x.times(0.01))));
        rules.put(
                "log_sigmoid",
                call -> formula(call, x -> x.negate().apply(Unary.SOFTPLUS).negate()));
        rules.put("pow", ElementwiseFunctions::power);
        rules.put("clip", ElementwiseFunctions::clip);
        rules.put("where", ElementwiseFunctions::where);
        return rules;
    }

    private static Optional<Node> formula(Call call, UnaryOperator<Term> formula) {
        return call.numbers(1, "one argument")
                .map(operands -> NodeTerm.node(
                        formula.apply(NodeTerm.of(call.graph(), operands.get(0).node()))));
    }

    private static Optional<Node> power(Call call) {
        return call.numbers(2, "a base and an exponent").flatMap(operands -> binary(Binary.POWER, call, operands));
    }

    /** The operator applied to the first two operands, as its function's name is called. */
    static Optional<Node> binary(Binary op, Call call, List<Operand> operands) {
        return call.arithmetic().elementwise(op, call.quoted(), operands.get(0), operands.get(1), call.span());
    }

    /** Written as choices, so that the slope is 1 on the bounds themselves, as in PyTorch. */
    private static Optional<Node> clip(Call call) {
        return call.numbers(3, "a value, its lower and its upper bound").flatMap(operands -> {
            List<Dimension> shape = operands.get(0).type().shape();
            for (Operand bound : operands.subList(1, 3)) {
                if (Shapes.placement(bound.type().shape(), shape).isEmpty()) {
                    call.report(TypeErrors.notBroadcastable(call.span(), call.quoted(), operands.get(0), bound));
                    return Optional.empty();
                }
            }
            Graph graph = call.graph();
            Node x = operands.get(0).node();
            Node low = call.repeat(operands.get(1), shape);
            Node high = call.repeat(operands.get(2), shape);
            Node below = graph.select(graph.binary(Binary.LESS, x, low), low, x);
            return Optional.of(graph.select(graph.binary(Binary.GREATER, x, high), high, below));
        });
    }

    private static Optional<Node> where(Call call) {
        return call.operands(3, "a condition and two values").flatMap(operands -> {
            Arithmetic arithmetic = call.arithmetic();
            boolean fit = arithmetic.requireCondition(operands.get(0), call.quoted())
                    & arithmetic.requireNumber(operands.get(1), call.quoted())
                    & arithmetic.requireNumber(operands.get(2), call.quoted());
            return fit ? chosen(call, operands) : Optional.empty();
        });
    }

    private static Optional<Node> chosen(Call call, List<Operand> operands) {
        Arithmetic arithmetic = call.arithmetic();
        Expr expression = call.expression();
        Optional<List<Dimension>> values =
                arithmetic.commonShape(call.quoted(), operands.get(1), operands.get(2), call.span());
        return values.flatMap(shape -> {
                    Node arm = call.repeat(operands.get(1), shape);
                    Operand arms = new Operand(expression, arm, Optional.empty());
                    return arithmetic.commonShape(call.quoted(), operands.get(0), arms, call.span());
                })
                .map(shape -> call.graph()
                        .select(
                                call.repeat(operands.get(0), shape),
                                call.repeat(operands.get(1), shape),
                                call.repeat(operands.get(2), shape)));
    }
}
