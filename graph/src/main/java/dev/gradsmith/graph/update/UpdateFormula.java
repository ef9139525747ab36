package dev.gradsmith.graph.update;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Variable;
import dev.gradsmith.graph.rewrite.Simplifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a step does to each element of each parameter, as scalars of one graph.
 *
 * @param parameter stands for the element before the step
 * @param gradient stands for the derivative of the objective by it
 * @param step stands for the number of this step, from 1
 * @param clipping how the gradients of all parameters together are limited
 * @param next the element after the step
 * @param states what is remembered for each element
 * @param named values that have a name for those who read generated code
 */
public record UpdateFormula(
        Node parameter,
        Node gradient,
        Node step,
        Clipping clipping,
        Node next,
        List<State> states,
        Map<String, Node> named) {
    public UpdateFormula {
        states = List.copyOf(states);
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    /**
     * A limit to the norm of the gradients of all parameters together.
     *
     * @param scale stands for what they are multiplied by in this step, 1 or less
     * @param largest the largest norm: a scalar of constants and hyperparameters; 0 for none
     */
    public record Clipping(Node scale, Node largest) {}

    /**
     * A value that each element of a parameter has from step to step.
     *
     * @param before stands for the value that the last step left
     * @param initial what that is in the first step: a scalar of constants and hyperparameters
     * @param after what this step leaves
     */
    public record State(String name, Node before, Node initial, Node after) {}

    public static UpdateFormula of(ChosenRule rule, Graph graph) {
        return new ElementUpdate(graph, rule).formula();
    }

    /** Whether anything is remembered from step to step. */
    public boolean remembers() {
        return !states.isEmpty() || countsSteps();
    }

    /** Whether a step needs the norm of all gradients. */
    public boolean clipsNorm() {
        return Graph.topological(results()).contains(clipping.scale());
    }

    public boolean countsSteps() {
        return Graph.topological(results()).contains(step);
    }

    /** What a step computes: the states in their order, then the element. */
    public List<Node> results() {
        List<Node> results = new ArrayList<>(states.stream().map(State::after).toList());
        results.add(next);
        return results;
    }

    /** Whether a node is the same for all elements in a step: nothing of the element is in it. */
    public boolean isUniform(Node node) {
        return Graph.topological(List.of(node)).stream()
                .noneMatch(part -> part != step
                        && part != clipping.scale()
                        && part.op() instanceof Variable variable
                        && variable.role() != Variable.Role.HYPERPARAMETER);
    }

    /** The names of those values that are computed; a number or variable is as short as its name. */
    public Map<Node, String> names() {
        Map<Node, String> names = new LinkedHashMap<>();
        named.forEach((name, node) -> {
            if (!node.inputs().isEmpty()) {
                names.putIfAbsent(node, name);
            }
        });
        return names;
    }

    /** The same values by simpler nodes, as code computes them; people read the formula as its rule writes it. */
    public UpdateFormula simplified(Graph graph) {
        List<Node> roots = new ArrayList<>(List.of(next));
        states.forEach(state -> roots.addAll(List.of(state.initial(), state.after())));
        roots.addAll(named.values());
        roots.add(clipping.largest());
        List<Node> simple = Simplifier.simplify(graph, roots);
        List<State> simpleStates = new ArrayList<>();
        for (State state : states) {
            int at = 1 + 2 * simpleStates.size();
            simpleStates.add(new State(state.name(), state.before(), simple.get(at), simple.get(at + 1)));
        }
        Map<String, Node> simpleNames = new LinkedHashMap<>();
        int at = 1 + 2 * states.size();
        for (String name : named.keySet()) {
            simpleNames.put(name, simple.get(at++));
        }
        Clipping simpleClipping = new Clipping(clipping.scale(), simple.get(simple.size() - 1));
        return new UpdateFormula(parameter, gradient, step, simpleClipping, simple.get(0), simpleStates, simpleNames);
    }
}
