package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Term;
import dev.gradsmith.graph.op.Unary;

/**
 * The algebra read with pieces of Java: a formula becomes an expression, and statements for the parts of it that want a local
 * variable.
 *
 * @param strength how tightly the expression binds
 */
record JavaTerm(Locals locals, CodeBlock code, Strength strength) implements Term {
    /** Java's levels of precedence that occur here, from loosest to tightest. */
    enum Strength {
        CHOICE,
        OR,
        AND,
        EQUALITY,
        RELATION,
        SUM,
        PRODUCT,
        /** Of a condition; it binds like a sign. */
        NOT,
        PREFIX,
        ATOM
    }

    static JavaTerm atom(Locals locals, CodeBlock code) {
        return new JavaTerm(locals, code, Strength.ATOM);
    }

    static JavaTerm of(Term term) {
        return (JavaTerm) term;
    }

    @Override
    public JavaTerm constant(double value) {
        CodeBlock literal = locals.real().literal(value);
        return new JavaTerm(locals, literal, value < 0 ? Strength.PREFIX : Strength.ATOM);
    }

    @Override
    public JavaTerm apply(Unary op) {
        if (op == Unary.NEGATE || op == Unary.NOT) {
            boolean not = op == Unary.NOT;
            CodeBlock code = CodeBlock.of("$L$L", not ? "!" : "-", inside(Strength.ATOM));
            return new JavaTerm(locals, code, not ? Strength.NOT : Strength.PREFIX);
        }
        if (op.primitive().isEmpty()) {
            return of(op.expand(bound("x")));
        }
        CodeBlock call = CodeBlock.of("$T.$L($L)", RuntimeTypes.FUNCTIONS, op.functionName(), code);
        return atom(locals, call).bound(op.functionName());
    }

    @Override
    public JavaTerm apply(Binary op, Term right) {
        JavaTerm other = of(right);
        if (op == Binary.POWER || op == Binary.POLYGAMMA) {
            String function = op == Binary.POWER ? "pow" : op.symbol();
            return atom(locals, CodeBlock.of("$T.$L($L, $L)", RuntimeTypes.FUNCTIONS, function, code, other.code));
        }
        if (op.isFunction()) {
            return atom(locals, CodeBlock.of("$T.$L($L, $L)", Math.class, op.symbol(), code, other.code));
        }
        Strength own = strengthOf(op);
        CodeBlock text = CodeBlock.of("$L $L $L", inside(own), op.symbol(), other.above(own));
        return new JavaTerm(locals, text, own);
    }

    @Override
    public JavaTerm choose(Term whenTrue, Term whenFalse) {
        CodeBlock text = CodeBlock.of(
                "$L ? $L : $L",
                above(Strength.CHOICE),
                of(whenTrue).above(Strength.CHOICE),
                of(whenFalse).above(Strength.CHOICE));
        return new JavaTerm(locals, text, Strength.CHOICE);
    }

    /** This value as a local variable, which it becomes if it is not one, or something as simple. */
    JavaTerm bound(String name) {
        return bound(name, name);
    }

    /** The same with another name for the case that the first is taken. */
    JavaTerm bound(String name, String otherwise) {
        boolean simple = strength == Strength.ATOM && code.toString().matches("[\\w.]+");
        return simple ? this : atom(locals, locals.bind(name, otherwise, this));
    }

    /** Whether this is an expression of conditions, not of numbers. */
    boolean isCondition() {
        return strength == Strength.NOT
                || (strength.compareTo(Strength.OR) >= 0 && strength.compareTo(Strength.RELATION) <= 0);
    }

    private static Strength strengthOf(Binary op) {
        return switch (op) {
            case ADD, SUBTRACT -> Strength.SUM;
            case MULTIPLY, DIVIDE -> Strength.PRODUCT;
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> Strength.RELATION;
            case EQUAL, NOT_EQUAL -> Strength.EQUALITY;
            case AND -> Strength.AND;
            case OR -> Strength.OR;
            case POWER, POLYGAMMA, MINIMUM, MAXIMUM -> Strength.ATOM;
        };
    }

    private CodeBlock inside(Strength needed) {
        return strength.compareTo(needed) >= 0 ? code : CodeBlock.of("($L)", code);
    }

    private CodeBlock above(Strength needed) {
        return strength.compareTo(needed) > 0 ? code : CodeBlock.of("($L)", code);
    }
}
