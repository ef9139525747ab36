package dev.gradsmith.dsl.check;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.model.Declaration;
import java.util.ArrayList;
import java.util.List;

/** What all parts of one model's check share. */
final class Context {
    private final Graph graph = new Graph();
    private final List<Declaration> declarations = new ArrayList<>();
    private int dropouts;

    Graph graph() {
        return graph;
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
