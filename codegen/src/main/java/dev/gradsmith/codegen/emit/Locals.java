package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;

/** A place in a method where statements are added, with the names of its local variables. */
final class Locals {
    private final RealType real;
    private final NameScope names;
    private final CodeBlock.Builder code = CodeBlock.builder();

    Locals(RealType real, NameScope names) {
        this.real = real;
        this.names = names;
    }

    RealType real() {
        return real;
    }

    CodeBlock.Builder code() {
        return code;
    }

    /** A name that nothing else in reach has. */
    String name(String suggestion) {
        return names.newName(suggestion);
    }

    /** Adds a local variable with the value of {@code term}, and returns its name. */
    CodeBlock bind(String suggestion, JavaTerm term) {
        String name = name(suggestion);
        boolean condition = term.strength().compareTo(JavaTerm.Strength.OR) >= 0
                && term.strength().compareTo(JavaTerm.Strength.RELATION) <= 0;
        if (condition) {
            code.addStatement("boolean $L = $L", name, term.code());
        } else {
            code.addStatement("$T $L = $L", real.type(), name, term.code());
        }
        return CodeBlock.of("$L", name);
    }
}
