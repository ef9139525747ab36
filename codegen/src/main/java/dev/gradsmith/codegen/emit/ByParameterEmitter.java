package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes a method that gives what a fit has for all parameters in one array as a record, by parameter. */
final class ByParameterEmitter {
    private final ModelGraph model;
    private final ClassName modelClass;
    private final List<Declaration.Parameter> parameters;
    private final RealType real;

    ByParameterEmitter(ModelGraph model, ClassName modelClass) {
        this.model = model;
        this.modelClass = modelClass;
        this.parameters = model.declarations(Declaration.Parameter.class);
        this.real = new RealType(model.precision());
    }

    /** @param name of the method, and of what the fit calls the array; capitalised, that of the record */
    void addTo(TypeSpec.Builder type, ClassName fit, String name, String documentation) {
        ClassName flat = NestedClass.FLAT_PARAMETERS.in(model, modelClass);
        String result = NameScope.capitalized(name);
        type.addMethod(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(ClassName.bestGuess(result))
                .addParameter(fit, "fit")
                .addJavadoc("$L\n", documentation)
                .addStatement("$1T holder = $2T.copy(model)", modelClass, flat)
                .addStatement("$T.set(holder, fit.$L())", flat, name)
                .addStatement(
                        "return new $L($L)",
                        result,
                        parameters.stream()
                                .map(parameter -> "holder." + parameter.name())
                                .collect(Collectors.joining(", ")))
                .build());
        type.addType(record(result));
    }

    private TypeSpec record(String name) {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        for (Declaration.Parameter parameter : parameters) {
            components.addParameter(ParameterSpec.builder(real.of(parameter.type()), parameter.name())
                    .build());
        }
        String what = name.equals("StandardErrors") ? "standard error" : "standard deviation";
        return TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(components.build())
                .addJavadoc("The $L of each parameter, in that parameter's shape.\n", what)
                .build();
    }
}
