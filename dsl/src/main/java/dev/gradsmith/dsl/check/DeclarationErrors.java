package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Identifier;

/** What can be wrong with declarations and with the model as a whole. */
final class DeclarationErrors {
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
                "a dimension is a name, a whole number from 1 up, or a sum or product of such");
    }

    static Diagnostic unknownInitializer(SourceSpan span, String name) {
        return new Diagnostic(
                DiagnosticCode.INVALID_INITIALIZER,
                span,
                "there is no initializer '" + name + "'",
                "there are zeros, ones, constant(c), normal(mean, sd), uniform(lo, hi), glorot and he");
    }

    static Diagnostic notAnInitializer(SourceSpan span) {
        return new Diagnostic(
                DiagnosticCode.INVALID_INITIALIZER,
                span,
                "expected an initializer after '~'",
                "there are zeros, ones, constant(c), normal(mean, sd), uniform(lo, hi), glorot and he");
    }

    static Diagnostic initializerArguments(SourceSpan span, String name, String usage) {
        return new Diagnostic(DiagnosticCode.INVALID_INITIALIZER, span, "'" + name + "' is written " + usage);
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

    static Diagnostic unknownOutput(Identifier name, String found) {
        return new Diagnostic(
                DiagnosticCode.INVALID_OUTPUT,
                name.span(),
                "an output is the name of a definition, but '" + name.text() + "' is " + found);
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
