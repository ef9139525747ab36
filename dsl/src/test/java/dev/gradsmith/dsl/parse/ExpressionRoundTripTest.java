package dev.gradsmith.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random expressions, written with no more parentheses than the language's table of operators asks for, group as meant. */
class ExpressionRoundTripTest {
    private static final List<List<String>> LOOSEST_FIRST =
            List.of(List.of("||"), List.of("&&"), List.of("<", "=="), List.of("+", "-"), List.of("*", ".*", "/"));
    private static final int PREFIX = 5;
    private static final int POWER = 6;
    private static final int POSTFIX = 7;

    private final Random random = new Random(20);

    /** An expression's source, its tree, and how tightly its outermost operator binds. */
    private record Sample(String source, String tree, int level) {
        String at(int least) {
            return level >= least ? source : "(" + source + ")";
        }
    }

    @Test
    void everyGroupingSurvives() {
        for (int run = 0; run < 2_000; run++) {
            Sample sample = sample(5);

            assertThat(Parsed.expression(sample.source())).as(sample.source()).isEqualTo(sample.tree());
        }
    }

    private Sample sample(int depth) {
        if (depth == 0) {
            String leaf = List.of("a", "in", "2", "0.5").get(random.nextInt(4));
            return new Sample(leaf, leaf, POSTFIX);
        }
        int level = random.nextInt(POSTFIX + 1);
        return switch (level) {
            case PREFIX -> prefix(sample(depth - 1));
            case POWER -> power(sample(depth - 1), sample(depth - 1));
            case POSTFIX -> postfix(sample(depth - 1), sample(depth - 1));
            default -> infix(level, sample(depth - 1), sample(depth - 1));
        };
    }

    private Sample infix(int level, Sample left, Sample right) {
        List<String> symbols = LOOSEST_FIRST.get(level);
        String symbol = symbols.get(random.nextInt(symbols.size()));
        int leftLevel = symbol.equals("<") || symbol.equals("==") ? level + 1 : level;
        String space = random.nextBoolean() ? " " : "";
        String source = left.at(leftLevel) + space + symbol + space + right.at(level + 1);
        return new Sample(source, "(" + symbol + " " + left.tree() + " " + right.tree() + ")", level);
    }

    private Sample prefix(Sample operand) {
        String sign = random.nextBoolean() ? "-" : "!";
        return new Sample(sign + operand.at(PREFIX), "(" + sign + " " + operand.tree() + ")", PREFIX);
    }

    private static Sample power(Sample base, Sample exponent) {
        String source = base.at(POSTFIX) + "^" + exponent.at(PREFIX);
        return new Sample(source, "(^ " + base.tree() + " " + exponent.tree() + ")", POWER);
    }

    private Sample postfix(Sample operand, Sample inner) {
        String owner = operand.at(POSTFIX);
        return switch (random.nextInt(4)) {
            case 0 -> new Sample(owner + "'", "(' " + operand.tree() + ")", POSTFIX);
            case 1 ->
                new Sample(
                        owner + "[" + inner.source() + ",:]",
                        "(at " + operand.tree() + " " + inner.tree() + " :)",
                        POSTFIX);
            case 2 ->
                new Sample(
                        "f(" + inner.source() + ", k = " + owner + ")",
                        "(call f " + inner.tree() + " k=" + operand.tree() + ")",
                        POSTFIX);
            default -> new Sample("[" + inner.source() + "]", "(list " + inner.tree() + ")", POSTFIX);
        };
    }
}
