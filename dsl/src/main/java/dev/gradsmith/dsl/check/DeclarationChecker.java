package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.Initializer;
import dev.gradsmith.graph.op.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what declares data, parameters, hyperparameters and dimensions. */
final class DeclarationChecker {
    private final Graph graph;
    private final Scope scope;
    private final DiagnosticSink sink;
    private final Constants constants;
    private final Initializers initializers;
    private final List<Declaration> declarations = new ArrayList<>();

    DeclarationChecker(Graph graph, Scope scope, ExpressionChecker expressions, DiagnosticSink sink) {
        this.graph = graph;
        this.scope = scope;
        this.sink = sink;
        this.constants = new Constants(expressions, sink);
        this.initializers = new Initializers(constants, sink);
    }

    List<Declaration> declarations() {
        return declarations;
    }

    /** Whether the statement is a declaration; its mistakes are reported. */
    boolean check(Statement statement) {
        if (statement instanceof Statement.Dim dim) {
            dim(dim);
        } else if (statement instanceof Statement.Input input) {
            data(input.variable(), input.index(), Variable.Role.INPUT)
                    .ifPresent(node -> declarations.add(new Declaration.Input(
                            input.variable().name().text(), node, input.span(), input.documentation())));
        } else if (statement instanceof Statement.Target target) {
            data(target.variable(), target.index(), Variable.Role.TARGET)
                    .ifPresent(node -> declarations.add(new Declaration.Target(
                            target.variable().name().text(), node, target.span(), target.documentation())));
        } else if (statement instanceof Statement.Param param) {
            param(param);
        } else if (statement instanceof Statement.Hyper hyper) {
            hyper(hyper);
        } else {
            return false;
        }
        return true;
    }

    static Optional<Identifier> nameOf(Statement statement) {
        if (statement instanceof Statement.Input input) {
            return Optional.of(input.variable().name());
        }
        if (statement instanceof Statement.Target target) {
            return Optional.of(target.variable().name());
        }
        if (statement instanceof Statement.Param param) {
            return Optional.of(param.variable().name());
        }
        if (statement instanceof Statement.Hyper hyper) {
            return Optional.of(hyper.name());
        }
        return statement instanceof Statement.Dim dim ? Optional.of(dim.name()) : Optional.empty();
    }

    private void dim(Statement.Dim dim) {
        Optional<Dimension> size = constants
                .number(dim.size(), "a fixed dimension")
                .flatMap(value -> {
                    boolean whole = value >= 1 && value == Math.rint(value) && value <= Integer.MAX_VALUE;
                    if (!whole) {
                        sink.report(
                                DeclarationErrors.invalidDimension(dim.size().span()));
                    }
                    return whole ? Optional.of(Dimension.of((int) value.doubleValue())) : Optional.empty();
                });
        scope.declare(
                dim.name(),
                size.<Symbol>map(fixed -> new Symbol.Size(fixed, dim.name().span()))
                        .orElseGet(() -> new Symbol.Broken(dim.name().span())));
    }

    private Optional<Node> data(Statement.Shaped variable, Optional<Expr> index, Variable.Role role) {
        index.ifPresent(type -> sink.report(TypeErrors.notYetSupported(type.span(), "data of index type")));
        Optional<Node> node = variable(variable, role).filter(made -> index.isEmpty());
        return scope.declare(variable.name(), node) ? node : Optional.empty();
    }

    private void param(Statement.Param param) {
        Optional<Node> node = variable(param.variable(), Variable.Role.PARAMETER);
        Optional<Initializer> initializer = node.flatMap(variable -> param.initializer()
                .flatMap(written ->
                        initializers.check(written, param.variable().name().text(), variable.type())));
        if (scope.declare(param.variable().name(), node)) {
            node.ifPresent(variable -> declarations.add(new Declaration.Parameter(
                    param.variable().name().text(), variable, initializer, param.span(), param.documentation())));
        }
    }

    private void hyper(Statement.Hyper hyper) {
        Optional<Double> value = constants.number(hyper.defaultValue(), "the default of a hyper");
        Node node = make(hyper.name(), Variable.Role.HYPERPARAMETER, TensorType.SCALAR);
        if (scope.declare(hyper.name(), Optional.of(node))) {
            value.ifPresent(number -> declarations.add(new Declaration.Hyperparameter(
                    hyper.name().text(), node, number, hyper.span(), hyper.documentation())));
        }
    }

    private Optional<Node> variable(Statement.Shaped variable, Variable.Role role) {
        List<Dimension> shape = new ArrayList<>();
        for (Expr dimension : variable.shape()) {
            dimension(dimension).ifPresent(shape::add);
        }
        return shape.size() == variable.shape().size()
                ? Optional.of(make(variable.name(), role, TensorType.real(shape)))
                : Optional.empty();
    }

    private Node make(Identifier name, Variable.Role role, TensorType type) {
        return graph.at(Optional.of(name.span())).node(new Variable(name.text(), role, type), List.of());
    }

    private Optional<Dimension> dimension(Expr written) {
        if (written instanceof Expr.Name name) {
            return scope.dimension(new Identifier(name.name(), name.span()));
        }
        boolean arithmetic = written instanceof Expr.Infix infix
                && (infix.operator() == Expr.InfixOperator.SUM || infix.operator() == Expr.InfixOperator.PRODUCT);
        if (arithmetic) {
            Expr.Infix infix = (Expr.Infix) written;
            return dimension(infix.left())
                    .flatMap(left -> dimension(infix.right())
                            .map(right ->
                                    infix.operator() == Expr.InfixOperator.SUM ? left.plus(right) : left.times(right)));
        }
        boolean whole = written instanceof Expr.Literal literal
                && literal.value() >= 1
                && literal.value() == Math.rint(literal.value())
                && literal.value() <= Integer.MAX_VALUE;
        if (!whole) {
            sink.report(DeclarationErrors.invalidDimension(written.span()));
            return Optional.empty();
        }
        return Optional.of(Dimension.of((int) ((Expr.Literal) written).value()));
    }
}
