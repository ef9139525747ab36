package dev.gradsmith.graph.model;

/** How a parameter gets its first value. */
public sealed interface Initializer {
    /** Every element is {@code value}; {@code zeros} and {@code ones} of the language are this too. */
    record Constant(double value) implements Initializer {}

    record Normal(double mean, double standardDeviation) implements Initializer {}

    /** Uniform in [low, high). */
    record Uniform(double low, double high) implements Initializer {}

    /** Uniform with the bound sqrt(6 / (fan-in + fan-out)), Glorot and Bengio 2010. */
    record Glorot() implements Initializer {}

    /** Normal with the standard deviation sqrt(2 / fan-in), He et al. 2015. */
    record He() implements Initializer {}
}
