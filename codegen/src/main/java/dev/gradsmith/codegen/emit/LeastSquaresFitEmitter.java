package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.LeastSquaresPrograms;
import dev.gradsmith.graph.leastsquares.DataPower;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Precision;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the methods of a trainer that fits by least squares. */
final class LeastSquaresFitEmitter {
    private final ModelGraph model;
    private final LeastSquaresPrograms programs;
    private final ClassName modelClass;
    private final List<Declaration> data;
    private final RealType real;

    LeastSquaresFitEmitter(ModelGraph model, LeastSquaresPrograms programs, ClassName modelClass) {
        this.model = model;
        this.programs = programs;
        this.modelClass = modelClass;
        this.data = ModelEmitter.data(model);
        this.real = new RealType(model.precision());
    }

    /** Whether {@code fit} takes options: what is solved at once has none. */
    boolean hasOptions() {
        return programs.solver() == LeastSquaresPrograms.Solver.ITERATIONS;
    }

    void addTo(TypeSpec.Builder type) {
        if (hasOptions()) {
            type.addMethod(fitWithDefaults());
            type.addMethod(
                    fit(
                            "Finds the parameters that make the sum of squares least, from those that the model has, and leaves them in the model.\n"));
        } else {
            type.addMethod(
                    fit(
                            "Finds the parameters that make the sum of squares least, at once: the residuals are linear in them. Leaves them in the model.\n"));
        }
        new ByParameterEmitter(model, modelClass)
                .addTo(
                        type,
                        RuntimeTypes.LEAST_SQUARES_FIT,
                        "standardDeviations",
                        "The standard deviations that a fit of this trainer found, by parameter.");
    }

    private MethodSpec.Builder begin() {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder("fit").addModifiers(Modifier.PUBLIC).returns(RuntimeTypes.LEAST_SQUARES_FIT);
        new DataBinding(data, model.modelDimensions(), real).addParameters(method);
        return method;
    }

    private MethodSpec fitWithDefaults() {
        MethodSpec.Builder method = begin();
        String arguments = method.build().parameters().stream()
                .map(parameter -> parameter.name() + ", ")
                .collect(Collectors.joining());
        return method.addJavadoc("The same with default options.\n")
                .addStatement("return fit($L$T.defaults())", arguments, RuntimeTypes.LEVENBERG_MARQUARDT_OPTIONS)
                .build();
    }

    private MethodSpec fit(String documentation) {
        MethodSpec.Builder method = begin().addJavadoc(documentation);
        if (hasOptions()) {
            method.addParameter(RuntimeTypes.LEVENBERG_MARQUARDT_OPTIONS, "options");
        }
        method.addCode(new DataBinding(data, model.modelDimensions(), real).checks());
        ClassName residuals = NestedClass.RESIDUAL_FUNCTION.in(model, modelClass);
        ClassName parameters = NestedClass.FLAT_PARAMETERS.in(model, modelClass);
        NameScope scope = scope();
        String problem = scope.newName("problem");
        String fitted = scope.newName("fitted");
        method.addStatement("$1T $2L = new $1T($3L)", residuals, problem, BoundData.arguments(model, "model"));
        if (hasOptions()) {
            method.addStatement(
                    "$T $L = $T.fit($L, $T.get(model), options)",
                    RuntimeTypes.LEAST_SQUARES_FIT,
                    fitted,
                    RuntimeTypes.LEVENBERG_MARQUARDT,
                    problem,
                    parameters);
        } else {
            method.addCode(closedForm(problem, fitted, scope));
        }
        return method.addStatement("$T.set(model, $L.parameters())", parameters, fitted)
                .addStatement("return $L", fitted)
                .build();
    }

    /** The names of the data and its sizes are taken. */
    private NameScope scope() {
        NameScope scope = NameScope.of(model);
        scope.newName("model");
        return scope;
    }

    /** Statements that declare {@code fitted}, from the {@code problem}. */
    CodeBlock closedForm(String problem, String fitted, NameScope scope) {
        Map<Integer, DataPower> powers = model.precision() == Precision.DOUBLE ? programs.powers() : Map.of();
        CodeBlock.Builder code = CodeBlock.builder();
        if (powers.isEmpty()) {
            return code.addStatement(
                            "$T $L = $T.fit($L)",
                            RuntimeTypes.LEAST_SQUARES_FIT,
                            fitted,
                            RuntimeTypes.LINEAR_LEAST_SQUARES,
                            problem)
                    .build();
        }
        int columns = model.declarations(Declaration.Parameter.class).size();
        String atZero = scope.newName("atZero");
        String jacobian = scope.newName("jacobian");
        String rest = scope.newName("rest");
        code.addStatement("double[] $L = new double[$L.residualCount()]", atZero, problem)
                .addStatement("double[] $L = new double[$L.length * $L]", jacobian, atZero, columns)
                .addStatement("$L.jacobian(new double[$L], $L, $L)", problem, columns, atZero, jacobian)
                .add("// What rounding took away from powers decides the digits of the parameters.\n")
                .addStatement("double[] $1L = new double[$2L.length]", rest, jacobian);
        powers.forEach((column, power) -> code.addStatement(
                "$T.rest($L, $L, $L, $L, $L, $L, $L)",
                RuntimeTypes.POWERS,
                power.data().name(),
                power.exponent(),
                power.sign(),
                jacobian,
                columns,
                column,
                rest));
        return code.addStatement(
                        "$T $L = $T.fit($L, $L, $L, $L)",
                        RuntimeTypes.LEAST_SQUARES_FIT,
                        fitted,
                        RuntimeTypes.LINEAR_LEAST_SQUARES,
                        columns,
                        jacobian,
                        rest,
                        atZero)
                .build();
    }
}
