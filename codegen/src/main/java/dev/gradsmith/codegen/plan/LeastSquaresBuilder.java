package dev.gradsmith.codegen.plan;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.autodiff.Jacobian;
import dev.gradsmith.graph.leastsquares.DataPower;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.op.Variable;
import dev.gradsmith.graph.rewrite.Simplifier;
import dev.gradsmith.graph.rewrite.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the programs of a fit by least squares: the residuals, and their derivatives by all parameters side by side. */
final class LeastSquaresBuilder {
    private final Graph graph;
    private final List<Declaration.Parameter> parameters;
    private final List<Node> residuals;

    LeastSquaresBuilder(Graph graph, List<Declaration.Parameter> parameters, List<Node> residuals) {
        this.graph = graph;
        this.parameters = parameters;
        // Dropout has no part in a fit to all of the data.
        this.residuals = Substitution.withoutTraining(graph, residuals);
    }

    LeastSquaresPrograms build() {
        List<Node> simple = Simplifier.simplify(graph, derivatives());
        List<Node> parts = simple.subList(residuals.size(), simple.size());
        List<Node> values = new ArrayList<>(simple.subList(0, residuals.size()));
        values.addAll(jacobians(parts));
        List<Node> joined = Simplified.of(graph, values);
        List<Program.Result> results = new ArrayList<>();
        for (int i = 0; i < joined.size(); i++) {
            results.add(new Program.Result(name(i), joined.get(i)));
        }
        return new LeastSquaresPrograms(
                new Program(results.subList(0, residuals.size()), List.of()),
                new Program(results, List.of()),
                residuals.stream().map(Node::shape).toList(),
                isFree(parts) ? LeastSquaresPrograms.Solver.CLOSED_FORM : LeastSquaresPrograms.Solver.ITERATIONS,
                residuals.size() == 1 && isFree(parts) ? powers(parts) : Map.of());
    }

    /** The name of a result, by its position among those of the Jacobian's program. */
    private String name(int position) {
        boolean residual = position < residuals.size();
        int number = residual ? position : position - residuals.size();
        return (residual ? "residuals" : "jacobian") + (number == 0 ? "" : number + 1);
    }

    /** The residuals, then for each of them its derivative by each parameter. */
    private List<Node> derivatives() {
        List<Node> all = new ArrayList<>(residuals);
        for (Node residual : residuals) {
            parameters.forEach(parameter -> all.add(Jacobian.of(graph, residual, parameter.node())));
        }
        return all;
    }

    private List<Node> jacobians(List<Node> parts) {
        List<Node> jacobians = new ArrayList<>();
        for (int i = 0; i < residuals.size(); i++) {
            int first = i * parameters.size();
            int axis = residuals.get(i).type().rank();
            jacobians.add(ParameterColumns.join(graph, parts.subList(first, first + parameters.size()), axis));
        }
        return jacobians;
    }

    /** Whether no parameter is left in the derivatives. */
    private static boolean isFree(List<Node> derivatives) {
        return Graph.topological(derivatives).stream()
                .noneMatch(
                        node -> node.op() instanceof Variable variable && variable.role() == Variable.Role.PARAMETER);
    }

    /** The columns of scalar parameters that are powers of data, an element for each residual. */
    private Map<Integer, DataPower> powers(List<Node> parts) {
        Map<Integer, DataPower> powers = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            int column = i;
            boolean scalars =
                    parameters.stream().allMatch(parameter -> parameter.type().isScalar());
            DataPower.of(parts.get(i))
                    .filter(power -> scalars
                            && power.exponent() > 1
                            && !power.data().type().isScalar())
                    .filter(power ->
                            power.data().type().shape().equals(residuals.get(0).shape()))
                    .ifPresent(power -> powers.put(column, power));
        }
        return powers;
    }
}
