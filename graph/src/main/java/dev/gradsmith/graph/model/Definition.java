package dev.gradsmith.graph.model;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.graph.Node;
import java.util.Optional;

/** A named value of the model: a definition, an output or a metric. */
public record Definition(String name, Node node, SourceSpan span, Optional<String> documentation) {}
