package dev.gradsmith.graph;

/** A size that no array can have: a number beyond the range of {@code long}, or a polynomial of more terms than anybody writes. */
public final class DimensionRangeException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    DimensionRangeException(String message) {
        super(message);
    }
}
