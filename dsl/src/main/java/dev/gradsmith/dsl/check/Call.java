package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call of a function of the language, for the function's rule to work on. */
record Call(String function, Expr.Call expression, ExpressionChecker checker) {
    SourceSpan span() {
        return expression.span();
    }

    Graph graph() {
        return checker.arithmetic().at(span());
    }

    Arithmetic arithmetic() {
        return checker.arithmetic();
    }

    /** The name for messages: {@code 'exp'}. */
    String quoted() {
        return "'" + function + "'";
    }

    int count() {
        return expression.arguments().size();
    }

    Expr argument(int position) {
        return expression.arguments().get(position).value();
    }

    void report(Diagnostic diagnostic) {
        checker.sink().report(diagnostic);
    }

    /** Whether there are as many arguments, none of them with a name; reported where not. */
    boolean hasCount(int count, String usage) {
        if (count() != count) {
            report(TypeErrors.wrongArguments(span(), function, usage, count()));
            return false;
        }
        return withoutNames();
    }

    /** Whether at most the last argument has a name, and the one given; reported where not. */
    boolean namesFit(String last) {
        for (int i = 0; i < count(); i++) {
            Optional<Identifier> name = expression.arguments().get(i).name();
            boolean fits =
                    name.isEmpty() || (i == count() - 1 && name.get().text().equals(last));
            if (!fits) {
                report(TypeErrors.unknownArgument(
                        name.get().span(), function, name.get().text()));
                return false;
            }
        }
        return true;
    }

    /** Exactly {@code count} arguments without names, as operands; {@code usage} says what they are. */
    Optional<List<Operand>> operands(int count, String usage) {
        return hasCount(count, usage) ? operands() : Optional.empty();
    }

    /** The same, where all must be numbers. */
    Optional<List<Operand>> numbers(int count, String usage) {
        return operands(count, usage).filter(operands -> {
            boolean fit = true;
            for (Operand operand : operands) {
                fit &= arithmetic().requireNumber(operand, quoted());
            }
            return fit;
        });
    }

    private boolean withoutNames() {
        expression
                .arguments()
                .forEach(argument -> argument.name()
                        .ifPresent(name -> report(TypeErrors.unknownArgument(name.span(), function, name.text()))));
        return expression.arguments().stream()
                .allMatch(argument -> argument.name().isEmpty());
    }

    private Optional<List<Operand>> operands() {
        List<Operand> operands = new ArrayList<>();
        for (Expr.Argument argument : expression.arguments()) {
            checker.operand(argument.value()).ifPresent(operands::add);
        }
        return operands.size() == count() ? Optional.of(operands) : Optional.empty();
    }

    /** The axis that an argument names: by its dimension, or by its position from 0. */
    Optional<Integer> axis(Expr argument, TensorType type) {
        if (argument instanceof Expr.Literal literal) {
            return position(literal.span(), literal.value(), literal.text(), type);
        }
        Optional<Dimension> size = new SizeExpressions(checker.scope(), checker.sink()).find(argument);
        if (size.isPresent() && (!size.get().isFixed() || type.shape().contains(size.get()))) {
            return axis(argument.span(), size.get(), type);
        }
        if (size.isPresent()) {
            // A number under a name: a parameter of a function, or a loop's variable.
            return position(
                    argument.span(),
                    size.get().fixedSize().getAsInt(),
                    size.get().toString(),
                    type);
        }
        report(
                argument instanceof Expr.Name name
                        ? TypeErrors.noSuchAxis(argument.span(), name.name(), type)
                        : TypeErrors.axisWanted(argument.span(), function));
        return Optional.empty();
    }

    private Optional<Integer> position(SourceSpan span, double value, String text, TensorType type) {
        int axis = (int) value;
        boolean exists = axis == value && axis >= 0 && axis < type.rank();
        if (!exists) {
            report(TypeErrors.noSuchAxis(span, text, type));
        }
        return exists ? Optional.of(axis) : Optional.empty();
    }

    private Optional<Integer> axis(SourceSpan span, Dimension dimension, TensorType type) {
        int first = type.shape().indexOf(dimension);
        if (first < 0) {
            report(TypeErrors.noSuchAxis(span, dimension.toString(), type));
            return Optional.empty();
        }
        if (first != type.shape().lastIndexOf(dimension)) {
            report(TypeErrors.ambiguousAxis(span, dimension.toString(), type));
            return Optional.empty();
        }
        return Optional.of(first);
    }

    /** Whether the argument at this position is an axis and not a value: it is called so, or is a dimension's name. */
    boolean isAxis(int position) {
        Expr.Argument argument = expression.arguments().get(position);
        if (argument.name().isPresent()) {
            return argument.name().get().text().equals("axis");
        }
        return argument.value() instanceof Expr.Name name
                && checker.scope()
                        .find(name.name())
                        .filter(Symbol.Size.class::isInstance)
                        .isPresent();
    }

    /** Repeats {@code operand} to {@code shape}. */
    Node repeat(Operand operand, List<Dimension> shape) {
        return arithmetic().repeat(operand.node(), shape);
    }
}
