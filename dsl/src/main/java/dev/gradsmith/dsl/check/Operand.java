package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.TensorType;
import java.util.List;
import java.util.Optional;

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

    /** Where both operands come from; {@code what} is the operator, or a function, in quotes. */
    static String origins(String what, Operand left, Operand right) {
        boolean function = what.codePoints().anyMatch(Character::isLetter);
        return left.origin(function ? "the first argument" : "the left side") + ", "
                + right.origin(function ? "the second argument" : "the right side");
    }
}
