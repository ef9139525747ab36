package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Node;

/** That a rule fired: it put {@code after} in the place of {@code before}. */
public record Rewrite(String rule, Node before, Node after) {}
