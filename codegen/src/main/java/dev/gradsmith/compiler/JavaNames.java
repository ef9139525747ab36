package dev.gradsmith.compiler;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Refuses names that Java, or the generated classes, have for something else. */
final class JavaNames {
    /** Methods and variables of generated classes, and what every Java object has. */
    private static final Set<String> TAKEN = Set.of(
            "builder",
            "build",
            "seed",
            "execution",
            "save",
            "load",
            "gradients",
            "step",
            "fit",
            "evaluate",
            "model",
            "of",
            "update",
            "startUpdates",
            "run",
            "program",
            "options",
            "data",
            "first",
            "file",
            "tensors",
            "gradient",
            "order",
            "from",
            "to",
            "count",
            "kernels",
            "chunks",
            "total",
            "task",
            "worker",
            "rows",
            "at",
            "ofModel",
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

    private JavaNames() {}

    static void check(ModelGraph model, DiagnosticSink sink) {
        SourceSpan start = new SourceSpan(model.sourceName(), 1, 1, 1, 1);
        if (!SourceVersion.isName(model.name()) || model.name().contains(".")) {
            sink.report(new Diagnostic(
                    DiagnosticCode.INVALID_MODEL_NAME,
                    start,
                    "the file's name becomes the name of a Java class, which '" + model.name() + "' cannot be",
                    "name it like LinearRegression.grad"));
        }
        for (Declaration declaration : model.declarations()) {
            require(declaration.name(), declaration.span(), sink);
            declaration.type().sizes().forEach(dimension -> require(dimension, declaration.span(), sink));
        }
        model.outputs().forEach(output -> require(output.name(), output.span(), sink));
        model.metrics().forEach(metric -> require(metric.name(), metric.span(), sink));
        model.objective().ifPresent(objective -> require(objective.name(), objective.span(), sink));
    }

    private static void require(String name, SourceSpan span, DiagnosticSink sink) {
        if (TAKEN.contains(name) || SourceVersion.isKeyword(name)) {
            String owner = TAKEN.contains(name) ? "the generated Java classes" : "Java";
            sink.report(new Diagnostic(
                    DiagnosticCode.NAME_NOT_USABLE,
                    span,
                    "'" + name + "' has a meaning of its own in " + owner,
                    "choose another name"));
        }
    }
}
