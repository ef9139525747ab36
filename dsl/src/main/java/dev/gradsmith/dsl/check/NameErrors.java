package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.diagnostic.Spelling;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.graph.model.Declaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What can be wrong with a name. */
final class NameErrors {
    /** Names of functions in other languages, and how the same is written here. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("ln", "log(x)"),
            Map.entry("average", "mean(x)"),
            Map.entry("maximum", "max(a, b)"),
            Map.entry("minimum", "min(a, b)"),
            Map.entry("power", "x^p"),
            Map.entry("swish", "silu(x)"),
            Map.entry("cat", "concat(a, b, axis)"),
            Map.entry("concatenate", "concat(a, b, axis)"),
            Map.entry("hstack", "concat(a, b, axis)"),
            Map.entry("transpose", "A'"),
            Map.entry("matmul", "A*B"),
            Map.entry("mm", "A*B"),
            Map.entry("multiply", "a .* b"),
            Map.entry("logistic", "sigmoid(x)"),
            Map.entry("arange", "range(n)"),
            Map.entry("eye", "diag(ones([n]))"),
            Map.entry("identity", "diag(ones([n]))"),
            Map.entry("if", "where(condition, a, b)"),
            Map.entry("cond", "where(condition, a, b)"),
            Map.entry("embedding", "W[ids]"),
            Map.entry("gather", "W[ids]"));

    private NameErrors() {}

    static Diagnostic unknown(String name, SourceSpan span, Collection<String> known) {
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_NAME,
                span,
                "nothing is called '" + name + "'",
                didYouMean(
                        name,
                        known,
                        "declare it above its use, as input, target, param or hyper, or define it: " + name + " = …"));
    }

    static Diagnostic ownOfRounds(String name, SourceSpan span, SourceSpan defined) {
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_NAME,
                span,
                "'" + name + "' is there in the rounds of its loop only (line " + defined.startLine() + ")",
                "to have its last value behind the loop, define it before the loop, with the same shape");
    }

    static Diagnostic usedBeforeDeclared(String name, SourceSpan span, SourceSpan declared) {
        return new Diagnostic(
                DiagnosticCode.USED_BEFORE_DECLARED,
                span,
                "'" + name + "' is used before it is declared",
                span.startLine() == declared.startLine()
                        ? "this line declares it, and cannot use it yet"
                        : "it is declared in line " + declared.startLine() + "; move that line up");
    }

    static Diagnostic unknownFunction(String name, SourceSpan span, Collection<String> known) {
        String elsewhere = ELSEWHERE.get(name);
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_FUNCTION,
                span,
                "there is no function '" + name + "'",
                elsewhere == null
                        ? didYouMean(name, known, "declare it above its use: fun " + name + "(…) = …")
                        : List.of("it is written " + elsewhere));
    }

    static Diagnostic functionAsValue(String name, SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_NAME, span, "'" + name + "' is a function and wants arguments: " + name + "(…)");
    }

    static Diagnostic duplicate(Identifier name, Symbol earlier) {
        String what = earlier instanceof Symbol.Size ? "a dimension" : "declared";
        boolean here = earlier.span().file().equals(name.span().file());
        return new Diagnostic(
                DiagnosticCode.DUPLICATE_NAME,
                name.span(),
                "'" + name.text() + "' is already " + what + " (line "
                        + earlier.span().startLine()
                        + (here ? "" : " of " + earlier.span().file()) + ")",
                "a name is given once; choose another");
    }

    static Diagnostic notADimension(Identifier name, Symbol symbol) {
        return new Diagnostic(
                DiagnosticCode.INVALID_DIMENSION,
                name.span(),
                "'" + name.text() + "' is " + what(symbol) + ", not a dimension (line "
                        + symbol.span().startLine() + ")");
    }

    static Diagnostic notAValue(Identifier name, Symbol symbol) {
        String advice = symbol instanceof Symbol.Layer
                ? "make an instance of it: name = " + name.text() + "(…)"
                : "it wants arguments: " + name.text() + "(…)";
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_NAME,
                name.span(),
                "'" + name.text() + "' is " + what(symbol) + ", not a value",
                advice);
    }

    static Diagnostic noMembers(Expr.Member member) {
        String name = member.member().text();
        List<String> notes = new ArrayList<>();
        if (name.equals("T") || name.equals("transpose")) {
            notes.add("the transpose is written A'");
        } else if (Functions.isFunction(name)) {
            notes.add("a function is called with its arguments in parentheses: " + name + "(…)");
        }
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_NAME,
                member.span(),
                "only an instance of a layer has members such as '" + name + "'",
                notes);
    }

    static Diagnostic unknownMember(Identifier member, Symbol.Instance instance) {
        List<String> notes = didYouMean(member.text(), instance.members().members());
        notes.add("it has " + String.join(", ", instance.members().members()));
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_NAME,
                member.span(),
                "the layer '" + instance.layer().declaration().name().text() + "' has no member '" + member.text()
                        + "'",
                notes);
    }

    static Diagnostic noApply(SourceSpan span, Symbol.Instance instance) {
        String layer = instance.layer().declaration().name().text();
        return new Diagnostic(
                DiagnosticCode.UNKNOWN_FUNCTION,
                span,
                "the layer '" + layer + "' has no 'apply', so its instances cannot be called",
                "define in the layer: apply(x) = …");
    }

    static Diagnostic layerWithoutName(SourceSpan span, Symbol.Layer layer) {
        String name = layer.declaration().name().text();
        return new Diagnostic(
                DiagnosticCode.NOT_A_FUNCTION,
                span,
                "'" + name + "' is a layer: an instance of it, which holds parameters, needs a name of its own",
                "write hidden = " + name + "(…) on a line of its own, then hidden(x)");
    }

    static Diagnostic notAFunction(SourceSpan span, Symbol symbol) {
        return new Diagnostic(
                DiagnosticCode.NOT_A_FUNCTION,
                span,
                "this is " + what(symbol) + " and cannot be called",
                "for a product write *");
    }

    static Diagnostic callsTooDeep(SourceSpan span, String function) {
        return new Diagnostic(
                DiagnosticCode.RECURSIVE, span, "'" + function + "' is called within too many other calls");
    }

    static Diagnostic recursive(Identifier function, SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.RECURSIVE,
                span,
                "'" + function.text() + "' uses itself; functions and layers cannot be recursive",
                "for a fixed number of repetitions there is: for t in 0:10 { … }");
    }

    static Diagnostic takenByFunction(Identifier name) {
        return new Diagnostic(
                DiagnosticCode.NAME_NOT_USABLE,
                name.span(),
                "'" + name.text() + "' is a function of the language and cannot be defined anew",
                "choose another name");
    }

    static Diagnostic sameInJava(Declaration declaration, SourceSpan earlier) {
        String written = declaration instanceof Declaration.Parameter parameter ? parameter.path() : declaration.name();
        return new Diagnostic(
                DiagnosticCode.DUPLICATE_NAME,
                declaration.span(),
                "'" + written + "' would be called '" + declaration.name() + "' in Java, as is what line "
                        + earlier.startLine() + " declares",
                "rename one of them");
    }

    private static String what(Symbol symbol) {
        if (symbol instanceof Symbol.Function) {
            return "a function";
        }
        if (symbol instanceof Symbol.Layer) {
            return "a layer";
        }
        if (symbol instanceof Symbol.Instance) {
            return "an instance of a layer";
        }
        return symbol instanceof Symbol.Size ? "a dimension" : "a value";
    }

    private static List<String> didYouMean(String name, Collection<String> known, String otherwise) {
        List<String> notes = didYouMean(name, known);
        return notes.isEmpty() ? List.of(otherwise) : notes;
    }

    private static List<String> didYouMean(String name, Collection<String> known) {
        List<String> notes = new ArrayList<>();
        Spelling.nearest(name, known).ifPresent(meant -> notes.add("did you mean '" + meant + "'?"));
        return notes;
    }
}
