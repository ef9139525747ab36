package dev.gradsmith.examples.zoo;

/**
 * How good a model got.
 *
 * @param measure what {@code value} is
 */
record Quality(String model, String measure, double value) {}
