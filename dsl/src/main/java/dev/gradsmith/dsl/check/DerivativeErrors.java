package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;

/** What can be wrong with what is differentiated, and with what by. */
final class DerivativeErrors {
    private DerivativeErrors() {}

    static Diagnostic wantsVectorOrScalar(Operand variable) {
        return new Diagnostic(
                DiagnosticCode.WRONG_RANK,
                variable.span(),
                "'hessian' differentiates by a vector or a scalar, found " + variable.type(),
                variable.origin());
    }
}
