package dev.gradsmith.graph.model;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.update.ChosenRule;

/** What training minimises, and how. {@code name} is the loss's name in the model file, {@code loss} where it has none. */
public record Objective(String name, Node node, ChosenRule rule, SourceSpan span) {}
