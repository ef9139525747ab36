package dev.gradsmith.dsl.check;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Reduce;
import dev.gradsmith.graph.rewrite.Exponentials;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Functions that combine the elements of a tensor, all of them or along one axis. */
final class Reductions {
    private static final String USAGE = "a value and, if not over everything, one axis";
    private static final String EXTREMUM_USAGE = "two values, or " + USAGE;

    private Reductions() {}

    static Map<String, Function<Call, Optional<Node>>> rules() {
        return Map.of(
                "sum", call -> reduce(call, (x, axes) -> call.graph().sum(x, axes)),
                "mean", call -> reduce(call, (x, axes) -> composites(call).mean(x, axes)),
                "prod", call -> reduce(call, (x, axes) -> composites(call).product(x, axes)),
                "var", call -> reduce(call, (x, axes) -> composites(call).variance(x, axes, 1)),
                "std",
                        call -> reduce(
                                call,
                                (x, axes) ->
                                        composites(call).root(composites(call).variance(x, axes, 1))),
                "logsumexp",
                        call -> reduce(
                                call,
                                (x, axes) -> Exponentials.toDifferentiate(call.graph())
                                        .logSumExp(x, axes)),
                "max", call -> extremum(call, Reduce.Kind.MAX),
                "min", call -> extremum(call, Reduce.Kind.MIN));
    }

    private static Composites composites(Call call) {
        return new Composites(call.graph());
    }

    /** With two values the elementwise function; a number is a value here, and an axis only when called {@code axis}. */
    private static Optional<Node> extremum(Call call, Reduce.Kind kind) {
        if (call.count() < 1 || call.count() > 2) {
            call.report(TypeErrors.wrongArguments(
                    call.span(), call.function(), "two values, or a value and an axis, or one value", call.count()));
            return Optional.empty();
        }
        if (call.count() == 2 && !call.isAxis(1)) {
            return call.numbers(2, EXTREMUM_USAGE)
                    .flatMap(operands -> ElementwiseFunctions.binary(kind.combine(), call, operands));
        }
        return reduce(call, (x, axes) -> call.graph().reduce(kind, x, axes));
    }

    private static Optional<Node> reduce(Call call, BiFunction<Node, List<Integer>, Node> reduction) {
        if (call.count() < 1 || call.count() > 2) {
            boolean extremum = call.function().equals("min") || call.function().equals("max");
            String usage = extremum ? EXTREMUM_USAGE : USAGE;
            call.report(TypeErrors.wrongArguments(call.span(), call.function(), usage, call.count()));
            return Optional.empty();
        }
        return call.checker().operand(call.argument(0)).flatMap(operand -> {
            Optional<Node> numbers = numbers(call, operand);
            Optional<List<Integer>> axes = axes(call, operand);
            return numbers.isPresent() && axes.isPresent()
                    ? Optional.of(reduction.apply(numbers.get(), axes.get()))
                    : Optional.empty();
        });
    }

    /** The operand as numbers; {@code sum} and {@code mean} count a condition as 1 or 0. */
    private static Optional<Node> numbers(Call call, Operand operand) {
        boolean counts = call.function().equals("sum") || call.function().equals("mean");
        if (operand.type().isCondition() && counts) {
            Graph graph = call.graph();
            List<Dimension> shape = operand.type().shape();
            return Optional.of(graph.select(operand.node(), graph.constant(1, shape), graph.constant(0, shape)));
        }
        return call.arithmetic().requireNumber(operand, call.quoted()) ? Optional.of(operand.node()) : Optional.empty();
    }

    private static Optional<List<Integer>> axes(Call call, Operand operand) {
        if (call.count() == 1) {
            return Optional.of(Shapes.range(0, operand.type().rank()));
        }
        var name = call.expression().arguments().get(1).name();
        if (name.isPresent() && !name.get().text().equals("axis")) {
            call.report(TypeErrors.unknownArgument(
                    name.get().span(), call.function(), name.get().text()));
            return Optional.empty();
        }
        return call.axis(call.argument(1), operand.type()).map(List::of);
    }
}
