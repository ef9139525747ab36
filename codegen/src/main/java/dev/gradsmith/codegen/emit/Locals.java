package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;

/** A place in a method where statements are added, with the names of its local variables. */
final class Locals {
    private final RealType real;
    private final NameScope names;
    private final CodeBlock.Builder code;

    Locals(RealType real, NameScope names) {
        this(real, names, CodeBlock.builder());
    }

    private Locals(RealType real, NameScope names, CodeBlock.Builder code) {
        this.real = real;
        this.names = names;
        this.code = code;
    }

    /** The same place, for variables of another precision. */
    Locals in(RealType other) {
        return new Locals(other, names, code);
    }

    /** A block within this place, whose statements are to be added here when they are complete. */
    Locals inner() {
        return new Locals(real, names.inner());
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

    /** Adds a local variable that holds an index, and returns its name. */
    String bindIndex(String suggestion, CodeBlock value) {
        String name = name(suggestion);
        code.addStatement("int $L = $L", name, value);
        return name;
    }

    /** Adds a local variable with the value of {@code term}, and returns its name. */
    CodeBlock bind(String suggestion, JavaTerm term) {
        String name = name(suggestion);
        boolean condition = term.strength().compareTo(JavaTerm.Strength.OR) >= 0
                && term.strength().compareTo(JavaTerm.Strength.RELATION) <= 0;
        // A negation binds like a sign, but is no number.
        boolean negated = term.strength() == JavaTerm.Strength.PREFIX
                && term.code().toString().startsWith("!");
        if (condition || negated) {
            code.addStatement("boolean $L = $L", name, term.code());
        } else {
            code.addStatement("$T $L = $L", real.type(), name, term.code());
        }
        return CodeBlock.of("$L", name);
    }
}
