package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;

/** What a name stands for. */
sealed interface Symbol {
    /** Where the name was introduced. */
    SourceSpan span();

    record Value(Node node, SourceSpan span) implements Symbol {}

    record Size(Dimension dimension, SourceSpan span) implements Symbol {}

    /** A name whose declaration was wrong: its uses are not reported again. */
    record Broken(SourceSpan span) implements Symbol {}
}
