package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes what adds up the gradients of several runs for one update. Its arrays are made when it is first asked for. */
final class AccumulationEmitter {
    private final List<UpdatedParameter> parameters;
    private final RealType real;
    private final Map<UpdatedParameter, String> sums = new HashMap<>();

    AccumulationEmitter(List<UpdatedParameter> parameters, ProgramNames names, RealType real) {
        this.parameters = parameters;
        this.real = real;
        parameters.forEach(parameter -> sums.put(parameter, names.newField(parameter.name() + "Accumulated")));
    }

    void addTo(TypeSpec.Builder type) {
        for (UpdatedParameter parameter : parameters) {
            TypeName fieldType = parameter.isScalar() ? real.type() : real.array();
            FieldSpec.Builder field = FieldSpec.builder(fieldType, sums.get(parameter), Modifier.PRIVATE);
            if (!parameter.isScalar()) {
                field.initializer("new $T[0]", real.type());
            }
            type.addField(field.build());
        }
        type.addMethod(accumulate());
        type.addMethod(update());
    }

    private String cast() {
        return real.type().equals(TypeName.FLOAT) ? "(float) " : "";
    }

    private MethodSpec accumulate() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("accumulate")
                .addJavadoc("Adds the gradients that the last run found, so many times, to those before.\n")
                .addParameter(TypeName.DOUBLE, "weight");
        for (UpdatedParameter parameter : parameters) {
            String sum = sums.get(parameter);
            if (parameter.isScalar()) {
                method.addStatement("$L += $L(weight * $L)", sum, cast(), parameter.gradient());
            } else {
                method.addStatement(
                        "$1L = $2T.add($3L, weight, $1L)", sum, RuntimeTypes.GRADIENT_ARRAYS, parameter.gradient());
            }
        }
        return method.build();
    }

    private MethodSpec update() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("updateAccumulated")
                .addJavadoc("Moves the parameters by so many times what was added up, of which nothing is left.\n")
                .addParameter(TypeName.DOUBLE, "scale");
        for (UpdatedParameter parameter : parameters) {
            String sum = sums.get(parameter);
            if (parameter.isScalar()) {
                method.addStatement("$L = $L(scale * $L)", parameter.gradient(), cast(), sum)
                        .addStatement("$L = 0", sum);
            } else {
                method.addStatement("$T.take($L, scale, $L)", RuntimeTypes.GRADIENT_ARRAYS, sum, parameter.gradient());
            }
        }
        return method.addStatement("update()").build();
    }
}
