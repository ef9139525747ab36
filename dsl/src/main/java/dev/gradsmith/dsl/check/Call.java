package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
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

    /** Exactly {@code count} arguments without names, as operands; {@code usage} says what they are. */
    Optional<List<Operand>> operands(int count, String usage) {
        if (count() != count) {
            report(TypeErrors.wrongArguments(span(), function, usage, count()));
            return Optional.empty();
        }
        return withoutNames() ? operands() : Optional.empty();
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
            int axis = (int) literal.value();
            boolean exists = axis == literal.value() && axis < type.rank();
            if (!exists) {
                report(TypeErrors.noSuchAxis(argument.span(), literal.text(), type));
            }
            return exists ? Optional.of(axis) : Optional.empty();
        }
        if (!(argument instanceof Expr.Name name)) {
            report(TypeErrors.axisWanted(argument.span(), function));
            return Optional.empty();
        }
        Optional<Symbol> symbol = checker.scope().find(name.name());
        if (symbol.isPresent() && symbol.get() instanceof Symbol.Size size) {
            return axis(name, size.dimension(), type);
        }
        report(TypeErrors.noSuchAxis(argument.span(), name.name(), type));
        return Optional.empty();
    }

    private Optional<Integer> axis(Expr.Name name, Dimension dimension, TensorType type) {
        int first = type.shape().indexOf(dimension);
        if (first < 0) {
            report(TypeErrors.noSuchAxis(name.span(), name.name(), type));
            return Optional.empty();
        }
        if (first != type.shape().lastIndexOf(dimension)) {
            report(TypeErrors.ambiguousAxis(name.span(), name.name(), type));
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
