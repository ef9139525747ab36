package dev.gradsmith.dsl.check;

import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.graph.Dimension;
import java.util.List;
import java.util.Optional;

/** How two operands that {@code *} cannot multiply go together, where they do: the other way round, or one of them transposed. */
final class ProductAdvice {
    private ProductAdvice() {}

    static Optional<String> of(Operand left, Operand right) {
        List<Dimension> a = left.type().shape();
        List<Dimension> b = right.type().shape();
        if (fit(b, a)) {
            return advice("the other way round", right, "", left, "");
        }
        if (a.size() == 2 && fit(turned(a), b)) {
            return advice("with the transpose of the left one", left, "'", right, "");
        }
        // A row of the right one for each of the left: its transpose would multiply rows of data by other rows.
        return b.size() == 2 && !b.get(0).equals(a.get(0)) && fit(a, turned(b))
                ? advice("with the transpose of the right one", left, "", right, "'")
                : Optional.empty();
    }

    /**
     * Whether there is a product: the last dimension of the one is the last but one, or only one, of the other. With more than two dimensions, that has as many as the
     * one, and the same before the last two.
     */
    private static boolean fit(List<Dimension> left, List<Dimension> right) {
        int inner = Math.max(0, right.size() - 2);
        boolean haveBatches = right.size() > 2;
        if (haveBatches && left.size() != right.size()) {
            return false;
        }
        boolean agree = !haveBatches || left.subList(0, inner).equals(right.subList(0, inner));
        return agree && left.get(left.size() - 1).equals(right.get(inner));
    }

    private static List<Dimension> turned(List<Dimension> matrix) {
        return List.of(matrix.get(1), matrix.get(0));
    }

    private static Optional<String> advice(String how, Operand first, String suffix, Operand second, String last) {
        boolean named = first.expression() instanceof Expr.Name && second.expression() instanceof Expr.Name;
        String written = named ? ": " + name(first) + suffix + "*" + name(second) + last : "";
        return Optional.of(how + " they go together" + written);
    }

    private static String name(Operand operand) {
        return ((Expr.Name) operand.expression()).name();
    }
}
