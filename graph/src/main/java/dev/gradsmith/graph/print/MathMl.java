package dev.gradsmith.graph.print;

import dev.gradsmith.graph.print.Formula.Strength;
import java.util.List;
import java.util.Map;

/** Typesets formulas as MathML Core: fractions, exponents, roots, and names as people write them on paper. */
public final class MathMl {
    private static final String APPLY = "<mo>&#x2061;</mo>";
    private static final String TIMES = "<mo>&#x2062;</mo><mspace width=\"0.2em\"/>";

    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("-", "−"),
            Map.entry("!", "¬"),
            Map.entry("*", "·"),
            Map.entry(".*", "⊙"),
            Map.entry("<=", "≤"),
            Map.entry(">=", "≥"),
            Map.entry("==", "="),
            Map.entry("!=", "≠"),
            Map.entry("&&", "∧"),
            Map.entry("||", "∨"));

    private MathMl() {}

    /** An equation as a {@code math} element; {@code name} may be a derivative's, {@code ∂loss/∂w}. */
    public static String equation(String name, Formula formula) {
        return equation(Formula.named(name).notation(), formula.notation());
    }

    /** An equation as a {@code math} element. */
    public static String equation(Notation left, Notation right) {
        return "<math displaystyle=\"true\"><mrow>" + of(left) + "<mo>=</mo>" + of(right) + "</mrow></math>";
    }

    /** What stands before the formulas of a loop: {@code for t = from, …, to - 1}. */
    public static String loop(Notation variable, Notation from, Notation to) {
        Notation last =
                new Notation.Infix("-", to, new Notation.Word("1", Strength.ATOM), Strength.SUM, Strength.QUOTIENT);
        return "<math displaystyle=\"true\"><mrow><mtext>for each&#xA0;</mtext>" + of(variable) + "<mo>=</mo>"
                + of(from) + "<mo>,</mo><mo>…</mo><mo>,</mo>" + of(last) + "<mtext>:</mtext></mrow></math>";
    }

    /** What stands behind them. */
    public static String endOfLoop() {
        return "<math displaystyle=\"true\"><mtext>and after that</mtext></math>";
    }

    /** A part of a formula, as one element. */
    static String of(Notation notation) {
        if (notation instanceof Notation.Word word) {
            return MathName.of(word.text());
        }
        if (notation instanceof Notation.Call call) {
            return call(call);
        }
        if (notation instanceof Notation.Index index) {
            return row(inside(index.x(), Strength.ATOM) + brackets(index.subscripts()));
        }
        if (notation instanceof Notation.Prefix prefix) {
            return row(operator(prefix.symbol()) + inside(prefix.operand(), Strength.PREFIX));
        }
        if (notation instanceof Notation.Fraction fraction) {
            return "<mfrac>" + of(fraction.above()) + of(fraction.below()) + "</mfrac>";
        }
        if (notation instanceof Notation.Power power) {
            return "<msup>" + inside(power.base(), Strength.ATOM) + of(power.exponent()) + "</msup>";
        }
        if (notation instanceof Notation.Transpose transpose) {
            return "<msup>" + inside(transpose.operand(), Strength.ATOM) + "<mo>⊤</mo></msup>";
        }
        return infix((Notation.Infix) notation);
    }

    private static String infix(Notation.Infix infix) {
        if (infix.symbol().equals("+") && infix.operand() instanceof Notation.Prefix negative) {
            return row(inside(infix.left(), infix.strength())
                    + operator(negative.symbol())
                    + inside(negative.operand(), Strength.PREFIX));
        }
        String symbol = infix.symbol().isEmpty() ? TIMES : operator(infix.symbol());
        return row(inside(infix.left(), infix.strength()) + symbol + inside(infix.operand(), infix.right()));
    }

    private static String call(Notation.Call call) {
        List<Notation> arguments = call.arguments();
        if (call.function().equals("sqrt") && arguments.size() == 1) {
            return "<msqrt>" + of(arguments.get(0)) + "</msqrt>";
        }
        if (call.function().equals("abs") && arguments.size() == 1) {
            return row("<mo>|</mo>" + of(arguments.get(0)) + "<mo>|</mo>");
        }
        if (call.function().equals("where") && arguments.size() == 3) {
            return cases(arguments.get(0), arguments.get(1), arguments.get(2));
        }
        boolean along = call.function().equals("sum") && arguments.size() == 2;
        if (along) {
            return row(
                    "<msub><mo>∑</mo>" + of(arguments.get(1)) + "</msub>" + inside(arguments.get(0), Strength.PREFIX));
        }
        String function = call.function().equals("sum") ? "<mo>∑</mo>" : MathName.of(call.function());
        return row(function + APPLY + fenced("(", separated(arguments), ")"));
    }

    private static String cases(Notation condition, Notation then, Notation otherwise) {
        return row("<mo>{</mo><mtable>" + line(of(then), "<mtext>if&#xA0;</mtext>" + of(condition))
                + line(of(otherwise), "<mtext>otherwise</mtext>") + "</mtable>");
    }

    private static String line(String value, String when) {
        return "<mtr><mtd style=\"text-align:left\">" + value + "</mtd><mtd style=\"text-align:left\">" + row(when)
                + "</mtd></mtr>";
    }

    private static String brackets(List<Notation> subscripts) {
        return fenced("[", separated(subscripts), "]");
    }

    private static String separated(List<Notation> parts) {
        return String.join("<mo>,</mo>", parts.stream().map(MathMl::of).toList());
    }

    private static String inside(Notation notation, Strength needed) {
        return notation.strength().compareTo(needed) < 0 ? fenced("(", of(notation), ")") : of(notation);
    }

    private static String fenced(String open, String content, String close) {
        return row("<mo>" + open + "</mo>" + content + "<mo>" + close + "</mo>");
    }

    private static String operator(String symbol) {
        return "<mo>" + MathName.escaped(OPERATORS.getOrDefault(symbol, symbol)) + "</mo>";
    }

    private static String row(String content) {
        return "<mrow>" + content + "</mrow>";
    }
}
