package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
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
    private final Context context;
    private final Scope scope;
    private final DiagnosticSink sink;
    private final String path;
    private final Optional<SourceSpan> place;
    private final Constants constants;
    private final Initializers initializers;
    private final SizeExpressions sizes;
    private final List<Declaration> declarations;

    /** Of the model's own declarations. */
    DeclarationChecker(Context context, ExpressionChecker expressions) {
        this(context, expressions, "", Optional.empty());
    }

    /**
     * @param path the names of the instances that hold what is declared, each followed by a dot
     * @param place where the outermost of them is made: to a model's author the parameter comes from there
     */
    DeclarationChecker(Context context, ExpressionChecker expressions, String path, Optional<SourceSpan> place) {
        this.place = place;
        this.context = context;
        this.scope = expressions.scope();
        this.sink = expressions.sink();
        this.path = path;
        this.constants = new Constants(expressions, sink);
        this.initializers = new Initializers(constants, sink);
        this.sizes = new SizeExpressions(scope, sink);
        this.declarations = context.declarations();
    }

    /** Whether the statement is a declaration; its mistakes are reported. */
    boolean check(Statement statement) {
        if (statement instanceof Statement.Dim dim) {
            dim(dim);
        } else if (statement instanceof Statement.Input input) {
            data(input.variable(), input.index(), Variable.Role.INPUT)
                    .ifPresent(node -> declarations.add(new Declaration.Input(
                            input.variable().name().text(),
                            node,
                            input.variable().name().span(),
                            input.documentation())));
        } else if (statement instanceof Statement.Target target) {
            data(target.variable(), target.index(), Variable.Role.TARGET)
                    .ifPresent(node -> declarations.add(new Declaration.Target(
                            target.variable().name().text(),
                            node,
                            target.variable().name().span(),
                            target.documentation())));
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
                        sink.report(DeclarationErrors.invalidFixedDimension(
                                dim.size().span(), value));
                    }
                    return whole ? Optional.of(Dimension.of((int) value.doubleValue())) : Optional.empty();
                });
        Optional<Symbol> used = scope.find(dim.name().text()).filter(DeclarationChecker::isSymbolic);
        if (used.isPresent()) {
            sink.report(DeclarationErrors.fixedTooLate(dim.name(), used.get().span()));
            return;
        }
        scope.declare(
                dim.name(),
                size.<Symbol>map(fixed -> new Symbol.Size(fixed, dim.name().span()))
                        .orElseGet(() -> new Symbol.Broken(dim.name().span())));
    }

    private static boolean isSymbolic(Symbol symbol) {
        return symbol instanceof Symbol.Size size && !size.dimension().isFixed();
    }

    private Optional<Node> data(Statement.Shaped variable, Optional<Expr> index, Variable.Role role) {
        Optional<ElementType> element =
                index.isEmpty() ? Optional.of(ElementType.REAL) : index.flatMap(this::indexType);
        Optional<Node> node = shape(variable)
                .flatMap(shape -> element.map(type -> make(variable.name(), role, new TensorType(type, shape))));
        return scope.declare(variable.name(), node) ? node : Optional.empty();
    }

    /** The {@code v} of {@code index(v)}. */
    private Optional<ElementType> indexType(Expr type) {
        if (type instanceof Expr.Call call
                && call.callee() instanceof Expr.Name name
                && name.name().equals("index")
                && call.arguments().size() == 1
                && call.arguments().get(0).name().isEmpty()) {
            return sizes.declared(call.arguments().get(0).value()).map(ElementType.Index::new);
        }
        sink.report(DeclarationErrors.unknownDataType(type.span()));
        return Optional.empty();
    }

    private void param(Statement.Param param) {
        Optional<Node> node = shape(param.variable())
                .map(shape -> make(param.variable().name(), Variable.Role.PARAMETER, TensorType.real(shape)));
        Optional<Initializer> initializer = node.flatMap(variable -> param.initializer()
                .flatMap(written ->
                        initializers.check(written, param.variable().name().text(), variable.type())));
        if (scope.declare(param.variable().name(), node)) {
            node.ifPresent(variable -> declarations.add(new Declaration.Parameter(
                    javaName(param.variable().name()),
                    path + param.variable().name().text(),
                    variable,
                    initializer,
                    place.orElse(param.variable().name().span()),
                    param.documentation())));
        }
    }

    private void hyper(Statement.Hyper hyper) {
        Optional<Double> value = constants.number(hyper.defaultValue(), "the default of a hyper");
        Node node = make(hyper.name(), Variable.Role.HYPERPARAMETER, TensorType.SCALAR);
        if (scope.declare(hyper.name(), Optional.of(node))) {
            value.ifPresent(number -> declarations.add(new Declaration.Hyperparameter(
                    hyper.name().text(), node, number, hyper.name().span(), hyper.documentation())));
        }
    }

    private Optional<List<Dimension>> shape(Statement.Shaped variable) {
        List<Dimension> shape = new ArrayList<>();
        for (Expr dimension : variable.shape()) {
            // In a layer a name that is not one of its own is no new dimension: nobody could say its size.
            (path.isEmpty() ? sizes.declared(dimension) : sizes.size(dimension)).ifPresent(shape::add);
        }
        if (shape.size() < variable.shape().size()) {
            return Optional.empty();
        }
        Optional<Diagnostic> tooLong = ArraySizes.tooLong(variable.name().span(), shape);
        tooLong.ifPresent(sink::report);
        return tooLong.isPresent() ? Optional.empty() : Optional.of(shape);
    }

    private Node make(Identifier name, Variable.Role role, TensorType type) {
        String javaName = javaName(name);
        return context.graph().at(Optional.of(name.span())).node(new Variable(javaName, role, type), List.of());
    }

    /** Java has no dots in names. */
    private String javaName(Identifier name) {
        return path.replace('.', '_') + name.text();
    }
}
