package dev.gradsmith.runtime;

/** What the sums of a kernel start from. */
public enum SumsFrom {
    /** From 0, whatever the result's array holds. */
    ZERO,
    /** From what the result's array holds. */
    RESULT
}
