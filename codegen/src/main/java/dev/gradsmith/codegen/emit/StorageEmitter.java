package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes {@code save} and {@code load}: parameters as safetensors. */
final class StorageEmitter {
    private final ModelGraph model;
    private final ClassName className;
    private final RealType real;
    private final Extents extents = new Extents(Optional.empty(), "");
    private final List<Declaration.Parameter> parameters;

    StorageEmitter(ModelGraph model, ClassName className) {
        this.model = model;
        this.className = className;
        this.real = new RealType(model.precision());
        this.parameters = model.declarations(Declaration.Parameter.class);
    }

    void addTo(TypeSpec.Builder type) {
        if (parameters.isEmpty()) {
            return;
        }
        type.addMethod(save());
        type.addMethod(load());
    }

    private MethodSpec save() {
        TypeName map =
                ParameterizedTypeName.get(ClassName.get(Map.class), ClassName.get(String.class), RuntimeTypes.TENSOR);
        MethodSpec.Builder method = MethodSpec.methodBuilder("save")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Path.class, "file")
                .addException(IOException.class)
                .addJavadoc("Writes the parameters as a safetensors file, all of it or nothing.\n")
                .addStatement("$T tensors = new $T<>()", map, LinkedHashMap.class);
        for (Declaration.Parameter parameter : parameters) {
            String sizes = parameter.type().shape().stream()
                    .map(dimension -> ", " + extents.size(dimension))
                    .collect(Collectors.joining());
            String factory = parameter.type().isScalar() ? "scalar" : "of";
            method.addStatement(
                    "tensors.put($S, $T.$L($L$L))",
                    parameter.path(),
                    RuntimeTypes.TENSOR,
                    factory,
                    parameter.name(),
                    sizes);
        }
        return method.addStatement(
                        "$T.write(file, tensors, $T.of($S, $S))",
                        RuntimeTypes.SAFETENSORS,
                        Map.class,
                        "model",
                        model.name())
                .build();
    }

    private MethodSpec load() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("load")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(className)
                .addParameter(Path.class, "file")
                .addException(IOException.class)
                .addJavadoc("Reads parameters that {@link #save} wrote. Hyperparameters have their defaults.\n")
                .addStatement("$1T tensors = $1T.read(file)", RuntimeTypes.SAFETENSORS)
                .addStatement("Builder builder = builder()");
        for (String dimension : model.modelDimensions()) {
            dimension(method, dimension);
        }
        for (Declaration.Parameter parameter : parameters) {
            String sizes = parameter.type().shape().stream()
                    .map(size -> ", " + extents.size(size))
                    .collect(Collectors.joining());
            method.addStatement(
                    "builder.$L = $T.$L(tensors, $S, $S$L)",
                    parameter.name(),
                    RuntimeTypes.CHECKPOINT,
                    real.plural(),
                    parameter.path(),
                    parameter.type().shapeText(),
                    sizes);
        }
        return method.addStatement("return builder.build()").build();
    }

    /** A dimension's size is read off a parameter that has it as an axis; where none has, the caller gives it. */
    private void dimension(MethodSpec.Builder method, String name) {
        for (Declaration.Parameter parameter : parameters) {
            List<Dimension> shape = parameter.type().shape();
            int axis = shape.indexOf(Dimension.named(name));
            if (axis >= 0) {
                method.addStatement(
                        "int $L = $T.dimension(tensors, $S, $L, $L, $S)",
                        name,
                        RuntimeTypes.CHECKPOINT,
                        parameter.path(),
                        axis,
                        shape.size(),
                        parameter.type().shapeText());
                method.addStatement("builder.$1L($1L)", name);
                return;
            }
        }
        method.addParameter(TypeName.INT, name);
        method.addStatement("builder.$1L($1L)", name);
    }
}
