package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An expression with its meaning, as an operand that messages can speak of.
 *
 * @param declared where its name was declared, if it is a name
 */
record Operand(Expr expression, Node node, Optional<SourceSpan> declared) {
    TensorType type() {
        return node.type();
    }

    SourceSpan span() {
        return expression.span();
    }

    /** Such as {@code X is [n, d] (line 2)}; {@code role} names an operand that has no name. */
    String origin(String role) {
        if (expression instanceof Expr.Name name && declared.isPresent()) {
            return name.name() + " is " + type() + " (line " + declared.get().startLine() + ")";
        }
        return role + " is " + type();
    }

    /** The same for an operand whose type the message has already: nothing, where there is no name to add. */
    List<String> origin() {
        return expression instanceof Expr.Name && declared.isPresent() ? List.of(origin("")) : List.of();
    }

    /** {@link #origin()}, and what to do. */
    List<String> notes(String advice) {
        return Stream.concat(origin().stream(), Stream.of(advice)).toList();
    }

    /** Of the operands of an operator. */
    static String origins(Operand left, Operand right) {
        return joined(left.origin("the left side"), right.origin("the right side"));
    }

    /** Of the arguments of a function. */
    static String arguments(Operand first, Operand second) {
        return joined(first.origin("the first argument"), second.origin("the second argument"));
    }

    private static String joined(String left, String right) {
        return left.equals(right) ? left : left + ", " + right;
    }
}
