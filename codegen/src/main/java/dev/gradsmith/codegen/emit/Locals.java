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

    void comment(String text) {
        code.add("// $L\n", text);
    }

    /** A name that nothing else in reach has. */
    String name(String suggestion) {
        return names.newName(suggestion);
    }

    /** The first name if nothing else in reach has it, else one like the second. */
    String name(String suggestion, String otherwise) {
        return names.newName(suggestion, otherwise);
    }

    /** Adds a local variable that holds an index, and returns its name. */
    String bindIndex(String suggestion, CodeBlock value) {
        String name = name(suggestion);
        code.addStatement("int $L = $L", name, value);
        return name;
    }

    /** Adds a local variable with the value of {@code term}, and returns its name. */
    CodeBlock bind(String suggestion, JavaTerm term) {
        return bind(suggestion, suggestion, term);
    }

    /** The same with another name for the case that the first is taken. */
    CodeBlock bind(String suggestion, String otherwise, JavaTerm term) {
        String name = names.newName(suggestion, otherwise);
        if (term.isCondition()) {
            code.addStatement("boolean $L = $L", name, term.code());
        } else {
            code.addStatement("$T $L = $L", real.type(), name, term.code());
        }
        return CodeBlock.of("$L", name);
    }
}
