package dev.gradsmith.diagnostic;

import java.util.Locale;

/**
 * Every kind of mistake that the compiler reports. The codes are stable: {@code docs/diagnostics.md} explains each.
 *
 * <p>{@code G00xx} are of the text and its syntax, {@code G01xx} of types and shapes, {@code G02xx} of names, {@code G03xx} of
 * declarations, {@code G04xx} not yet supported, {@code G05xx} of the objective and its derivatives.
 */
public enum DiagnosticCode {
    INVALID_CHARACTER("G0001"),
    UNEXPECTED_TOKEN("G0002"),
    UNCLOSED_BRACKET("G0003"),
    UNTERMINATED("G0004"),
    NESTING_TOO_DEEP("G0005"),
    UNKNOWN_STATEMENT("G0006"),
    CHAINED_COMPARISON("G0007"),
    RESERVED_WORD("G0008"),
    INVALID_NUMBER("G0009"),
    EMPTY_MODEL("G0010"),
    INVALID_MODEL_NAME("G0011"),

    PRODUCT_MISMATCH("G0101"),
    NOT_BROADCASTABLE("G0102"),
    WRONG_ELEMENT_TYPE("G0103"),
    UNKNOWN_AXIS("G0104"),
    WRONG_RANK("G0105"),
    WRONG_ARGUMENTS("G0106"),
    NOT_A_CONSTANT("G0107"),
    INVALID_INDEX("G0108"),
    SIZE_MISMATCH("G0109"),

    UNKNOWN_NAME("G0201"),
    UNKNOWN_FUNCTION("G0202"),
    DUPLICATE_NAME("G0203"),
    USED_BEFORE_DECLARED("G0204"),
    NAME_NOT_USABLE("G0205"),
    RECURSIVE("G0206"),
    NOT_A_FUNCTION("G0207"),
    UNUSED_NAME("G0208"),

    INVALID_DIMENSION("G0301"),
    INVALID_INITIALIZER("G0302"),
    UNKNOWN_UPDATE_RULE("G0304"),
    INVALID_UPDATE_OPTION("G0305"),
    INVALID_OUTPUT("G0306"),
    REPEATED_DECLARATION("G0307"),
    PREDICTION_NEEDS_TARGET("G0308"),
    NO_PARAMETERS("G0309"),
    LOSS_IGNORES_PARAMETER("G0310"),
    INVALID_LAYER("G0311"),
    IMPORT_NOT_FOUND("G0312"),
    IMPORT_CYCLE("G0313"),
    NOT_IMPORTABLE("G0314"),
    INVALID_LOOP("G0315"),
    NO_OBJECTIVE("G0316"),
    NO_SLOPE("G0317"),

    NOT_YET_SUPPORTED("G0401"),
    MODEL_TOO_LARGE("G0402"),

    NOT_A_SCALAR("G0501"),
    NOT_DIFFERENTIABLE("G0502"),
    NOT_A_SUM_OF_SQUARES("G0503"),
    NOT_CONVEX("G0504");

    private final String id;

    DiagnosticCode(String id) {
        this.id = id;
    }

    /** The stable code, such as {@code G0102}. */
    public String id() {
        return id;
    }

    /** The kind of mistake in a few words, for lists of them: {@code unclosed bracket}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
