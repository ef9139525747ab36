package dev.gradsmith.graph.model;

/** The element type of a model's real numbers. */
public enum Precision {
    FLOAT,
    DOUBLE
}
