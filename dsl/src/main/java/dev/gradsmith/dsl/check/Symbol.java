package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;

/** What a name stands for. */
sealed interface Symbol {
    /** Where the name was introduced. */
    SourceSpan span();

    record Value(Node node, SourceSpan span) implements Symbol {}

    record Size(Dimension dimension, SourceSpan span) implements Symbol {}

    /**
     * A function, whose body is checked at each call.
     *
     * @param around the names that its body sees
     */
    record Function(Statement.Fun declaration, Scope around, Origin origin) implements Symbol {
        @Override
        public SourceSpan span() {
            return declaration.name().span();
        }
    }

    /** A layer, of which instances are made; {@code around} is what its body sees. */
    record Layer(Statement.Layer declaration, Scope around, Origin origin) implements Symbol {
        @Override
        public SourceSpan span() {
            return declaration.name().span();
        }
    }

    /** An instance of a layer, with its members. */
    record Instance(Layer layer, Scope members, SourceSpan span) implements Symbol {}

    /** A name whose declaration was wrong: its uses are not reported again. */
    record Broken(SourceSpan span) implements Symbol {}

    /** Who wrote a function or layer, and so where its mistakes are shown. */
    enum Origin {
        /** The model's author: in the body. */
        MODEL,
        /** The standard library: at the call. */
        LIBRARY
    }
}
