package dev.gradsmith.graph;

/** A size that no array can have: a number beyond the range of {@code long}, or a polynomial of more terms than anybody writes. */
public final class DimensionRangeException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    private final String size;

    DimensionRangeException(String size) {
        super(size);
        this.size = size;
    }

    /** Such as {@code a size of 4000000000, for which no array has room}. */
    public String size() {
        return size;
    }
}
