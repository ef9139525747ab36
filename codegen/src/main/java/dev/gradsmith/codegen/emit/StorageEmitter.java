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

/** Writes {@code save} and {@code load}: parameters as safetensors, hyperparameters as its metadata. */
final class StorageEmitter {
    private final ModelGraph model;
    private final ClassName className;
    private final RealType real;
    private final Extents extents = new Extents(Optional.empty(), "");
    private final List<Declaration.Parameter> parameters;
    private final List<Declaration.Hyperparameter> hypers;

    StorageEmitter(ModelGraph model, ClassName className) {
        this.model = model;
        this.className = className;
        this.real = new RealType(model.precision());
        this.parameters = model.declarations(Declaration.Parameter.class);
        this.hypers = model.declarations(Declaration.Hyperparameter.class);
    }

    void addTo(TypeSpec.Builder type) {
        if (parameters.isEmpty()) {
            return;
        }
        type.addMethod(saveAlone());
        type.addMethod(save());
        type.addMethod(loadForOneThread());
        type.addMethod(load());
    }

    private MethodSpec saveAlone() {
        String file = NameScope.of(model).newName("file");
        return MethodSpec.methodBuilder("save")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Path.class, file)
                .addException(IOException.class)
                .addJavadoc("Writes the parameters as a safetensors file, all of it or nothing")
                .addJavadoc(hypers.isEmpty() ? ".\n" : "; the hyperparameters are its metadata.\n")
                .addStatement("save($L, $T.none())", file, RuntimeTypes.PREPARATION)
                .build();
    }

    private MethodSpec save() {
        NameScope scope = NameScope.of(model);
        String file = scope.newName("file");
        String preparation = scope.newName("preparation");
        String tensors = scope.newName("tensors");
        MethodSpec.Builder method = MethodSpec.methodBuilder("save")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Path.class, file)
                .addParameter(RuntimeTypes.PREPARATION, preparation)
                .addException(IOException.class)
                .addJavadoc("The same with what its data have to go through; {@link $T#load} reads that.\n", RuntimeTypes.PREPARATION)
                .addStatement("$T $L = new $T<>()", mapTo(RuntimeTypes.TENSOR), tensors, LinkedHashMap.class);
        for (Declaration.Parameter parameter : parameters) {
            method.addStatement(
                    "$L.put($S, $T.$L($L$L))",
                    tensors,
                    parameter.path(),
                    RuntimeTypes.TENSOR,
                    parameter.type().isScalar() ? "scalar" : "of",
                    parameter.name(),
                    sizes(parameter));
        }
        String metadata = scope.newName("metadata");
        method.addStatement("$T $L = new $T<>()", mapTo(ClassName.get(String.class)), metadata, LinkedHashMap.class)
                .addStatement("$L.put($S, $S)", metadata, "model", model.name());
        for (Declaration.Hyperparameter hyper : hypers) {
            method.addStatement("$L.put($S, $T.valueOf($L))", metadata, hyper.name(), String.class, hyper.name());
        }
        return method.addStatement("$L.addTo($L, $L)", preparation, tensors, metadata)
                .addStatement("$T.write($L, $L, $L)", RuntimeTypes.SAFETENSORS, file, tensors, metadata)
                .build();
    }

    private static TypeName mapTo(ClassName values) {
        return ParameterizedTypeName.get(ClassName.get(Map.class), ClassName.get(String.class), values);
    }

    private String sizes(Declaration.Parameter parameter) {
        return parameter.type().shape().stream()
                .map(dimension -> ", " + extents.size(dimension))
                .collect(Collectors.joining());
    }

    private MethodSpec.Builder load(String file) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("load")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(className)
                .addParameter(Path.class, file)
                .addException(IOException.class);
        unsaid().forEach(dimension -> method.addParameter(TypeName.INT, dimension));
        return method;
    }

    private MethodSpec loadForOneThread() {
        String file = NameScope.of(model).newName("file");
        String rest = unsaid().stream().map(dimension -> dimension + ", ").collect(Collectors.joining());
        return load(file)
                .addJavadoc("Reads what {@link #save} wrote, for a model that computes on the caller's thread.\n")
                .addStatement("return load($L, $L$T.sequential())", file, rest, RuntimeTypes.EXECUTION)
                .build();
    }

    private MethodSpec load() {
        NameScope scope = NameScope.of(model);
        String file = scope.newName("file");
        String tensors = scope.newName("tensors");
        String builder = scope.newName("builder");
        MethodSpec.Builder method = load(file)
                .addParameter(RuntimeTypes.EXECUTION, "execution")
                .addJavadoc("Reads what {@link #save} wrote.");
        method.addJavadoc(
                        hypers.isEmpty() ? "\n" : " A hyperparameter that the file does not have is at its default.\n")
                .addStatement("$1T $2L = $1T.read($3L)", RuntimeTypes.SAFETENSORS, tensors, file)
                .addStatement("$T $L = builder().execution(execution)", className.nestedClass("Builder"), builder);
        for (String dimension : model.modelDimensions()) {
            readSize(method, dimension, tensors);
            method.addStatement("$1L.$2L($2L)", builder, dimension);
        }
        for (Declaration.Parameter parameter : parameters) {
            method.addStatement(
                    "$L.$L = $T.$L($L, $S, $S$L)",
                    builder,
                    parameter.name(),
                    RuntimeTypes.CHECKPOINT,
                    real.plural(),
                    tensors,
                    parameter.path(),
                    parameter.type().shapeText(),
                    sizes(parameter));
        }
        for (Declaration.Hyperparameter hyper : hypers) {
            method.addStatement(
                    "$1L.$2L = $3T.hyperparameter($4L, $2S, $1L.$2L)",
                    builder,
                    hyper.name(),
                    RuntimeTypes.CHECKPOINT,
                    tensors);
        }
        return method.addStatement("return $L.build()", builder).build();
    }

    /** The dimensions that no parameter has as an axis: the caller gives them. */
    private List<String> unsaid() {
        return model.modelDimensions().stream()
                .filter(name -> parameters.stream()
                        .noneMatch(parameter -> parameter.type().shape().contains(Dimension.named(name))))
                .toList();
    }

    /** A dimension's size is read off the first parameter that has it as an axis. */
    private void readSize(MethodSpec.Builder method, String name, String tensors) {
        for (Declaration.Parameter parameter : parameters) {
            List<Dimension> shape = parameter.type().shape();
            int axis = shape.indexOf(Dimension.named(name));
            if (axis >= 0) {
                method.addStatement(
                        "int $L = $T.dimension($L, $S, $L, $L, $S)",
                        name,
                        RuntimeTypes.CHECKPOINT,
                        tensors,
                        parameter.path(),
                        axis,
                        shape.size(),
                        parameter.type().shapeText());
                return;
            }
        }
    }
}
