package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.codegen.plan.Program;
import dev.gradsmith.graph.model.ModelGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes how a trainer's state is saved and restored: the model, what the update rule remembers, how often was drawn. */
final class StateEmitter {
    private final ModelGraph model;
    private final ClassName modelClass;
    private final ClassName trainerClass;
    private final StorageEmitter storage;
    private final TrainerNames names;
    private final NameScope scope;
    private final Optional<String> remembering;
    private final Optional<String> draws;

    StateEmitter(ModelGraph model, ClassName modelClass, TrainerNames names, Optional<Program> gradient) {
        this.model = model;
        this.modelClass = modelClass;
        this.names = names;
        this.trainerClass = names.trainer();
        this.storage = new StorageEmitter(model, modelClass);
        this.scope = names.scope();
        this.remembering = gradient.filter(Program::remembers).map(remembers -> names.program());
        this.draws = gradient.filter(Program::draws).map(counts -> names.draws());
    }

    void addTo(TypeSpec.Builder type) {
        ClassName stateClass = trainerClass.nestedClass(NestedClass.STATE.of(model));
        type.addField(FieldSpec.builder(stateClass, names.state(), Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T()", stateClass)
                .build());
        type.addMethod(save());
        type.addMethod(loadForOneThread());
        type.addMethod(load());
        type.addType(TypeSpec.classBuilder(stateClass)
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.TRAINER_STATE)
                .addJavadoc("What training goes on from.\n")
                .addMethod(source())
                .addMethod(execution())
                .addMethod(store())
                .addMethod(restore())
                .build());
    }

    private MethodSpec save() {
        String file = scope.inner().newName("file");
        String snapshot = scope.inner().newName("snapshot");
        return MethodSpec.methodBuilder("save")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Path.class, file)
                .addException(IOException.class)
                .addJavadoc(
                        "Writes the model and what its training remembers as a safetensors file, all of it or nothing.\n")
                .addStatement("$1T $2L = new $1T()", RuntimeTypes.SNAPSHOT, snapshot)
                .addStatement("$L.store($L)", names.state(), snapshot)
                .addStatement("$L.write($L, $T.$L)", snapshot, file, modelClass, storage.sourceField())
                .build();
    }

    private MethodSpec.Builder loading(String file) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("load")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(trainerClass)
                .addParameter(Path.class, file)
                .addException(IOException.class);
        storage.unsaid().forEach(dimension -> method.addParameter(TypeName.INT, dimension));
        return method;
    }

    private String unsaid() {
        return storage.unsaid().stream().map(dimension -> dimension + ", ").collect(Collectors.joining());
    }

    private MethodSpec loadForOneThread() {
        String file = scope.inner().newName("file");
        return loading(file)
                .addJavadoc(
                        "Reads what {@link #save} wrote, or a checkpoint, for a model that computes on the caller's thread.\n")
                .addStatement("return load($L, $L$T.sequential())", file, unsaid(), RuntimeTypes.EXECUTION)
                .build();
    }

    private MethodSpec load() {
        NameScope inner = scope.inner();
        String file = inner.newName("file");
        String tensors = inner.newName("tensors");
        String trainer = inner.newName("trainer");
        return loading(file)
                .addParameter(RuntimeTypes.EXECUTION, "execution")
                .addJavadoc(
                        "Reads what {@link #save} wrote, or a checkpoint: training goes on as if it had never stopped.\n")
                .addStatement(
                        "$T $L = $T.readTraining($L, $T.$L)",
                        RuntimeTypes.SAFETENSORS,
                        tensors,
                        RuntimeTypes.CHECKPOINT,
                        file,
                        modelClass,
                        storage.sourceField())
                .addStatement(
                        "$1T $2L = new $1T($3T.from($4L, $5Lexecution))",
                        trainerClass,
                        trainer,
                        modelClass,
                        tensors,
                        unsaid())
                .addStatement("$L.$L.restore($L)", trainer, names.state(), tensors)
                .addStatement("return $L", trainer)
                .build();
    }

    private static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    private MethodSpec source() {
        return override("source")
                .returns(RuntimeTypes.MODEL_SOURCE)
                .addStatement("return $T.$L", modelClass, storage.sourceField())
                .build();
    }

    private MethodSpec execution() {
        return override("execution")
                .returns(RuntimeTypes.EXECUTION)
                .addStatement("return $L.execution", names.model())
                .build();
    }

    private MethodSpec store() {
        String snapshot = scope.inner().newName("snapshot");
        MethodSpec.Builder method = override("store")
                .addParameter(RuntimeTypes.SNAPSHOT, snapshot)
                .addStatement("$L.store($L)", names.model(), snapshot)
                .addStatement("$L.put($T.DRAWS, $L)", snapshot, RuntimeTypes.CHECKPOINT, draws.orElse("0L"));
        remembering.ifPresent(program -> method.addStatement("$L.store($L)", program, snapshot));
        return method.build();
    }

    private MethodSpec restore() {
        String tensors = scope.inner().newName("tensors");
        MethodSpec.Builder method = override("restore")
                .addParameter(
                        ParameterSpec.builder(RuntimeTypes.SAFETENSORS, tensors).build())
                .addException(RuntimeTypes.SAFETENSORS_EXCEPTION)
                .addStatement("$L.restore($L)", names.model(), tensors);
        draws.ifPresent(field -> method.addStatement(
                "$L = $T.wholeNumber($L, $T.DRAWS)", field, RuntimeTypes.CHECKPOINT, tensors, RuntimeTypes.CHECKPOINT));
        remembering.ifPresent(program -> method.addStatement("$L.restore($L)", program, tensors));
        return method.build();
    }
}
