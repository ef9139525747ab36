package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Precision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class that reads and writes all parameters of a model as one array, in the order of their declaration. */
final class FlatParametersEmitter {
    private final ModelGraph model;
    private final ClassName modelClass;
    private final List<Declaration.Parameter> parameters;
    private final Extents extents = new Extents(Optional.empty(), "");

    FlatParametersEmitter(ModelGraph model, ClassName modelClass) {
        this.model = model;
        this.modelClass = modelClass;
        this.parameters = model.declarations(Declaration.Parameter.class);
    }

    TypeSpec emit() {
        return TypeSpec.classBuilder(NestedClass.FLAT_PARAMETERS.of(model))
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("All parameters in one array, in the order of their declaration.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(count())
                .addMethod(get())
                .addMethod(set())
                .addMethod(copy())
                .build();
    }

    private MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC).addParameter(modelClass, "model");
    }

    private MethodSpec count() {
        String sum = parameters.stream().map(this::size).collect(Collectors.joining(" + "));
        return method("count")
                .returns(TypeName.INT)
                .addStatement("return $L", sum)
                .build();
    }

    private String size(Declaration.Parameter parameter) {
        if (parameter.type().isScalar()) {
            return "1";
        }
        boolean fixed = parameter.type().shape().stream().allMatch(Dimension::isFixed);
        return fixed ? extents.product(parameter.type().shape()) : "model." + parameter.name() + ".length";
    }

    private MethodSpec get() {
        MethodSpec.Builder method = method("get")
                .returns(double[].class)
                .addStatement("double[] all = new double[count(model)]")
                .addStatement("int at = 0");
        parameters.forEach(parameter ->
                method.addStatement("at = $T.put(model.$L, all, at)", RuntimeTypes.FLAT_ARRAYS, parameter.name()));
        return method.addStatement("return all").build();
    }

    private MethodSpec set() {
        MethodSpec.Builder method =
                method("set").addParameter(double[].class, "all").addStatement("int at = 0");
        String cast = model.precision() == Precision.FLOAT ? "(float) " : "";
        for (Declaration.Parameter parameter : parameters) {
            if (parameter.type().isScalar()) {
                method.addStatement("model.$L = $Lall[at++]", parameter.name(), cast);
            } else {
                method.addStatement("at = $T.take(all, at, model.$L)", RuntimeTypes.FLAT_ARRAYS, parameter.name());
            }
        }
        return method.build();
    }

    /** Another model with the same values. */
    private MethodSpec copy() {
        CodeBlock.Builder chain = CodeBlock.builder().add("return builder()");
        model.modelDimensions().forEach(dimension -> chain.add("\n.$1L(model.$1L)", dimension));
        parameters.forEach(parameter -> chain.add("\n.$1L(model.$1L)", parameter.name()));
        model.declarations(Declaration.Hyperparameter.class)
                .forEach(hyper -> chain.add("\n.$1L(model.$1L)", hyper.name()));
        chain.add("\n.execution(model.execution)\n.build()");
        return method("copy").returns(modelClass).addStatement(chain.build()).build();
    }
}
