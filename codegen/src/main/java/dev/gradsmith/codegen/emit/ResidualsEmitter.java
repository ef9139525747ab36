package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.LeastSquaresPrograms;
import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the residuals of a model that is fitted by least squares, as the problem that the runtime solves. */
final class ResidualsEmitter {
    private final ModelGraph model;
    private final LeastSquaresPrograms programs;
    private final List<Declaration> data;
    private final BoundData bound;

    ResidualsEmitter(ModelGraph model, LeastSquaresPrograms programs, ClassName modelClass) {
        this.model = model;
        this.programs = programs;
        this.data = ModelEmitter.data(model);
        this.bound = new BoundData(model, modelClass);
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(NestedClass.RESIDUAL_FUNCTION.of(model))
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.LEAST_SQUARES_PROBLEM)
                .addJavadoc("The residuals of which {@code $L} adds up the squares.\n", objectiveName());
        MethodSpec.Builder constructor = bound.addTo(type);
        String residuals = bound.addProgram(type, constructor, NestedClass.RESIDUAL_PROGRAM);
        String jacobian = bound.addProgram(type, constructor, NestedClass.JACOBIAN_PROGRAM);
        return type.addMethod(constructor.build())
                .addMethod(residualCount())
                .addMethod(parameterCount())
                .addMethod(residuals(residuals))
                .addMethod(jacobian(jacobian))
                .build();
    }

    private String objectiveName() {
        return model.objective().orElseThrow().name();
    }

    private static MethodSpec.Builder override(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(result);
    }

    private MethodSpec residualCount() {
        Extents extents = new Extents(Optional.empty(), "");
        String count = programs.shapes().stream()
                .map(shape -> extents.size(Dimension.product(shape)))
                .collect(Collectors.joining(" + "));
        return override("residualCount", TypeName.INT)
                .addStatement("return $L", count)
                .build();
    }

    private MethodSpec parameterCount() {
        return override("parameterCount", TypeName.INT)
                .addStatement("return $T.count($L)", bound.parameters(), bound.copy())
                .build();
    }

    private MethodSpec residuals(String program) {
        NameScope locals = bound.locals();
        String at = locals.newName("at");
        String residuals = locals.newName("residuals");
        MethodSpec.Builder method = override("residuals", TypeName.VOID)
                .addParameter(double[].class, at)
                .addParameter(double[].class, residuals);
        run(method, at, program);
        put(method, program, programs.residuals().results(), residuals, locals);
        return method.build();
    }

    private MethodSpec jacobian(String program) {
        NameScope locals = bound.locals();
        String at = locals.newName("at");
        String residuals = locals.newName("residuals");
        String jacobian = locals.newName("jacobian");
        MethodSpec.Builder method = override("jacobian", TypeName.VOID)
                .addParameter(double[].class, at)
                .addParameter(double[].class, residuals)
                .addParameter(double[].class, jacobian);
        run(method, at, program);
        List<Program.Result> results = programs.jacobian().results();
        int tensors = programs.shapes().size();
        put(method, program, results.subList(0, tensors), residuals, locals);
        put(method, program, results.subList(tensors, results.size()), jacobian, locals);
        return method.build();
    }

    private void run(MethodSpec.Builder method, String at, String program) {
        method.addStatement("$T.set($L, $L)", bound.parameters(), bound.copy(), at)
                .addStatement("$L.run($L)", program, RunArguments.of(model, data, Declaration::name, "0"));
    }

    private static void put(
            MethodSpec.Builder method, String program, List<Program.Result> results, String all, NameScope locals) {
        String place = "0";
        for (int i = 0; i < results.size(); i++) {
            String value = program + "." + results.get(i).name() + "()";
            if (i == results.size() - 1) {
                method.addStatement("$T.put($L, $L, $L)", RuntimeTypes.FLAT_ARRAYS, value, all, place);
                return;
            }
            String next = locals.newName("next");
            method.addStatement("int $L = $T.put($L, $L, $L)", next, RuntimeTypes.FLAT_ARRAYS, value, all, place);
            place = next;
        }
    }
}
