package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes {@code save} and {@code load}: parameters as safetensors, hyperparameters as its metadata. */
final class StorageEmitter {
    /** A class's initializer has to have less than 64 kB, however many statements a model has. */
    private static final int MOST_STRINGS = 500;

    /** Of several statements, in characters of up to three bytes: a constant of a class file has less than 64 kB. */
    private static final int LONGEST_STRING = 20_000;

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

    void addTo(TypeSpec.Builder type, ModelText text) {
        if (parameters.isEmpty()) {
            return;
        }
        type.addField(source(text));
        type.addMethod(saveAlone());
        type.addMethod(save());
        type.addMethod(loadForOneThread());
        type.addMethod(load());
        type.addMethod(from());
        addStore(type);
        addRestore(type);
    }

    /** The field that says what the class was generated from. */
    String sourceField() {
        return NameScope.of(model).newName("SOURCE");
    }

    private FieldSpec source(ModelText text) {
        CodeBlock statements = strings(text.statements()).stream()
                .map(lines -> CodeBlock.of("$S", lines))
                .collect(CodeBlock.joining(",\n"));
        return FieldSpec.builder(RuntimeTypes.MODEL_SOURCE, sourceField(), Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("What files say that they are of, and have to be of.\n")
                .initializer(
                        "$T.of(\n$>$S,\n$S,\n$L$<)", RuntimeTypes.MODEL_SOURCE, model.name(), text.sha256(), statements)
                .build();
    }

    /** The statements in strings of one or more, with a line for each. */
    private static List<String> strings(List<String> statements) {
        int most = 1 + statements.size() / MOST_STRINGS;
        List<String> strings = new ArrayList<>();
        for (int from = 0, to; from < statements.size(); from = to) {
            to = end(statements, from, most);
            strings.add(String.join("\n", statements.subList(from, to)));
        }
        return strings;
    }

    /** Before which statement the string ends that begins with another. */
    private static int end(List<String> statements, int from, int most) {
        int to = from + 1;
        int length = statements.get(from).length();
        while (to < Math.min(from + most, statements.size())) {
            length += statements.get(to).length();
            if (length > LONGEST_STRING) {
                return to;
            }
            to++;
        }
        return to;
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
        String snapshot = scope.newName("snapshot");
        return MethodSpec.methodBuilder("save")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Path.class, file)
                .addParameter(RuntimeTypes.PREPARATION, preparation)
                .addException(IOException.class)
                .addJavadoc(
                        "The same with what its data have to go through, which {@link $T#load} reads.\n",
                        RuntimeTypes.PREPARATION)
                .addStatement("$1T $2L = new $1T()", RuntimeTypes.SNAPSHOT, snapshot)
                .addStatement("store($L)", snapshot)
                .addStatement("$L.put($L)", snapshot, preparation)
                .addStatement("$L.write($L, $L)", snapshot, file, sourceField())
                .build();
    }

    private void addStore(TypeSpec.Builder type) {
        String snapshot = NameScope.of(model).newName("snapshot");
        MethodSpec.Builder method = MethodSpec.methodBuilder("store")
                .addParameter(RuntimeTypes.SNAPSHOT, snapshot)
                .addJavadoc("Adds what a file of this model holds.\n");
        List<CodeBlock> statements = new ArrayList<>();
        for (Declaration.Parameter parameter : parameters) {
            statements.add(CodeBlock.of(
                    "$L.put($S, $T.$L($L$L))",
                    snapshot,
                    parameter.path(),
                    RuntimeTypes.TENSOR,
                    parameter.type().isScalar() ? "scalar" : "of",
                    parameter.name(),
                    sizes(parameter)));
        }
        for (Declaration.Hyperparameter hyper : hypers) {
            statements.add(CodeBlock.of("$L.put($S, $L)", snapshot, hyper.name(), hyper.name()));
        }
        statements.add(CodeBlock.of("$L.put($T.SEED, seed)", snapshot, RuntimeTypes.CHECKPOINT));
        MethodParts.add(type, method, "store", statements);
        type.addMethod(method.build());
    }

    /** For a model in training; a new one is built. */
    private void addRestore(TypeSpec.Builder type) {
        String tensors = NameScope.of(model).newName("tensors");
        MethodSpec.Builder method = MethodSpec.methodBuilder("restore")
                .addParameter(RuntimeTypes.SAFETENSORS, tensors)
                .addException(RuntimeTypes.SAFETENSORS_EXCEPTION)
                .addJavadoc("Becomes what the file holds.\n");
        List<CodeBlock> statements = new ArrayList<>();
        for (Declaration.Parameter parameter : parameters) {
            CodeBlock saved = values(parameter, tensors);
            if (parameter.type().isScalar()) {
                statements.add(CodeBlock.of("$L = $L[0]", parameter.name(), saved));
            } else {
                statements.add(CodeBlock.of(
                        "$1T.arraycopy($2L, 0, $3L, 0, $3L.length)", System.class, saved, parameter.name()));
            }
        }
        String cast = real.type().equals(TypeName.FLOAT) ? "(float) " : "";
        for (Declaration.Hyperparameter hyper : hypers) {
            statements.add(CodeBlock.of(
                    "$1L = $2L$3T.hyperparameter($4L, $1S, $1L)",
                    hyper.name(),
                    cast,
                    RuntimeTypes.CHECKPOINT,
                    tensors));
        }
        MethodParts.add(type, method, "restore", statements);
        type.addMethod(method.build());
    }

    private CodeBlock values(Declaration.Parameter parameter, String tensors) {
        return CodeBlock.of(
                "$T.$L($L, $S, $S$L)",
                RuntimeTypes.CHECKPOINT,
                real.plural(),
                tensors,
                parameter.path(),
                parameter.type().shapeText(),
                sizes(parameter));
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
        String file = NameScope.of(model).newName("file");
        String rest = unsaid().stream().map(dimension -> dimension + ", ").collect(Collectors.joining());
        return load(file)
                .addParameter(RuntimeTypes.EXECUTION, "execution")
                .addJavadoc("Reads what {@link #save} wrote, or what a trainer saved.")
                .addJavadoc(
                        hypers.isEmpty() ? "\n" : " A hyperparameter that the file does not have is at its default.\n")
                .addStatement(
                        "return from($T.read($L, $L), $Lexecution)", RuntimeTypes.CHECKPOINT, file, sourceField(), rest)
                .build();
    }

    private MethodSpec from() {
        NameScope scope = NameScope.of(model);
        String tensors = scope.newName("tensors");
        String builder = scope.newName("builder");
        MethodSpec.Builder method = MethodSpec.methodBuilder("from")
                .addModifiers(Modifier.STATIC)
                .returns(className)
                .addParameter(RuntimeTypes.SAFETENSORS, tensors)
                .addException(RuntimeTypes.SAFETENSORS_EXCEPTION);
        unsaid().forEach(dimension -> method.addParameter(TypeName.INT, dimension));
        method.addParameter(RuntimeTypes.EXECUTION, "execution")
                .addJavadoc("The model of a file.\n")
                .addStatement(
                        "$T $L = builder().seed($T.seed($L)).execution(execution)",
                        className.nestedClass("Builder"),
                        builder,
                        RuntimeTypes.CHECKPOINT,
                        tensors);
        for (String dimension : model.modelDimensions()) {
            readSize(method, dimension, tensors);
            method.addStatement("$1L.$2L($2L)", builder, dimension);
        }
        for (Declaration.Parameter parameter : parameters) {
            method.addStatement("$L.$L = $L", builder, parameter.name(), values(parameter, tensors));
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
    List<String> unsaid() {
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
