package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.diagnostic.Spelling;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.TensorType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can be wrong with declarations and with the model as a whole. */
final class DeclarationErrors {
    private static final String INITIALIZERS =
            "zeros, ones, constant(c), normal(mean, sd), uniform(lo, hi), glorot and he";

    private DeclarationErrors() {}

    static Diagnostic unknownPrecision(Identifier precision) {
        return new Diagnostic(
                DiagnosticCode.WRONG_ELEMENT_TYPE,
                precision.span(),
                "there is no precision '" + precision.text() + "'; it is float or double");
    }

    static Diagnostic repeated(SourceSpan span, String what, SourceSpan earlier) {
        return new Diagnostic(
                DiagnosticCode.REPEATED_DECLARATION,
                span,
                "a model says '" + what + "' once; line " + earlier.startLine() + " did already");
    }

    static Diagnostic invalidDimension(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.INVALID_DIMENSION,
                span,
                "a dimension is a name, a whole number from 1 to " + Integer.MAX_VALUE
                        + ", or a sum or product of such");
    }

    static Diagnostic invalidFixedDimension(SourceSpan span, double found) {
        String number = found == Math.rint(found) ? String.format(Locale.ROOT, "%.0f", found) : Double.toString(found);
        return new Diagnostic(
                DiagnosticCode.INVALID_DIMENSION,
                span,
                "a fixed dimension is a whole number from 1 to " + Integer.MAX_VALUE + ", found " + number);
    }

    /** Where a name cannot introduce a dimension: in an expression, and in a layer. */
    static Diagnostic unknownSize(SourceSpan span, String name) {
        return new Diagnostic(
                DiagnosticCode.INVALID_DIMENSION,
                span,
                "nothing is called '" + name + "', so it is no size",
                "a size here is a number, a parameter of the function or layer, or a dimension of what is declared above");
    }

    /** What a shape introduced as symbolic, and is fixed afterwards. */
    static Diagnostic fixedTooLate(Identifier dimension, SourceSpan earlier) {
        return new Diagnostic(
                DiagnosticCode.USED_BEFORE_DECLARED,
                dimension.span(),
                "the dimension '" + dimension.text() + "' is used before it is fixed",
                "line " + earlier.startLine() + " uses it; move this line up");
    }

    static Diagnostic sizeTooLarge(SourceSpan span, String size) {
        return new Diagnostic(DiagnosticCode.MODEL_TOO_LARGE, span, "this has " + size);
    }

    static Diagnostic tooLarge(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.MODEL_TOO_LARGE,
                span,
                "with this statement the model has more than " + Context.MOST_NODES + " operations, or more than "
                        + Context.MOST_CHECKS
                        + " expressions, each counted as often as loops, functions and layers repeat it",
                "write repeated structure with tensors instead, or repeat less");
    }

    static Diagnostic importNotFound(Statement.Import written) {
        return new Diagnostic(
                DiagnosticCode.IMPORT_NOT_FOUND,
                written.span(),
                "there is no file '" + written.path() + "' to import",
                "it is looked for beside this file, then in the standard library (layers.grad, losses.grad)");
    }

    static Diagnostic importCycle(Statement.Import written, List<String> files) {
        return new Diagnostic(
                DiagnosticCode.IMPORT_CYCLE,
                written.span(),
                "'" + written.path() + "' imports itself",
                "by way of " + String.join(" -> ", files));
    }

    static Diagnostic notImportable(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.NOT_IMPORTABLE,
                span,
                "an imported file holds functions, layers and imports only",
                "models are not imported; declare data and parameters in the model's own file");
    }

    static Diagnostic unused(SourceSpan span, String what, String name) {
        return Diagnostic.warning(
                DiagnosticCode.UNUSED_NAME,
                span,
                what + " '" + name + "' is not used by what is minimized, a metric or an output",
                "remove it, or use it");
    }

    static Diagnostic repeatedParameter(Identifier parameter) {
        return new Diagnostic(
                DiagnosticCode.DUPLICATE_NAME, parameter.span(), "there are two parameters '" + parameter.text() + "'");
    }

    static Diagnostic layerWithoutFunction(Identifier layer) {
        return new Diagnostic(
                DiagnosticCode.INVALID_LAYER,
                layer.span(),
                "the layer '" + layer.text() + "' has no function, so nothing could use it",
                "define in it: apply(x) = …");
    }

    static Diagnostic notInLayer(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.INVALID_LAYER,
                span,
                "a layer holds parameters, definitions, instances of other layers, and functions such as apply(x) = …");
    }

    static Diagnostic notInLoop(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.INVALID_LOOP,
                span,
                "a loop holds definitions and other loops",
                "move this before the loop");
    }

    static Diagnostic tooManyRounds(SourceSpan span, int most) {
        return new Diagnostic(
                DiagnosticCode.INVALID_LOOP, span, "a loop with fixed bounds has at most " + most + " rounds");
    }

    static Diagnostic boundNotFixed(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.NOT_YET_SUPPORTED,
                span,
                "a loop whose length is not a fixed number is not yet supported",
                "fix the length in the model: dim steps = 10");
    }

    static Diagnostic boundNotWhole(SourceSpan span, double found) {
        String number = found == Math.rint(found) ? Long.toString((long) found) : Double.toString(found);
        return new Diagnostic(
                DiagnosticCode.INVALID_LOOP, span, "the bounds of a loop are whole numbers, found " + number);
    }

    static Diagnostic loopVariableAssigned(Identifier name) {
        return new Diagnostic(
                DiagnosticCode.INVALID_LOOP,
                name.span(),
                "'" + name.text() + "' is the loop's variable and cannot be assigned",
                "it counts the rounds by itself; choose another name for this value");
    }

    static Diagnostic notCarried(Identifier name, SourceSpan earlier) {
        return new Diagnostic(
                DiagnosticCode.INVALID_LOOP,
                name.span(),
                "a loop can change definitions only, and '" + name.text() + "' (line " + earlier.startLine()
                        + ") is none",
                "start from a copy before the loop, under another name: h = " + name.text());
    }

    static Diagnostic carriedShape(Identifier name, TensorType before, TensorType after) {
        return new Diagnostic(
                DiagnosticCode.INVALID_LOOP,
                name.span(),
                "a loop cannot change the shape of '" + name.text() + "' from " + before + " to " + after,
                "give it that shape before the loop, as zeros([…]) or broadcast(…, […]) has it");
    }

    static Diagnostic unknownDataType(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.WRONG_ELEMENT_TYPE,
                span,
                "the only type that data can be given is index(v): integers from 0 that index a dimension v",
                "without a type it is real numbers");
    }

    static Diagnostic unknownInitializer(SourceSpan span, String name, Set<String> known) {
        return new Diagnostic(
                DiagnosticCode.INVALID_INITIALIZER,
                span,
                "there is no initializer '" + name + "'",
                Spelling.nearest(name, known)
                        .map(meant -> "did you mean '" + meant + "'?")
                        .orElse("there are " + INITIALIZERS));
    }

    static Diagnostic notAnInitializer(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.INVALID_INITIALIZER,
                span,
                "expected an initializer after '~'",
                "there are " + INITIALIZERS);
    }

    static Diagnostic initializerArguments(SourceSpan span, String name, String usage) {
        String written = usage.equals(name) ? "without arguments" : usage + ", with numbers alone";
        return new Diagnostic(DiagnosticCode.INVALID_INITIALIZER, span, "'" + name + "' is written " + written);
    }

    static Diagnostic negativeDeviation(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.INVALID_INITIALIZER, span, "the standard deviation of 'normal' cannot be negative");
    }

    static Diagnostic emptyInterval(SourceSpan span) {
        return new Diagnostic(DiagnosticCode.INVALID_INITIALIZER, span, "'uniform(lo, hi)' wants lo to be at most hi");
    }

    static Diagnostic fanInWantsMatrix(SourceSpan span, String name, String parameter, String shape) {
        return new Diagnostic(
                DiagnosticCode.INVALID_INITIALIZER,
                span,
                "'" + name + "' is for matrices, but " + parameter + " is " + shape,
                "a bias usually starts at zeros");
    }

    static Diagnostic repeatedObjective(SourceSpan span, SourceSpan earlier) {
        return repeated(span, "minimize", earlier);
    }

    static Diagnostic noParameters(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.NO_PARAMETERS,
                span,
                "there is nothing to train: the model declares no param",
                "a value to be learned is declared as: param w[d] ~ normal(0, 1)");
    }

    static Diagnostic ignoresParameter(SourceSpan span, String objective, String parameter) {
        return new Diagnostic(
                DiagnosticCode.LOSS_IGNORES_PARAMETER,
                span,
                "'" + objective + "' does not depend on the parameter '" + parameter
                        + "', so training could not change it",
                "use it, or remove it, or make it an input");
    }

    static Diagnostic noObjective(SourceSpan span, String target) {
        return Diagnostic.warning(
                DiagnosticCode.NO_OBJECTIVE,
                span,
                "the model has the target '" + target + "' and nothing to minimize, so that no trainer is made",
                "call what training is to minimize 'loss', or write: minimize … with sgd(0.01)");
    }

    /** @param flat functions without a slope on the way, if any is */
    static Diagnostic noSlope(SourceSpan span, String objective, String parameter, Set<String> flat) {
        String functions = flat.isEmpty() ? "" : ", " + String.join(", ", flat);
        return Diagnostic.warning(
                DiagnosticCode.NO_SLOPE,
                span,
                "'" + objective + "' depends on the parameter '" + parameter
                        + "' only through what has no slope: conditions, positions" + functions
                        + "; its gradient is 0, and training does not change it",
                "to train it, minimize something smooth, and make this a metric");
    }

    static Diagnostic unknownOutput(Identifier name, String found) {
        return new Diagnostic(
                DiagnosticCode.INVALID_OUTPUT,
                name.span(),
                "an output is the name of a definition, but '" + name.text() + "' is " + found,
                "for the model to return its value, define one: value = " + name.text());
    }

    static Diagnostic outputNeedsTarget(Identifier name, String target) {
        return new Diagnostic(
                DiagnosticCode.PREDICTION_NEEDS_TARGET,
                name.span(),
                "'" + name.text() + "' depends on the target '" + target + "', which a prediction does not have",
                "make it a metric, or make '" + target + "' an input");
    }

    static Diagnostic outputIsCondition(Identifier name) {
        return new Diagnostic(
                DiagnosticCode.INVALID_OUTPUT,
                name.span(),
                "an output is numbers, but '" + name.text() + "' is a condition",
                "where(" + name.text() + ", 1, 0) makes numbers of it");
    }
}
