package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** A training's hyperparameters by name, for schedules. */
final class HyperparametersEmitter {

    /** How many a method knows; it asks another about the rest, since the JIT does not compile a long one. */
    private static final int MOST = 100;

    private final List<Declaration.Hyperparameter> all;
    private final TrainerNames names;
    private final String cast;
    private final String name;
    private final String value;

    HyperparametersEmitter(ModelGraph model, TrainerNames names) {
        this.all = model.declarations(Declaration.Hyperparameter.class);
        this.names = names;
        this.cast = new RealType(model.precision()).type().equals(TypeName.FLOAT) ? "(float) " : "";
        NameScope scope = names.scope().inner();
        this.name = scope.newName("name");
        this.value = scope.newName("value");
    }

    void addTo(TypeSpec.Builder type) {
        String list = all.stream()
                .map(hyper -> CodeBlock.of("$S", hyper.name()).toString())
                .collect(Collectors.joining(", "));
        type.addMethod(TrainingEmitter.override("hyperparameters", ParameterizedTypeName.get(List.class, String.class))
                .addStatement("return $T.of($L)", List.class, list)
                .build());
        for (int first = 0; first == 0 || first < all.size(); first += MOST) {
            type.addMethod(getter(first));
            type.addMethod(setter(first));
        }
    }

    private MethodSpec getter(int first) {
        CodeBlock.Builder cases = CodeBlock.builder();
        for (Declaration.Hyperparameter hyper : part(first)) {
            cases.add("case $S -> $L.$L;\n", hyper.name(), names.model(), hyper.name());
        }
        return method(first, TypeName.DOUBLE)
                .addParameter(String.class, name)
                .addCode("return switch ($L) {\n$>$L$L$<};\n", name, cases.build(), otherwise(first, name))
                .build();
    }

    private MethodSpec setter(int first) {
        CodeBlock.Builder cases = CodeBlock.builder();
        for (Declaration.Hyperparameter hyper : part(first)) {
            cases.add("case $S -> $L.$L = $L$L;\n", hyper.name(), names.model(), hyper.name(), cast, value);
        }
        return method(first, TypeName.VOID)
                .addParameter(String.class, name)
                .addParameter(TypeName.DOUBLE, value)
                .addCode("switch ($L) {\n$>$L$L$<}\n", name, cases.build(), otherwise(first, name + ", " + value))
                .build();
    }

    private List<Declaration.Hyperparameter> part(int first) {
        return all.subList(first, Math.min(first + MOST, all.size()));
    }

    private CodeBlock otherwise(int first, String arguments) {
        if (first + MOST < all.size()) {
            return CodeBlock.of("default -> $L($L);\n", partName(first + MOST), arguments);
        }
        return CodeBlock.of("default -> throw new $T($L);\n", IllegalArgumentException.class, name);
    }

    private static MethodSpec.Builder method(int first, TypeName result) {
        if (first == 0) {
            return TrainingEmitter.override("hyperparameter", result);
        }
        return MethodSpec.methodBuilder(partName(first))
                .addModifiers(Modifier.PRIVATE)
                .returns(result);
    }

    private static String partName(int first) {
        return "hyperparameterPart" + (first / MOST + 1);
    }
}
