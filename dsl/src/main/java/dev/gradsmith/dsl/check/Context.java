package dev.gradsmith.dsl.check;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.Precision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What all parts of one model's check share. */
final class Context {
    /** Nodes of one model: more than any that a person writes, few enough that compiling it ends soon. */
    static final int MOST_NODES = 100_000;

    private final Precision precision;
    private final Graph graph = new Graph();
    private final List<Declaration> declarations = new ArrayList<>();
    private final Set<String> unknown = new HashSet<>();
    private boolean missesFunctions;
    private int dropouts;
    private int rounds;

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

    /** Whether there are too many operations; or rounds, of loops within loops, which need not make any. */
    boolean isTooLarge() {
        return graph.size() > MOST_NODES || rounds > MOST_NODES;
    }

    /** Counts a round of a loop. */
    void round() {
        rounds++;
    }

    /** The declarations of the model, those of its layers' instances among them, in the order of the file. */
    List<Declaration> declarations() {
        return declarations;
    }

    /** Notes that an imported file is not there: what it declares is not known. */
    void missFunctions() {
        missesFunctions = true;
    }

    /** Whether a function may be missing because its file is. */
    boolean missesFunctions() {
        return missesFunctions;
    }

    /** Whether it is the first time that this unknown name, of a value or of a function, is met: it is one mistake, however often it is used. */
    boolean isNewUnknown(String name) {
        return unknown.add(name);
    }

    /** A number for one more use of dropout. */
    int nextDropout() {
        return dropouts++;
    }
}
