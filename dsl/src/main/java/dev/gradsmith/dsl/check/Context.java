package dev.gradsmith.dsl.check;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.Precision;
import java.util.ArrayList;
import java.util.List;

/** What all parts of one model's check share. */
final class Context {
    /** Nodes of one model: more than any that a person writes, few enough that compiling it ends soon. */
    static final int MOST_NODES = 100_000;

    /** Expressions to check, each as often as a call, an instance or a round repeats it: repetition within repetition makes few operations. */
    static final int MOST_CHECKS = 1_000_000;

    private final Precision precision;
    private int checks;
    private final Graph graph = new Graph();
    private final List<Declaration> declarations = new ArrayList<>();
    private int dropouts;

    Context(Precision precision) {
        this.precision = precision;
    }

    /** The element type of the model's real numbers. */
    Precision precision() {
        return precision;
    }

    Graph graph() {
        return graph;
    }

    /** Counts one more expression; says whether checking it may go on. Where it may not, that is reported for the statement as a whole. */
    boolean mayCheck() {
        checks++;
        return !isTooLarge();
    }

    boolean isTooLarge() {
        return graph.size() > MOST_NODES || checks > MOST_CHECKS;
    }

    /** The declarations of the model, those of its layers' instances among them, in the order of the file. */
    List<Declaration> declarations() {
        return declarations;
    }

    /** A number for one more use of dropout. */
    int nextDropout() {
        return dropouts++;
    }
}
