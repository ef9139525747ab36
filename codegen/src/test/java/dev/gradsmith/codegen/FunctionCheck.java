package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.graph.autodiff.Differentiator;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.runtime.DifferentiableFunction;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A model's objective as a function against the reference evaluator: second derivatives along a direction against differences of its first. */
record FunctionCheck(ModelGraph graph, Map<String, Integer> sizes, Map<String, NDArray> values, double tolerance) {
    /** Of two steps one may reach a kink, such as the one of huber, where no difference is a derivative; hardly both. */
    private static final double[] STEPS = {1e-6, 3e-8};

    void run(DifferentiableFunction function) {
        double[] at = flat(parameter -> values.get(parameter.name()));
        double[] direction = new double[at.length];
        Arrays.setAll(direction, i -> Math.cos(i));
        double[] gradient = new double[at.length];
        double[] product = new double[at.length];
        double value = function.valueAndGradient(at, gradient);
        function.hessianVectorProduct(at, direction, product);
        assertThat(function.size()).isEqualTo(at.length);
        assertThat(function.value(at)).isCloseTo(value, within(tolerance * (1 + Math.abs(value))));
        assertThat(error(gradient, referenceGradient(direction, 0))).isLessThan(tolerance);
        double error = Arrays.stream(STEPS)
                .map(step -> error(product, differences(direction, step)))
                .min()
                .orElseThrow();
        assertThat(error).as("second derivatives by differences").isLessThan(Math.max(1e-6, 5 * tolerance));
    }

    private double[] differences(double[] direction, double step) {
        double[] above = referenceGradient(direction, step);
        double[] below = referenceGradient(direction, -step);
        double[] differences = new double[above.length];
        Arrays.setAll(differences, i -> (above[i] - below[i]) / (2 * step));
        return differences;
    }

    private List<Declaration.Parameter> parameters() {
        return graph.declarations(Declaration.Parameter.class);
    }

    private double[] flat(Function<Declaration.Parameter, NDArray> tensors) {
        return parameters().stream()
                .flatMapToDouble(
                        parameter -> Arrays.stream(tensors.apply(parameter).values()))
                .toArray();
    }

    /** The gradient at a point so far along a direction. */
    private double[] referenceGradient(double[] direction, double step) {
        Map<String, NDArray> moved = new LinkedHashMap<>(values);
        int next = 0;
        for (Declaration.Parameter parameter : parameters()) {
            NDArray own = values.get(parameter.name());
            double[] changed = own.values().clone();
            for (int i = 0; i < changed.length; i++) {
                changed[i] += step * direction[next++];
            }
            moved.put(parameter.name(), NDArray.of(own.shape(), changed));
        }
        ReferenceEvaluator evaluator = new ReferenceEvaluator(new Sizes(sizes), moved);
        return flat(parameter -> evaluator.evaluate(Differentiator.gradients(
                        graph.graph(), graph.objective().orElseThrow().node(), List.of(parameter.node()))
                .get(0)));
    }

    /** The largest difference, relative to the largest value. */
    private static double error(double[] found, double[] expected) {
        double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0) + 1e-3;
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            error = Math.max(error, Math.abs(found[i] - expected[i]) / scale);
        }
        return error;
    }
}
