package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** The settings of a model, which its builder and its trainer's builder both have. */
final class BuilderMethods {
    /**
     * One setting.
     *
     * @param own what the model's builder does with it
     */
    record Setting(String name, TypeName type, String documentation, CodeBlock own) {}

    private final ModelGraph model;
    private final RealType real;
    private final ClassName builder;

    BuilderMethods(ModelGraph model, RealType real, ClassName builder) {
        this.model = model;
        this.real = real;
        this.builder = builder;
    }

    /** Adds a method for each setting, whose statement {@code body} gives. */
    void add(TypeSpec.Builder type, Function<Setting, CodeBlock> body) {
        for (Setting setting : settings()) {
            type.addMethod(MethodSpec.methodBuilder(setting.name())
                    .addModifiers(Modifier.PUBLIC)
                    .returns(builder)
                    .addParameter(setting.type(), setting.name())
                    .addJavadoc("$L\n", setting.documentation())
                    .addStatement(body.apply(setting))
                    .addStatement("return this")
                    .build());
        }
    }

    private List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        for (String dimension : model.modelDimensions()) {
            settings.add(new Setting(
                    dimension,
                    TypeName.INT,
                    "The size of the dimension {@code " + dimension + "}, at least 1.",
                    CodeBlock.of("this.$1L = $2T.requireDimension($1S, $1L)", dimension, RuntimeTypes.SHAPES)));
        }
        for (Declaration.Parameter parameter : model.declarations(Declaration.Parameter.class)) {
            settings.add(parameter(parameter));
        }
        for (Declaration.Hyperparameter hyper : model.declarations(Declaration.Hyperparameter.class)) {
            settings.add(new Setting(
                    hyper.name(),
                    TypeName.DOUBLE,
                    Javadoc.of(hyper) + " By default " + hyper.defaultValue() + ".",
                    assignment(hyper.name())));
        }
        if (!model.declarations(Declaration.Parameter.class).isEmpty()) {
            settings.add(
                    new Setting("seed", TypeName.LONG, "Of the initial parameters; by default 0.", assignment("seed")));
        }
        settings.add(new Setting(
                "execution",
                RuntimeTypes.EXECUTION,
                "Where the model computes; by default on the caller's thread.",
                assignment("execution")));
        return settings;
    }

    private Setting parameter(Declaration.Parameter parameter) {
        boolean scalar = parameter.type().isScalar();
        String name = parameter.name();
        String needed = parameter.initializer().isPresent() ? "instead of the model's own" : "which the model needs";
        return new Setting(
                name,
                scalar ? real.type() : real.array(),
                "The initial value of {@code " + name + "} "
                        + (scalar ? "" : "{@code " + parameter.type().shapeText() + "}, ") + needed + ".",
                scalar
                        ? CodeBlock.of("this.$1L = new $2T[] {$1L}", name, real.type())
                        : CodeBlock.of("this.$1L = $1L.clone()", name));
    }

    private static CodeBlock assignment(String name) {
        return CodeBlock.of("this.$1L = $1L", name);
    }
}
