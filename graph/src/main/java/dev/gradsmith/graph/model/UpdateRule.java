package dev.gradsmith.graph.model;

import dev.gradsmith.graph.Node;

/** How a training step changes the parameters. Options are scalars of constants and hyperparameters. */
public sealed interface UpdateRule {
    /** Stochastic gradient descent: {@code p - rate * gradient}. */
    record Sgd(Node rate) implements UpdateRule {}
}
