package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Spreads statements that do not depend on each other over methods, where they are too many for one that the JIT compiles. */
final class MethodParts {
    private static final int MOST_STATEMENTS = 100;

    private MethodParts() {}

    /** Adds the statements to {@code method}, or to it calls of new methods of {@code type} with the same parameters and exceptions. */
    static void add(TypeSpec.Builder type, MethodSpec.Builder method, String name, List<CodeBlock> statements) {
        if (statements.size() <= MOST_STATEMENTS) {
            statements.forEach(method::addStatement);
            return;
        }
        List<ParameterSpec> parameters = method.build().parameters();
        String arguments = parameters.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
        for (int start = 0; start < statements.size(); start += MOST_STATEMENTS) {
            String part = name + "Part" + (start / MOST_STATEMENTS + 1);
            method.addStatement("$L($L)", part, arguments);
            MethodSpec.Builder own = MethodSpec.methodBuilder(part)
                    .addModifiers(Modifier.PRIVATE)
                    .addParameters(parameters)
                    .addExceptions(method.build().exceptions());
            statements
                    .subList(start, Math.min(start + MOST_STATEMENTS, statements.size()))
                    .forEach(own::addStatement);
            type.addMethod(own.build());
        }
    }

    /** Adds the making of arrays to a constructor: in methods without parameters, as a constructor's are not those of the fields. */
    static void allocate(TypeSpec.Builder type, MethodSpec.Builder constructor, List<CodeBlock> arrays) {
        MethodSpec.Builder calls = MethodSpec.methodBuilder("allocate");
        add(type, calls, "allocate", arrays);
        constructor.addCode(calls.build().code());
    }
}
