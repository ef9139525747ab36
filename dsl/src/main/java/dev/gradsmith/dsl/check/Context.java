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

    /** Expressions to check, each as often as a call, an instance or a round repeats it: repetition within repetition makes few operations. */
    static final int MOST_CHECKS = 1_000_000;

    private final Precision precision;
    private int checks;
    private final Graph graph = new Graph();
    private final List<Declaration> declarations = new ArrayList<>();
    private final Set<String> unknown = new HashSet<>();
    private boolean missesFunctions;
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
