package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.op.IndexToReal;
import dev.gradsmith.graph.op.Iota;
import dev.gradsmith.graph.op.TrainingMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Functions that arrange elements, and those that make tensors of nothing but a shape. */
final class ShapeFunctions {
    private ShapeFunctions() {}

    static Map<String, Function<Call, Optional<Node>>> rules() {
        Map<String, Function<Call, Optional<Node>>> rules = new TreeMap<>();
        rules.put("reshape", ShapeFunctions::reshape);
        rules.put("broadcast", ShapeFunctions::broadcast);
        rules.put("zeros", call -> filled(call, 0));
        rules.put("ones", call -> filled(call, 1));
        rules.put("range", ShapeFunctions::range);
        rules.put("one_hot", ShapeFunctions::oneHot);
        rules.put("concat", ShapeFunctions::concat);
        rules.put("stack", ShapeFunctions::stack);
        rules.put("number", ShapeFunctions::number);
        rules.put("dropout", ShapeFunctions::dropout);
        return rules;
    }

    private static SizeExpressions sizes(Call call) {
        return new SizeExpressions(call.checker().scope(), call.checker().sink());
    }

    /** The shape that an argument in brackets is. */
    private static Optional<List<Dimension>> shape(Call call, Expr written) {
        if (!(written instanceof Expr.ListOf list)) {
            call.report(TypeErrors.wantsShape(written.span(), call.function()));
            return Optional.empty();
        }
        List<Dimension> shape = new ArrayList<>();
        list.elements().forEach(element -> sizes(call).size(element).ifPresent(shape::add));
        return shape.size() == list.elements().size() ? Optional.of(shape) : Optional.empty();
    }

    private static Optional<Operand> numbers(Call call, Expr argument) {
        return call.checker()
                .operand(argument)
                .filter(operand -> call.arithmetic().requireNumber(operand, call.quoted()));
    }

    /** Of numbers and of indices. */
    private static Optional<Node> reshape(Call call) {
        if (!call.hasCount(2, "a value and a shape in brackets")) {
            return Optional.empty();
        }
        Optional<Operand> operand = call.checker()
                .operand(call.argument(0))
                .filter(value -> value.type().element() instanceof ElementType.Index
                        || call.arithmetic().requireNumber(value, call.quoted()));
        Optional<List<Dimension>> shape = shape(call, call.argument(1));
        if (operand.isEmpty() || shape.isEmpty()) {
            return Optional.empty();
        }
        Dimension before = operand.get().type().size();
        Dimension after = Dimension.product(shape.get());
        if (!before.equals(after)) {
            call.report(TypeErrors.otherSize(call.span(), operand.get(), before, TensorType.real(shape.get()), after));
            return Optional.empty();
        }
        return Optional.of(call.graph().reshape(operand.get().node(), shape.get()));
    }

    private static Optional<Node> broadcast(Call call) {
        if (!call.hasCount(2, "a value and a shape in brackets")) {
            return Optional.empty();
        }
        Optional<Operand> operand = numbers(call, call.argument(0));
        Optional<List<Dimension>> shape = shape(call, call.argument(1));
        if (operand.isEmpty() || shape.isEmpty()) {
            return Optional.empty();
        }
        if (Shapes.placement(operand.get().type().shape(), shape.get()).isEmpty()) {
            call.report(TypeErrors.cannotBroadcast(call.span(), operand.get(), TensorType.real(shape.get())));
            return Optional.empty();
        }
        return Optional.of(call.repeat(operand.get(), shape.get()));
    }

    private static Optional<Node> filled(Call call, double value) {
        return call.hasCount(1, "a shape in brackets")
                ? shape(call, call.argument(0)).map(shape -> call.graph().constant(value, shape))
                : Optional.empty();
    }

    private static Optional<Node> range(Call call) {
        return call.hasCount(1, "a size")
                ? sizes(call)
                        .size(call.argument(0))
                        .map(size -> call.graph().node(new Iota(size, ElementType.REAL), List.of()))
                : Optional.empty();
    }

    private static Optional<Node> oneHot(Call call) {
        if (!call.hasCount(2, "an index tensor and its dimension")) {
            return Optional.empty();
        }
        Optional<Operand> index = call.checker().operand(call.argument(0));
        Optional<Dimension> size = sizes(call).size(call.argument(1));
        if (index.isEmpty() || size.isEmpty()) {
            return Optional.empty();
        }
        if (!(index.get().type().element() instanceof ElementType.Index counted)) {
            call.report(IndexErrors.notAnIndex(index.get()));
            return Optional.empty();
        }
        if (!counted.bound().equals(size.get())) {
            call.report(IndexErrors.otherDimension(index.get(), counted.bound(), size.get()));
            return Optional.empty();
        }
        return Optional.of(new Composites(call.graph()).oneHot(index.get().node(), size.get()));
    }

    /** An index as numbers, to compute with. */
    private static Optional<Node> number(Call call) {
        return call.operands(1, "an index tensor").flatMap(operands -> {
            if (!(operands.get(0).type().element() instanceof ElementType.Index)) {
                call.report(IndexErrors.notAnIndex(operands.get(0)));
                return Optional.empty();
            }
            return Optional.of(
                    call.graph().node(new IndexToReal(), List.of(operands.get(0).node())));
        });
    }

