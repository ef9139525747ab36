package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Node;
import java.util.List;

/**
 * What one generated entry point computes.
 *
 * @param results what the caller gets
 * @param updates what becomes of the parameters once all results are there
 */
public record Program(List<Result> results, List<Update> updates) {
    public Program {
        results = List.copyOf(results);
        updates = List.copyOf(updates);
    }

    /** A value under the name that generated code gives it. */
    public record Result(String name, Node node) {}

    /** A parameter and its next value, an elementwise function of itself, of results and of hyperparameters. */
    public record Update(Node parameter, Node value) {}
}
