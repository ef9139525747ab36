package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.Initializer;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes a model's builder, which gives every parameter its first value. */
final class BuilderEmitter {
    private final ModelGraph model;
    private final ClassName className;
    private final ClassName builder;
    private final List<String> settings;
    private final RealType real;
    private final Extents extents = new Extents(Optional.empty(), "");
    private final List<Declaration.Parameter> parameters;

    /** @param settings what the model keeps of the builder's settings as it is */
    BuilderEmitter(ModelGraph model, ClassName className, List<String> settings) {
        this.settings = settings;
        this.model = model;
        this.className = className;
        this.builder = className.nestedClass("Builder");
        this.real = new RealType(model.precision());
        this.parameters = model.declarations(Declaration.Parameter.class);
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(constructor());
        type.addMethod(MethodSpec.methodBuilder("builder")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(builder)
                .addStatement("return new $T()", builder)
                .build());
        type.addType(builderClass());
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameter(builder, "builder");
        String owner = model.name();
        for (String dimension : model.modelDimensions()) {
            method.addStatement(
                    "$1L = $2T.requireDimensionGiven($3S, $1S, builder.$1L)", dimension, RuntimeTypes.SHAPES, owner);
        }
        new RequiredSizes(model).addForModel(method, new Extents(Optional.empty(), ""));
        for (Declaration.Hyperparameter hyper : model.declarations(Declaration.Hyperparameter.class)) {
            method.addStatement("$1L = $2Lbuilder.$1L", hyper.name(), cast());
        }
        for (Declaration.Parameter parameter : parameters) {
            initialize(method, parameter);
        }
        settings.forEach(setting -> method.addStatement("$1L = builder.$1L", setting));
        return method.build();
    }

    private String cast() {
        return real.type().equals(TypeName.FLOAT) ? "(float) " : "";
    }

    /** The builder keeps what it was given and nothing else, so that it may build another model. */
    private void initialize(MethodSpec.Builder method, Declaration.Parameter parameter) {
        String name = parameter.name();
        if (parameter.initializer().isEmpty()) {
            method.addStatement("$1T.requireGiven($2S, $3S, builder.$3L)", RuntimeTypes.SHAPES, model.name(), name);
            copy(method, parameter);
            return;
        }
        method.beginControlFlow("if (builder.$L == null)", name);
        if (parameter.type().isScalar()) {
            String initial = NameScope.of(model).newName("initial");
            method.addStatement("$1T $2L = new $3T[1]", real.array(), initial, real.type())
                    .addStatement(initialValue(
                            parameter, initial, parameter.initializer().get()))
                    .addStatement("$L = $L[0]", name, initial);
        } else {
            method.addStatement("$L = new $T[$L]", name, real.type(), size(parameter))
                    .addStatement(initialValue(
                            parameter, name, parameter.initializer().get()));
        }
        method.nextControlFlow("else");
        copy(method, parameter);
        method.endControlFlow();
    }

    private void copy(MethodSpec.Builder method, Declaration.Parameter parameter) {
        String name = parameter.name();
        if (parameter.type().isScalar()) {
            method.addStatement("$1L = builder.$1L[0]", name);
            return;
        }
        method.addStatement(
                        "$T.requireLength($S, $S, builder.$L.length, $L)",
                        RuntimeTypes.SHAPES,
                        name,
                        parameter.type().shapeText(),
                        name,
                        size(parameter))
                .addStatement("$1L = builder.$1L.clone()", name);
    }

    private CodeBlock size(Declaration parameter) {
        return extents.length(parameter.type().shape());
    }

    private CodeBlock initialValue(Declaration.Parameter parameter, String target, Initializer initializer) {
        String name = parameter.name();
        if (initializer instanceof Initializer.Constant constant) {
            return CodeBlock.of("$T.constant($L, $L)", RuntimeTypes.INITIALIZERS, target, constant.value());
        }
        List<Object> arguments = new ArrayList<>();
        String method;
        if (initializer instanceof Initializer.Normal normal) {
            method = "normal";
            arguments.addAll(List.of(normal.mean(), normal.standardDeviation()));
        } else if (initializer instanceof Initializer.Uniform uniform) {
            method = "uniform";
            arguments.addAll(List.of(uniform.low(), uniform.high()));
        } else {
            List<Dimension> shape = parameter.type().shape();
            arguments.add(extents.product(shape.subList(0, shape.size() - 1)));
            method = initializer instanceof Initializer.Glorot ? "glorot" : "he";
            if (initializer instanceof Initializer.Glorot) {
                arguments.add(extents.size(shape.get(shape.size() - 1)));
            }
        }
        String rest = String.join(", ", arguments.stream().map(Object::toString).toList());
        return CodeBlock.of("$T.$L($L, builder.seed, $S, $L)", RuntimeTypes.INITIALIZERS, method, target, name, rest);
    }

    private TypeSpec builderClass() {
        TypeSpec.Builder type = TypeSpec.classBuilder("Builder")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Collects what a model is built with.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        fields(type);
        BuilderMethods methods = new BuilderMethods(model, real, builder);
        methods.add(type, setting -> setting.own());
        type.addMethod(MethodSpec.methodBuilder("build")
                .addModifiers(Modifier.PUBLIC)
                .returns(className)
                .addJavadoc("The model, with what was not given at its default.\n")
                .addStatement("return new $T(this)", className)
                .build());
        return type.build();
    }

    private void fields(TypeSpec.Builder type) {
        model.modelDimensions().forEach(dimension -> type.addField(TypeName.INT, dimension, Modifier.PRIVATE));
        parameters.forEach(parameter -> type.addField(real.array(), parameter.name(), Modifier.PRIVATE));
        for (Declaration.Hyperparameter hyper : model.declarations(Declaration.Hyperparameter.class)) {
            type.addField(FieldSpec.builder(TypeName.DOUBLE, hyper.name(), Modifier.PRIVATE)
                    .initializer("$L", hyper.defaultValue())
                    .build());
        }
        type.addField(TypeName.LONG, "seed", Modifier.PRIVATE);
        type.addField(FieldSpec.builder(RuntimeTypes.EXECUTION, "execution", Modifier.PRIVATE)
                .initializer("$T.sequential()", RuntimeTypes.EXECUTION)
                .build());
    }
}
