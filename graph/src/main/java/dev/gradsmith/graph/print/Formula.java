package dev.gradsmith.graph.print;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.op.Binary;
import dev.gradsmith.graph.op.Contract;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A formula as text, with the binding strength that says when it needs parentheses.
 *
 * @param notation the same by its parts, to be typeset
 */
public record Formula(String text, Strength strength, Notation notation) {
    /** From loosest to tightest. */
    public enum Strength {
        LOGIC,
        COMPARISON,
        SUM,
        /** Looser than a product, though not by rule: {@code 1 / n x} would be read as {@code 1 / (n x)}. */
        QUOTIENT,
        /** Looser than a product of linear algebra: {@code A x .* y} is {@code (A x) .* y}. */
        ELEMENTWISE,
        PRODUCT,
        PREFIX,
        POWER,
        ATOM
    }

    private Formula(String text, Strength strength) {
        this(text, strength, new Notation.Word(text, strength));
    }

    public static Formula atom(String text) {
        return new Formula(text, Strength.ATOM);
    }

    /** A value's name, which may be a derivative's: {@code ∂loss/∂w}. */
    public static Formula named(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return atom(name);
        }
        Notation above = atom(name.substring(0, slash)).notation;
        Notation below = atom(name.substring(slash + 1)).notation;
        return new Formula(name, Strength.PRODUCT, new Notation.Fraction(above, below));
    }

    /** A size as a number; one that is computed from others, such as {@code k*n}, binds like its loosest operator. */
    public static Formula size(Dimension dimension) {
        String text = dimension.toString();
        boolean sum = text.contains("+") || text.contains("-");
        boolean product = text.contains("*") || text.contains("/");
        return new Formula(text, sum ? Strength.SUM : product ? Strength.QUOTIENT : Strength.ATOM);
    }

    /** A number as people write it: {@code 2}, not {@code 2.0}. */
    public static Formula number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e6;
        String text = whole ? Long.toString((long) value) : Double.toString(value);
        return value < 0
                ? new Formula(text, Strength.PREFIX, new Notation.Prefix("-", atom(text.substring(1)).notation))
                : atom(text);
    }

    public static Formula call(String function, List<Formula> arguments) {
        String text = arguments.stream().map(Formula::text).collect(Collectors.joining(", ", function + "(", ")"));
        return new Formula(text, Strength.ATOM, new Notation.Call(function, notations(arguments)));
    }

    /** {@code x[0:3, :]}. */
    public static Formula index(Formula x, List<Formula> subscripts) {
        String text = subscripts.stream().map(Formula::text).collect(Collectors.joining(", ", "[", "]"));
        return new Formula(
                x.inside(Strength.ATOM) + text, Strength.ATOM, new Notation.Index(x.notation, notations(subscripts)));
    }

    private static List<Notation> notations(List<Formula> formulas) {
        return formulas.stream().map(Formula::notation).toList();
    }

    public static Formula prefix(String symbol, Formula operand) {
        return new Formula(
                symbol + operand.inside(Strength.PREFIX),
                Strength.PREFIX,
                new Notation.Prefix(symbol, operand.notation));
    }

    public static Formula power(Formula base, String exponent) {
        return power(base, atom(exponent));
    }

    public static Formula power(Formula base, Formula exponent) {
        return new Formula(
                base.inside(Strength.ATOM) + "^" + exponent.inside(Strength.PREFIX),
                Strength.POWER,
                new Notation.Power(base.notation, exponent.notation));
    }

    public static Formula transpose(Formula operand) {
        return new Formula(
                operand.inside(Strength.ATOM) + "'", Strength.POWER, new Notation.Transpose(operand.notation));
    }

    /** A binary operator; a product is written by juxtaposition. */
    public static Formula infix(Binary op, Formula left, Formula right) {
        if (op == Binary.MULTIPLY) {
            return juxtapose(left, right);
        }
        Strength strength = strengthOf(op);
        Strength rightNeeds = op == Binary.ADD || op.family() == Binary.Family.LOGIC ? strength : tighter(strength);
        String text = left.inside(strength) + " " + op.symbol() + " " + right.inside(rightNeeds);
        Notation notation = op == Binary.DIVIDE
                ? new Notation.Fraction(left.notation, right.notation)
                : new Notation.Infix(op.symbol(), left.notation, right.notation, strength, rightNeeds);
        return new Formula(text, strength, notation);
    }

    /** The product of each element with its counterpart, as the model language writes it. */
    public static Formula elementwiseProduct(Formula left, Formula right) {
        String text = left.inside(Strength.ELEMENTWISE) + " .* " + right.inside(Strength.ELEMENTWISE);
        return new Formula(
                text,
                Strength.ELEMENTWISE,
                new Notation.Infix(".*", left.notation, right.notation, Strength.ELEMENTWISE, Strength.ELEMENTWISE));
    }

    private static Formula juxtapose(Formula left, Formula right) {
        String rightText = right.text.startsWith("-") ? "(" + right.text + ")" : right.inside(Strength.PRODUCT);
        boolean digits = Character.isDigit(rightText.charAt(0));
        String text = left.inside(Strength.PRODUCT) + (digits ? " * " : " ") + rightText;
        return new Formula(text, Strength.PRODUCT, Notation.product(left.notation, right.notation));
    }

    /** A product of linear algebra, spelled with a transpose where that says it and in Einstein's notation where nothing else does. */
    public static Formula product(Contract contract, Formula left, Formula right) {
        List<Integer> a = contract.left();
        List<Integer> b = contract.right();
        List<Integer> summed = contract.summed();
        if (contract.result().isEmpty() && a.size() == 1) {
            String text = call("dot", List.of(left, right)).text;
            return new Formula(text, Strength.ATOM, juxtapose(transpose(left), right).notation);
        }
        if (summed.isEmpty() && a.size() == 1 && b.size() == 1) {
            boolean leftFirst = a.equals(contract.result().subList(0, 1));
            Formula column = leftFirst ? left : right;
            Formula row = leftFirst ? right : left;
            String text = call("outer", List.of(column, row)).text;
            return new Formula(text, Strength.ATOM, juxtapose(column, transpose(row)).notation);
        }
        if (summed.size() != 1 || a.size() > 2 || b.size() > 2) {
            return call("einsum", List.of(atom(notation(contract)), left, right));
        }
        boolean leftFirst =
                contract.result().isEmpty() || a.contains(contract.result().get(0));
        return leftFirst && a.size() == 2
                ? matrixProduct(left, a, right, b, summed.get(0))
                : matrixProduct(right, b, left, a, summed.get(0));
    }

    private static Formula matrixProduct(Formula left, List<Integer> a, Formula right, List<Integer> b, int summed) {
        Formula first = a.size() == 2 && a.get(0) == summed ? transpose(left) : left;
        Formula second = b.size() == 2 && b.get(1) == summed ? transpose(right) : right;
        return juxtapose(first, second);
    }

    private static String notation(Contract contract) {
        return letters(contract.left()) + "," + letters(contract.right()) + "->" + letters(contract.result());
    }

    private static String letters(List<Integer> labels) {
        return labels.stream()
                .map(label -> String.valueOf((char) ('i' + label)))
                .collect(Collectors.joining());
    }

    private static Strength strengthOf(Binary op) {
        return switch (op.family()) {
            case LOGIC -> Strength.LOGIC;
            case COMPARISON -> Strength.COMPARISON;
            case ARITHMETIC -> op == Binary.DIVIDE ? Strength.QUOTIENT : Strength.SUM;
        };
    }

    private static Strength tighter(Strength strength) {
        return switch (strength) {
            case LOGIC -> Strength.COMPARISON;
            case COMPARISON -> Strength.SUM;
            case SUM -> Strength.QUOTIENT;
            case QUOTIENT, ELEMENTWISE, PRODUCT -> Strength.PREFIX;
            case PREFIX, POWER, ATOM -> Strength.ATOM;
        };
    }

    private String inside(Strength needed) {
        return strength.compareTo(needed) < 0 ? "(" + text + ")" : text;
    }
}
