package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Precision;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes how a fit reads and sets hyperparameters by their names. */
final class HyperparametersEmitter {
    /** A switch over more names than these is a method that HotSpot may not compile; it goes over their numbers then. */
    private static final int MOST_NAMES = 50;

    private final List<Declaration.Hyperparameter> all;
    private final String cast;
    private final String model;
    private final String name;
    private final String value;

    HyperparametersEmitter(ModelGraph model, TrainerNames names) {
        this.all = model.declarations(Declaration.Hyperparameter.class);
        this.cast = model.precision() == Precision.FLOAT ? "(float) " : "";
        this.model = names.model();
        NameScope scope = names.scope().inner();
        this.name = scope.newName("name");
        this.value = scope.newName("value");
    }

    void addTo(TypeSpec.Builder type) {
        if (all.isEmpty()) {
            return;
        }
        CodeBlock.Builder get = CodeBlock.builder();
        CodeBlock.Builder set = CodeBlock.builder();
        for (int i = 0; i < all.size(); i++) {
            String hyper = all.get(i).name();
            CodeBlock label = byName() ? CodeBlock.of("$S", hyper) : CodeBlock.of("$L", i);
            get.add("case $L -> $L.$L;\n", label, model, hyper);
            set.add("case $L -> $L.$L = $L$L;\n", label, model, hyper, cast, value);
        }
        CodeBlock otherwise = CodeBlock.of("default -> throw new $T($L);\n", IllegalArgumentException.class, name);
        String key = byName() ? name : "hyperparameters().indexOf(" + name + ")";
        type.addMethod(names());
        type.addMethod(override("hyperparameter", TypeName.DOUBLE)
                .addParameter(String.class, name)
                .addCode("return switch ($L) {\n$>$L$L$<};\n", key, get.build(), otherwise)
                .build());
        type.addMethod(override("hyperparameter", TypeName.VOID)
                .addParameter(String.class, name)
                .addParameter(TypeName.DOUBLE, value)
                .addCode("switch ($L) {\n$>$L$L$<}\n", key, set.build(), otherwise)
                .build());
    }

    private boolean byName() {
        return all.size() <= MOST_NAMES;
    }

    private MethodSpec names() {
        String quoted = all.stream()
                .map(hyper -> CodeBlock.of("$S", hyper.name()).toString())
                .collect(Collectors.joining(", "));
        return override("hyperparameters", ParameterizedTypeName.get(List.class, String.class))
                .addStatement("return $T.of($L)", List.class, quoted)
                .build();
    }

    private static MethodSpec.Builder override(String method, TypeName result) {
        return MethodSpec.methodBuilder(method)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(result);
    }
}
