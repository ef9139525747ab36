package dev.gradsmith.graph.print;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Typesets names: Greek letters, accents and indices as they are meant. */
final class MathName {
    private static final Map<String, String> GREEK = Map.ofEntries(
            Map.entry("Infinity", "∞"),
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"),
            Map.entry("eta", "η"),
            Map.entry("theta", "θ"),
            Map.entry("kappa", "κ"),
            Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"),
            Map.entry("nu", "ν"),
            Map.entry("xi", "ξ"),
            Map.entry("pi", "π"),
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("tau", "τ"),
            Map.entry("phi", "φ"),
            Map.entry("chi", "χ"),
            Map.entry("psi", "ψ"),
            Map.entry("omega", "ω"),
            Map.entry("Sigma", "Σ"),
            Map.entry("Theta", "Θ"),
            Map.entry("Lambda", "Λ"),
            Map.entry("Phi", "Φ"),
            Map.entry("Omega", "Ω"));

    private static final Pattern INDEXED = Pattern.compile("([A-Za-z]+?)_?([0-9]+)");
    private static final Pattern ACCENTED = Pattern.compile("([A-Za-z])(hat|bar|tilde)");
    private static final Pattern NUMBER = Pattern.compile("([0-9.]+)(?:[eE]([-+]?[0-9]+))?");

    private MathName() {}

    /** A name, a number, or what else a formula holds as a word, as one element. */
    static String of(String word) {
        if (word.startsWith("∂")) {
            return "<mrow><mo>∂</mo>" + of(word.substring(1)) + "</mrow>";
        }
        Matcher number = NUMBER.matcher(word);
        if (number.matches()) {
            return number(number.group(1), number.group(2));
        }
        Matcher indexed = INDEXED.matcher(word);
        if (indexed.matches()) {
            return "<msub>" + letters(indexed.group(1)) + "<mn>" + indexed.group(2) + "</mn></msub>";
        }
        return letters(word);
    }

    private static String number(String mantissa, @Nullable String exponent) {
        if (exponent == null) {
            return "<mn>" + mantissa + "</mn>";
        }
        String power = exponent.startsWith("-")
                ? "<mrow><mo>−</mo><mn>" + exponent.substring(1) + "</mn></mrow>"
                : "<mn>" + exponent.replace("+", "") + "</mn>";
        String ten = "<msup><mn>10</mn>" + power + "</msup>";
        boolean one = mantissa.equals("1.0") || mantissa.equals("1");
        return one ? ten : "<mrow><mn>" + mantissa + "</mn><mo>·</mo>" + ten + "</mrow>";
    }

    private static String letters(String name) {
        Matcher accented = ACCENTED.matcher(name);
        if (accented.matches()) {
            String accent = switch (accented.group(2)) {
                case "hat" -> "^";
                case "bar" -> "¯";
                default -> "~";
            };
            return "<mover accent=\"true\"><mi>" + accented.group(1) + "</mi><mo stretchy=\"false\">" + accent
                    + "</mo></mover>";
        }
        return "<mi>" + escaped(GREEK.getOrDefault(name, name.replace("*", " · "))) + "</mi>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
