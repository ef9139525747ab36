package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.check.Checker;
import dev.gradsmith.dsl.parse.ModelParser;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.autodiff.Differentiator;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.Definition;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Objective;
import dev.gradsmith.graph.model.Precision;
import dev.gradsmith.runtime.DifferentiableFunction;
import dev.gradsmith.runtime.Execution;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;

/** Generated classes and the reference evaluator side by side, on random data. */
final class Comparison {
    private final ModelGraph graph;
    private final CompiledModel compiled;
    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private final Map<String, NDArray> values = new LinkedHashMap<>();
    private final Execution execution;
    private final double tolerance;

    Comparison(String name, String source, CompiledModel compiled, int rows, int threads) {
        DiagnosticSink sink = new DiagnosticSink();
        this.graph =
                Checker.check(ModelParser.parse(name, name, source, sink), sink).orElseThrow();
        this.compiled = compiled;
        this.execution = threads == 1 ? Execution.sequential() : Execution.threads(threads);
        this.tolerance = graph.precision() == Precision.FLOAT ? 2e-4 : 1e-9;
        int next = 3;
        for (Declaration declaration : graph.declarations()) {
            for (String dimension : declaration.type().sizes()) {
                boolean batch = graph.batch().isPresent()
                        && dimension.equals(graph.batch().get().toString());
                sizes.putIfAbsent(dimension, batch ? rows : next++);
            }
        }
        Random random = new Random(rows);
        for (Declaration declaration : graph.declarations()) {
            values.put(declaration.name(), value(declaration, random));
        }
    }

    private NDArray value(Declaration declaration, Random random) {
        if (declaration instanceof Declaration.Hyperparameter hyper) {
            return NDArray.scalar(hyper.defaultValue());
        }
        int[] shape = new Sizes(sizes).shape(declaration.type());
        if (declaration.type().element() instanceof ElementType.Index index) {
            int bound = new Sizes(sizes).size(index.bound());
            return NDArray.generate(shape, position -> random.nextInt(bound));
        }
        return NDArray.generate(shape, index -> (float) (0.1 + 0.8 * random.nextDouble()));
    }

    private NDArray reference(Node node) {
        return new ReferenceEvaluator(new Sizes(sizes), values).evaluate(node);
    }

    void checkOutputs() throws ReflectiveOperationException {
        Object model = build(compiled.model());
        for (Definition output : graph.outputs()) {
            Object found = call(model, output.name(), arguments(Declaration.Input.class));
            assertClose(output.name(), found, reference(output.node()));
        }
        for (Definition metric : graph.metrics()) {
            assertClose(metric.name(), call(model, metric.name(), data()), reference(metric.node()));
        }
    }

    void checkGradients() throws ReflectiveOperationException {
        if (graph.objective().isEmpty()) {
            return;
        }
        Objective objective = graph.objective().get();
        Object found = call(build(compiled.model()), "gradients", data());
        assertClose("loss", call(found, objective.name()), reference(objective.node()));
        for (Declaration parameter : graph.declarations(Declaration.Parameter.class)) {
            assertClose(
                    "d" + parameter.name(), call(found, parameter.name()), reference(gradient(objective, parameter)));
        }
    }

    private Node gradient(Objective objective, Declaration parameter) {
        return Differentiator.gradients(graph.graph(), objective.node(), List.of(parameter.node()))
                .get(0);
    }

    /** The reference's own gradients against differences of the reference's loss, for elements at random places. */
    void checkDifferences() {
        if (graph.objective().isEmpty()) {
            return;
        }
        Objective objective = graph.objective().get();
        Random random = new Random(3);
        for (Declaration parameter : graph.declarations(Declaration.Parameter.class)) {
            NDArray gradient = reference(gradient(objective, parameter));
            NDArray value = values.get(parameter.name());
            int[] index = Arrays.stream(value.shape()).map(random::nextInt).toArray();
            // Of two steps one may reach a kink, such as the one of hinge, where no difference is a derivative.
            double[] errors = DoubleStream.of(1e-6, 3e-7)
                    .map(step -> (moved(objective, parameter, index, step) - moved(objective, parameter, index, -step))
                            / (2 * step))
                    .map(difference -> Math.abs(gradient.get(index) - difference) / Math.max(1, Math.abs(difference)))
                    .toArray();
            assertThat(Arrays.stream(errors).min().orElseThrow())
                    .as("the error of d%s%s by differences", parameter.name(), Arrays.toString(index))
                    .isLessThan(1e-5);
        }
    }