    /** All arguments but the last, which is an axis, as operands of one rank. */
    private static Optional<List<Operand>> parts(Call call) {
        List<Operand> parts = new ArrayList<>();
        int last = call.count() - 1;
        for (int i = 0; i < last; i++) {
            numbers(call, call.argument(i)).ifPresent(parts::add);
        }
        return parts.size() == last ? Optional.of(parts) : Optional.empty();
    }

    private static Optional<Node> concat(Call call) {
        if (call.count() < 3) {
            call.report(TypeErrors.wrongArguments(
                    call.span(), call.function(), "two or more values and an axis", call.count()));
            return Optional.empty();
        }
        return parts(call).flatMap(parts -> {
            Operand first = parts.get(0);
            Optional<Integer> axis = call.axis(call.argument(call.count() - 1), first.type());
            boolean fits = axis.isPresent() && parts.stream().allMatch(part -> agree(first, part, axis.get()));
            if (axis.isPresent() && !fits) {
                call.report(TypeErrors.cannotJoin(call.span(), call.function(), parts));
            }
            return fits
                    ? Optional.of(call.graph()
                            .concat(
                                    axis.get(),
                                    parts.stream().map(Operand::node).toList()))
                    : Optional.empty();
        });
    }

    private static boolean agree(Operand first, Operand other, int axis) {
        List<Dimension> a = new ArrayList<>(first.type().shape());
        List<Dimension> b = new ArrayList<>(other.type().shape());
        if (a.size() != b.size()) {
            return false;
        }
        a.remove(axis);
        b.remove(axis);
        return a.equals(b);
    }

    /** Tensors of one shape along a new axis, whose position is the last argument where that is called {@code axis}, else 0. */
    private static Optional<Node> stack(Call call) {
        List<Expr.Argument> arguments = call.expression().arguments();
        boolean placed = !arguments.isEmpty()
                && arguments.get(arguments.size() - 1).name().isPresent();
        if (!call.namesFit("axis")) {
            return Optional.empty();
        }
        List<Operand> parts = new ArrayList<>();
        List<Expr.Argument> values = arguments.subList(0, arguments.size() - (placed ? 1 : 0));
        if (values.isEmpty()) {
            call.report(TypeErrors.wrongArguments(call.span(), call.function(), "one or more values", values.size()));
            return Optional.empty();
        }
        values.forEach(value -> numbers(call, value.value()).ifPresent(parts::add));
        if (parts.size() < values.size()) {
            return Optional.empty();
        }
        TensorType type = parts.get(0).type();
        Optional<Integer> axis = placed ? newAxis(call, arguments.get(arguments.size() - 1), type) : Optional.of(0);
        boolean same = parts.stream().allMatch(part -> part.type().equals(type));
        if (!same) {
            call.report(TypeErrors.cannotJoin(call.span(), call.function(), parts));
        }
        return same ? axis.map(position -> stacked(call.graph(), parts, type, position)) : Optional.empty();
    }

    private static Optional<Integer> newAxis(Call call, Expr.Argument argument, TensorType type) {
        Optional<Integer> position = sizes(call)
                .find(argument.value())
                .filter(Dimension::isFixed)
                .map(size -> size.fixedSize().getAsInt())
                .filter(axis -> axis <= type.rank());
        if (position.isEmpty()) {
            Identifier name = argument.name().orElseThrow();
            call.report(TypeErrors.newAxis(
                    new SourceSpan(
                            name.span().file(),
                            name.span().startLine(),
                            name.span().startColumn(),
                            argument.value().span().endLine(),
                            argument.value().span().endColumn()),
                    type));
        }
        return position;
    }

    private static Node stacked(Graph graph, List<Operand> parts, TensorType type, int axis) {
        List<Dimension> shape = new ArrayList<>(type.shape());
        shape.add(axis, Dimension.of(1));
        List<Integer> kept = new ArrayList<>(Shapes.range(0, axis));
        kept.addAll(Shapes.range(axis + 1, shape.size()));
        return graph.concat(
                axis,
                parts.stream()
                        .map(part -> graph.broadcast(part.node(), shape, kept))
                        .toList());
    }

    /** The operand outside training; within it, each element is dropped with probability p and the others scaled up. */
    private static Optional<Node> dropout(Call call) {
        if (!call.hasCount(2, "a value and a probability")) {
            return Optional.empty();
        }
        Optional<Operand> operand = numbers(call, call.argument(0));
        Optional<Double> rate = new Constants(call.checker(), call.checker().sink())
                .number(call.argument(1), "the probability of 'dropout'");
        if (operand.isEmpty() || rate.isEmpty()) {
            return Optional.empty();
        }
        if (rate.get() < 0 || rate.get() >= 1) {
            call.report(TypeErrors.badProbability(call.argument(1).span()));
            return Optional.empty();
        }
        int site = call.checker().context().nextDropout();
        Node mask = call.graph()
                .node(new TrainingMask(site, rate.get(), operand.get().type().shape()), List.of());
        return Optional.of(call.graph().multiply(operand.get().node(), mask));
    }
}
