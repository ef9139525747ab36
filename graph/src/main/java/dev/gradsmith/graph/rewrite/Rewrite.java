package dev.gradsmith.graph.rewrite;

import dev.gradsmith.graph.Node;

/**
 * That a rule fired: it put {@code after} in the place of {@code before}.
 *
 * @param formula the rule's law, for people
 */
public record Rewrite(String rule, String formula, Node before, Node after) {}
