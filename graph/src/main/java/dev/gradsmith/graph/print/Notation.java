package dev.gradsmith.graph.print;

import dev.gradsmith.graph.print.Formula.Strength;
import java.util.List;

/** A formula by its parts, for those who typeset it; what its {@link Formula} is in one line of text. */
public sealed interface Notation {
    /** How tightly it holds together; what is looser than its place needs has parentheses. */
    Strength strength();

    /** What is written as it is: a name, a number, an ellipsis. */
    record Word(String text, Strength strength) implements Notation {}

    /** {@code exp(x)}. */
    record Call(String function, List<Notation> arguments) implements Notation {
        @Override
        public Strength strength() {
            return Strength.ATOM;
        }
    }

    /** {@code x[0:3, :]}. */
    record Index(Notation x, List<Notation> subscripts) implements Notation {
        @Override
        public Strength strength() {
            return Strength.ATOM;
        }
    }

    /** {@code -x}. */
    record Prefix(String symbol, Notation operand) implements Notation {
        @Override
        public Strength strength() {
            return Strength.PREFIX;
        }
    }

    record Power(Notation base, Notation exponent) implements Notation {
        @Override
        public Strength strength() {
            return Strength.POWER;
        }
    }

    record Transpose(Notation operand) implements Notation {
        @Override
        public Strength strength() {
            return Strength.POWER;
        }
    }

    /** One operand above the other: it needs no parentheses inside, and few around it. */
    record Fraction(Notation above, Notation below) implements Notation {
        @Override
        public Strength strength() {
            return Strength.PREFIX;
        }
    }

    /**
     * Two operands beside one another.
     *
     * @param symbol empty for a product
     * @param right the strength that the right operand needs at least; the left one needs {@code strength}
     */
    record Infix(String symbol, Notation left, Notation operand, Strength strength, Strength right)
            implements Notation {}

    /** A product: nothing between the operands, or a dot before a number. */
    static Notation product(Notation left, Notation right) {
        boolean number = right instanceof Word word
                && !word.text().isEmpty()
                && Character.isDigit(word.text().charAt(0));
        Strength rightNeeds = right instanceof Prefix ? Strength.POWER : Strength.PRODUCT;
        return new Infix(number ? "*" : "", left, right, Strength.PRODUCT, rightNeeds);
    }
}
