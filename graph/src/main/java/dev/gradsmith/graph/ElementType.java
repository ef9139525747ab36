package dev.gradsmith.graph;

/** What one element of a tensor is. The precision of real numbers is a property of the model, not of its nodes. */
public sealed interface ElementType {
    /** A real number, {@code float} or {@code double} as the model's precision says. */
    record Real() implements ElementType {}

    /** True or false: the result of a comparison. */
    record Condition() implements ElementType {}

    /** An integer in {@code 0 .. bound-1} that may index a dimension {@code bound} and nothing else. */
    record Index(Dimension bound) implements ElementType {}

    ElementType REAL = new Real();
    ElementType CONDITION = new Condition();
}
