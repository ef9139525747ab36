package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.LeastSquaresPrograms;
import dev.gradsmith.codegen.plan.Programs;
import dev.gradsmith.graph.convex.Structure;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.Method;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Objective;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the methods of a trainer that fits by a solver that the objective's structure allows. */
final class SolverFitEmitter {
    private final ModelGraph model;
    private final Objective objective;
    private final Programs programs;
    private final Method.Solved method;
    private final ClassName modelClass;
    private final List<Declaration> data;
    private final RealType real;
    private final NameScope scope;
    private final String options;
    private final String function;
    private final String fitted;

    SolverFitEmitter(
            ModelGraph model, Objective objective, Programs programs, Method.Solved method, ClassName modelClass) {
        this.model = model;
        this.objective = objective;
        this.programs = programs;
        this.method = method;
        this.modelClass = modelClass;
        this.data = ModelEmitter.data(model);
        this.real = new RealType(model.precision());
        this.scope = NameScope.of(model);
        scope.newName("model");
        this.options = scope.newName("options");
        this.function = scope.newName("function");
        this.fitted = scope.newName("fitted");
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(fitWithDefaults());
        type.addMethod(fit());
        type.addMethod(solve());
        new ByParameterEmitter(model, modelClass)
                .addTo(
                        type,
                        RuntimeTypes.SOLVER_FIT,
                        "standardErrors",
                        "The standard errors that a fit of this trainer found, by parameter.");
    }

    private DataBinding binding() {
        return new DataBinding(data, model.modelDimensions(), real);
    }

    private MethodSpec.Builder begin() {
        MethodSpec.Builder builder =
                MethodSpec.methodBuilder("fit").addModifiers(Modifier.PUBLIC).returns(RuntimeTypes.SOLVER_FIT);
        binding().addParameters(builder);
        return builder;
    }

    private MethodSpec fitWithDefaults() {
        MethodSpec.Builder builder = begin();
        String arguments = builder.build().parameters().stream()
                .map(parameter -> parameter.name() + ", ")
                .collect(Collectors.joining());
        return builder.addJavadoc("The same with default options.\n")
                .addStatement("return fit($L$T.defaults())", arguments, RuntimeTypes.SOLVER_OPTIONS)
                .build();
    }

    private MethodSpec fit() {
        MethodSpec.Builder builder = begin().addParameter(RuntimeTypes.SOLVER_OPTIONS, options)
                .addJavadoc(
                        "Finds the parameters that make {@code $L} least, and leaves them in the model. The result tells which solver found them, and why it was taken.\n",
                        objective.name())
                .addCode(binding().checks());
        model.batch()
                .ifPresent(batch -> builder.addStatement("$T.requireRows($S, $L)", RuntimeTypes.SHAPES, batch, batch));
        return builder.addStatement("$T $L = solve($L, $L)", RuntimeTypes.SOLVER_FIT, fitted, arguments(), options)
                .addStatement(
                        "$T.set(model, $L.parameters())", NestedClass.FLAT_PARAMETERS.in(model, modelClass), fitted)
                .addStatement("return $L", fitted)
                .build();
    }

    private String arguments() {
        return BoundData.arguments(model, "model").substring("model, ".length());
    }

    private MethodSpec solve() {
        MethodSpec.Builder builder =
                MethodSpec.methodBuilder("solve").addModifiers(Modifier.PRIVATE).returns(RuntimeTypes.SOLVER_FIT);
        data.forEach(one -> builder.addParameter(real.of(one.type()), one.name()));
        RunArguments.dataDimensions(model, data).forEach(size -> builder.addParameter(TypeName.INT, size));
        builder.addParameter(RuntimeTypes.SOLVER_OPTIONS, options);
        ClassName objectiveFunction = NestedClass.OBJECTIVE_FUNCTION.in(model, modelClass);
        builder.addStatement(
                "$1T $2L = new $1T($3L)", objectiveFunction, function, BoundData.arguments(model, "model"));
        if (method.structure() instanceof Structure.Predictors) {
            return builder.addStatement("return $T.irls($L, $L, $S)", RuntimeTypes.SOLVING, function, options, reason())
                    .build();
        }
        if (method.structure() instanceof Structure.Squares) {
            return builder.addCode(leastSquares(programs.leastSquares().orElseThrow()))
                    .build();
        }
        return builder.addStatement("return $T.lbfgs($L, $L, $S)", RuntimeTypes.SOLVING, function, options, reason())
                .build();
    }

    private String reason() {
        return method.reason()
                .orElseGet(() ->
                        "'" + objective.name() + "' is " + method.structure().nature());
    }

    private CodeBlock leastSquares(LeastSquaresPrograms squares) {
        String problem = scope.newName("problem");
        ClassName residuals = NestedClass.RESIDUAL_FUNCTION.in(model, modelClass);
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("$1T $2L = new $1T($3L)", residuals, problem, BoundData.arguments(model, "model"));
        if (squares.solver() == LeastSquaresPrograms.Solver.ITERATIONS) {
            return code.addStatement(
                            "return $T.levenbergMarquardt($L, $L, $L, $S)",
                            RuntimeTypes.SOLVING,
                            problem,
                            function,
                            options,
                            reason())
                    .build();
        }
        return code.beginControlFlow("if ($T.isTooLarge($L, $L))", RuntimeTypes.SOLVING, problem, options)
                .addStatement("return $T.withoutMatrix($L, $L)", RuntimeTypes.SOLVING, function, options)
                .endControlFlow()
                .add(new LeastSquaresFitEmitter(model, squares, modelClass).closedForm(problem, fitted, scope))
                .addStatement(
                        "return $T.closedForm($L, $L, $L, $S)",
                        RuntimeTypes.SOLVING,
                        fitted,
                        function,
                        options,
                        reason())
                .build();
    }
}
