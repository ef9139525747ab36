package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.ConvexPrograms;
import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes what the objective's function has besides where it is convex: the root of its matrix of second derivatives. */
final class ConvexFunctionEmitter {
    private final ModelGraph model;
    private final ConvexPrograms programs;
    private final BoundData bound;
    private String program = "";

    ConvexFunctionEmitter(ModelGraph model, ConvexPrograms programs, BoundData bound) {
        this.model = model;
        this.programs = programs;
        this.bound = bound;
    }

    void addProgram(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        program = bound.addProgram(type, constructor, NestedClass.ROOT_PROGRAM);
    }

    void addMethods(TypeSpec.Builder type) {
        Extents extents = new Extents(Optional.empty(), "");
        String rows = programs.shapes().stream()
                .map(shape -> extents.size(Dimension.product(shape)))
                .collect(Collectors.joining(" + "));
        type.addMethod(override("rootRows", TypeName.INT)
                .addStatement("return $L", rows)
                .build());
        type.addMethod(hessianRoot());
        type.addMethod(scale());
    }

    private static MethodSpec.Builder override(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(result);
    }

    private MethodSpec hessianRoot() {
        NameScope locals = bound.locals();
        String at = locals.newName("at");
        String root = locals.newName("root");
        String place = locals.newName("place");
        MethodSpec.Builder method = override("hessianRoot", TypeName.VOID)
                .addParameter(double[].class, at)
                .addParameter(double[].class, root)
                .addStatement("$T.set($L, $L)", bound.parameters(), bound.copy(), at);
        run(method);
        method.addStatement("int $L = 0", place);
        for (Program.Result result : tensors()) {
            method.addStatement(
                    "$1L = $2T.put($3L.$4L(), $5L, $1L)",
                    place,
                    RuntimeTypes.FLAT_ARRAYS,
                    program,
                    result.name(),
                    root);
        }
        return method.build();
    }

    /** All results but the scale, which is the last. */
    private List<Program.Result> tensors() {
        List<Program.Result> all = programs.root().results();
        return all.subList(0, all.size() - 1);
    }

    private MethodSpec scale() {
        MethodSpec.Builder method = override("scale", TypeName.DOUBLE);
        run(method);
        return method.addStatement("return $L.scale()", program).build();
    }

    private void run(MethodSpec.Builder method) {
        method.addStatement(
                "$L.run($L)", program, RunArguments.of(model, ModelEmitter.data(model), Declaration::name, "0"));
    }
}
