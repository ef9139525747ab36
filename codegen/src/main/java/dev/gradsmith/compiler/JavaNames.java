package dev.gradsmith.compiler;

import dev.gradsmith.codegen.emit.Emitter;
import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Refuses names that Java, or people who call the generated classes, have for something else. */
final class JavaNames {
    /** What the generated classes offer to their callers, and the methods that every Java object has. */
    private static final Set<String> TAKEN = Set.of(
            "builder",
            "build",
            "seed",
            "execution",
            "save",
            "load",
            "gradients",
            "function",
            "hessianVectorProduct",
            "getClass",
            "hashCode",
            "equals",
            "toString",
            "notify",
            "notifyAll",
            "wait",
            "clone",
            "finalize");

    private static final Set<String> PUBLIC_CLASSES = Set.of(
            "Builder", "Gradients", "Evaluation", "HessianVectorProduct", "StandardDeviations", "StandardErrors");

    /** Words that Java has taken as names of classes only; {@link SourceVersion} does not know them. */
    private static final Set<String> NO_CLASSES = Set.of("record", "var", "yield", "sealed", "permits");

    private JavaNames() {}

    /** A method of the JVM takes 255 arguments, of which a long or double counts as two. */
    private static final int MOST_ARGUMENTS = 250;

    static void check(ModelGraph model, DiagnosticSink sink) {
        modelName(model, sink);
        requireFewArguments(model.declarations(Declaration.Parameter.class), "parameters", sink);
        requireFewArguments(
                model.declarations().stream()
                        .filter(one -> one instanceof Declaration.Input || one instanceof Declaration.Target)
                        .toList(),
                "inputs and targets",
                sink);
        Map<String, SourceSpan> names = new LinkedHashMap<>();
        Map<String, SourceSpan> dimensions = new LinkedHashMap<>();
        for (Declaration declaration : model.declarations()) {
            names.putIfAbsent(declaration.name(), declaration.span());
            declaration.type().sizes().forEach(size -> dimensions.putIfAbsent(size, declaration.span()));
        }
        model.outputs().forEach(output -> names.putIfAbsent(output.name(), output.span()));
        model.metrics().forEach(metric -> names.putIfAbsent(metric.name(), metric.span()));
        model.objective().ifPresent(objective -> names.putIfAbsent(objective.name(), objective.span()));
        names.forEach((name, span) -> require("", name, span, sink));
        dimensions.forEach((name, span) -> require("the dimension ", name, span, sink));
    }

    private static void requireFewArguments(
            List<? extends Declaration> declarations, String what, DiagnosticSink sink) {
        int slots = 0;
        for (Declaration declaration : declarations) {
            slots += declaration.type().isScalar() ? 2 : 1;
            if (slots > MOST_ARGUMENTS) {
                sink.report(new Diagnostic(
                        DiagnosticCode.MODEL_TOO_LARGE,
                        declaration.span(),
                        "with this one the model has more " + what + " than a Java method can take: " + MOST_ARGUMENTS
                                + ", where a scalar counts as two",
                        "bring some of them together in one tensor"));
                return;
            }
        }
    }

    private static void modelName(ModelGraph model, DiagnosticSink sink) {
        String name = model.name();
        SourceSpan start = new SourceSpan(model.sourceName(), 1, 1, 1, 1);
        if (!SourceVersion.isName(name) || name.contains(".") || NO_CLASSES.contains(name)) {
            sink.report(new Diagnostic(
                    DiagnosticCode.INVALID_MODEL_NAME,
                    start,
                    "the file's name becomes the name of a Java class, which '" + name + "' cannot be",
                    "name it like LinearRegression.grad"));
        } else if (PUBLIC_CLASSES.contains(name) || isInJavaLang(name)) {
            sink.report(new Diagnostic(
                    DiagnosticCode.INVALID_MODEL_NAME,
                    start,
                    "the file's name becomes the name of a Java class, which would hide another class called " + name,
                    "name it like LinearRegression.grad"));
        }
    }

    /** A class of that name would take the place of Java's own in all classes of its package. */
    private static boolean isInJavaLang(String name) {
        return Object.class.getResource(name + ".class") != null;
    }

    /** @param kind what has the name, where that is not plain from the place */
    private static void require(String kind, String name, SourceSpan span, DiagnosticSink sink) {
        boolean own = TAKEN.contains(name) || Emitter.usesClass(name);
        if (own || SourceVersion.isKeyword(name)) {
            String owner = own ? "the generated Java classes" : "Java";
            sink.report(new Diagnostic(
                    DiagnosticCode.NAME_NOT_USABLE,
                    span,
                    kind + "'" + name + "' has a meaning of its own in " + owner,
                    "choose another name"));
        }
    }
}