    private double moved(Objective objective, Declaration parameter, int[] index, double step) {
        NDArray original = values.get(parameter.name());
        NDArray changed = NDArray.of(original.shape(), original.values());
        changed.set(index, original.get(index) + step);
        Map<String, NDArray> others = new LinkedHashMap<>(values);
        others.put(parameter.name(), changed);
        return new ReferenceEvaluator(new Sizes(sizes), others)
                .evaluate(objective.node())
                .value();
    }

    void checkFunction() throws ReflectiveOperationException {
        if (graph.objective().isPresent()) {
            Object function = call(build(compiled.model()), "function", data());
            new FunctionCheck(graph, sizes, values, tolerance).run((DifferentiableFunction) function);
        }
    }

    void checkStep() throws ReflectiveOperationException {
        if (graph.objective().isEmpty()) {
            return;
        }
        Objective objective = graph.objective().get();
        double rate = reference(objective.rule().orElseThrow().number("rate")).value();
        Object trainer = build(compiled.trainer());
        assertClose("step", call(trainer, "step", data()), reference(objective.node()));
        Object model = call(trainer, "model");
        for (Declaration parameter : graph.declarations(Declaration.Parameter.class)) {
            NDArray before = values.get(parameter.name());
            NDArray after = before.combine(reference(gradient(objective, parameter)), (p, g) -> p - rate * g);
            assertClose(parameter.name(), call(model, parameter.name()), after);
        }
    }

    /** That some steps on the same data do not raise the loss. */
    void checkTraining() throws ReflectiveOperationException {
        Object trainer = build(compiled.trainer());
        double before = Reals.doubles(call(trainer, "step", data()))[0];
        for (int step = 0; step < 20; step++) {
            call(trainer, "step", data());
        }
        double after = Reals.doubles(call(trainer, "step", data()))[0];
        assertThat(after).as("the loss after 20 steps").isLessThanOrEqualTo(before + 1e-6 * Math.abs(before));
    }

    private Object build(Class<?> type) throws ReflectiveOperationException {
        Object builder = type.getMethod("builder").invoke(null);
        for (String dimension : graph.modelDimensions()) {
            call(builder, dimension, sizes.get(dimension));
        }
        for (Declaration parameter : graph.declarations(Declaration.Parameter.class)) {
            call(builder, parameter.name(), java(parameter));
        }
        call(builder, "execution", execution);
        return call(builder, "build");
    }

    private Object[] data() {
        List<Object> arguments = new ArrayList<>();
        graph.declarations().stream()
                .filter(one -> one instanceof Declaration.Input || one instanceof Declaration.Target)
                .forEach(one -> arguments.add(java(one)));
        return arguments.toArray();
    }

    private Object[] arguments(Class<? extends Declaration> kind) {
        List<Object> arguments = new ArrayList<>();
        graph.declarations(kind).forEach(one -> arguments.add(java(one)));
        // Sizes that no single length tells are arguments of their own.
        boolean untold = graph.objective().isEmpty() && sizes.size() > 1;
        if (untold) {
            arguments.add(sizes.get("m"));
        }
        return arguments.toArray();
    }

    private Object java(Declaration declaration) {
        NDArray value = values.get(declaration.name());
        if (declaration.type().element() instanceof ElementType.Index) {
            int[] positions = Arrays.stream(value.values())
                    .mapToInt(position -> (int) position)
                    .toArray();
            return value.rank() == 0 ? (Object) positions[0] : positions;
        }
        Reals reals = new Reals(graph.precision());
        return value.rank() == 0 ? reals.scalar(value.value()) : reals.array(value.values());
    }

    private static Object call(Object target, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : target.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                method.setAccessible(true);
                return method.invoke(target, arguments);
            }
        }
        throw new AssertionError("no " + name + " with " + arguments.length + " arguments in " + target.getClass());
    }

    private void assertClose(String what, Object found, NDArray reference) {
        double[] actual = Reals.doubles(found);
        double[] expected = reference.values();
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0) + 1e-3;
        for (int i = 0; i < actual.length; i++) {
            double error = Math.abs(actual[i] - expected[i]) / scale;
            if (!(error < tolerance)) {
                throw new AssertionError("%s[%d] = %s, expected %s".formatted(what, i, actual[i], expected[i]));
            }
        }
    }
}
