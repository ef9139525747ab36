package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.compiler.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps of generated trainers against those of PyTorch, which {@code update-rules/reference.py} wrote down. */
class UpdateRuleTest {
    private static final String DECLARATIONS = """
            input A[p, 3]
            input B[p, 3]
            input c[2]
            input e[2]
            input g
            input h
            param M[p, 3]
            param v[2]
            param s
            loss = sum(A .* (M - B)^2) / 2 + sum(c .* (v - e)^2) / 2 + g * (s - h)^2 / 2
            """;

    private static final int STEPS = 100;

    @TempDir
    private Path folder;

    /** A rule as a model spells it, with the elements of all parameters after some steps, by the step's number. */
    record Reference(String rule, Map<Integer, double[]> steps) {
        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Reference> references() {
        Map<String, Map<Integer, double[]>> steps = new LinkedHashMap<>();
        for (String line :
                resource("/update-rules/reference.csv").lines().skip(1).toList()) {
            String[] cells = line.split(",", 11);
            double[] values =
                    Arrays.stream(cells, 1, 10).mapToDouble(Double::parseDouble).toArray();
            steps.computeIfAbsent(cells[10], rule -> new LinkedHashMap<>()).put(Integer.parseInt(cells[0]), values);
        }
        return steps.entrySet().stream().map(entry -> new Reference(entry.getKey(), entry.getValue()));
    }

    private static String resource(String name) {
        try (var stream = UpdateRuleTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    void agreesWithPyTorchInDouble(Reference reference) throws ReflectiveOperationException {
        check("precision double\n" + DECLARATIONS + "minimize loss with " + reference.rule(), reference, 1e-12);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    void agreesWithPyTorchInFloat(Reference reference) throws ReflectiveOperationException {
        check(DECLARATIONS + "minimize loss with " + reference.rule(), reference, 2e-6);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    void optionsMayBeHyperparameters(Reference reference) throws ReflectiveOperationException {
        Matcher numbers = Pattern.compile("(?<=[(=] ?)[0-9][0-9.]*").matcher(reference.rule());
        StringBuilder hypers = new StringBuilder();
        String rule = numbers.replaceAll(number -> {
            String name = "h" + number.start();
            hypers.append("hyper ")
                    .append(name)
                    .append(" = ")
                    .append(number.group())
                    .append('\n');
            return name;
        });
        check(hypers + DECLARATIONS + "minimize loss with " + rule, reference, 2e-6);
    }

    private void check(String source, Reference reference, double tolerance) throws ReflectiveOperationException {
        boolean isFloat = !source.startsWith("precision double");
        Object builder = CompiledModel.of("Model", source, folder)
                .trainer()
                .getMethod("builder")
                .invoke(null);
        call(builder, "p", 2);
        call(builder, "M", number(isFloat, 0.7, -0.2, 0.4, -0.9, 1.1, 0.05));
        call(builder, "v", number(isFloat, 0.35, -0.45));
        call(builder, "s", Array.get(number(isFloat, -1.25), 0));
        Object trainer = call(builder, "build");
        assertThat(reference.steps()).hasSizeGreaterThan(3).containsKey(STEPS);
        for (int step = 1; step <= STEPS; step++) {
            call(trainer, "step", data(isFloat, step));
            if (reference.steps().containsKey(step)) {
                assertThat(parameters(call(trainer, "model")))
                        .as("after step %d", step)
                        .containsExactly(reference.steps().get(step), within(step <= 5 ? tolerance : 5 * tolerance));
            }
        }
    }

    /** As {@code reference.py} has them: other ones in each step. */
    private static Object[] data(boolean isFloat, int step) {
        double f = 1 + 0.25 * (7 * step % 5 - 2);
        return new Object[] {
            number(isFloat, 0.5, 1.5, 3.0, 0.25, 2.0, 0.75),
            number(isFloat, 0.1 * f, -0.4 * f, 0.9 * f, 1.2 * f, 0.3 * f, -0.7 * f),
            number(isFloat, 1.0, 0.5),
            number(isFloat, -0.3 * f, 0.8 * f),
            Array.get(number(isFloat, 2.0), 0),
            Array.get(number(isFloat, 0.6 * f), 0)
        };
    }

    private static double[] parameters(Object model) throws ReflectiveOperationException {
        List<Double> elements = new ArrayList<>();
        for (String name : List.of("M", "v", "s")) {
            Object value = call(model, name);
            int length = value.getClass().isArray() ? Array.getLength(value) : 1;
            for (int i = 0; i < length; i++) {
                Object element = value.getClass().isArray() ? Array.get(value, i) : value;
                elements.add(((Number) element).doubleValue());
            }
        }
        return elements.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Object number(boolean isFloat, double... values) {
        if (!isFloat) {
            return values;
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static Object call(Object target, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : target.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                return method.invoke(target, arguments);
            }
        }
        throw new AssertionError("no " + name + " with " + arguments.length + " arguments");
    }

    /** The gradient of each is the other: both must be read before one is changed. */
    @Test
    void parametersThatAreGradientsOfOthersAreReadBeforeTheyChange() throws ReflectiveOperationException {
        String source = """
                precision double
                param u[3]
                param w[3]
                param a
                param b
                loss = sum(u .* w) + a * b
                minimize loss with sgd(0.5)
                """;
        Object builder = CompiledModel.of("Model", source, folder)
                .trainer()
                .getMethod("builder")
                .invoke(null);
        call(builder, "u", (Object) new double[] {1, 2, 3});
        call(builder, "w", (Object) new double[] {10, 20, 30});
        call(builder, "a", 4.0);
        call(builder, "b", 40.0);
        Object trainer = call(builder, "build");
        assertThat(call(trainer, "step")).isEqualTo(300.0);
        Object model = call(trainer, "model");
        assertThat((double[]) call(model, "u")).containsExactly(-4, -8, -12);
        assertThat((double[]) call(model, "w")).containsExactly(9.5, 19, 28.5);
        assertThat(call(model, "a")).isEqualTo(-16.0);
        assertThat(call(model, "b")).isEqualTo(38.0);
    }

    @Test
    void lossThatIsAParameterIsGivenAsItWasBeforeTheStep() throws ReflectiveOperationException {
        String source =
                "precision double\nparam b ~ constant(3)\nloss = b\nminimize loss with sgd(0.5, momentum = 0.5)\n";
        Object trainer = call(
                CompiledModel.of("Model", source, folder)
                        .trainer()
                        .getMethod("builder")
                        .invoke(null),
                "build");
        assertThat(call(trainer, "step")).isEqualTo(3.0);
        assertThat(call(trainer, "step")).isEqualTo(2.5);
        assertThat(call(trainer, "step")).isEqualTo(1.75);
    }

    /** The update is cut into methods that HotSpot compiles. */
    @Test
    void manyParametersAreAllUpdated() throws ReflectiveOperationException {
        StringBuilder source = new StringBuilder("precision double\n");
        StringBuilder loss = new StringBuilder("loss = 0");
        for (int i = 0; i < 30; i++) {
            source.append("param w").append(i).append("[2] ~ ones\n");
            loss.append(" + sum(w").append(i).append(")");
        }
        source.append(loss).append("\nminimize loss with adam(rate = 0.25, epsilon = 0)\n");
        Object trainer = call(
                CompiledModel.of("Model", source.toString(), folder)
                        .trainer()
                        .getMethod("builder")
                        .invoke(null),
                "build");
        call(trainer, "step");
        call(trainer, "step");
        for (int i = 0; i < 30; i++) {
            assertThat((double[]) call(call(trainer, "model"), "w" + i))
                    .containsExactly(new double[] {0.5, 0.5}, within(1e-12));
        }
    }

    @Test
    void stepOfAdamAllocatesNothing() throws ReflectiveOperationException {
        String source = DECLARATIONS + "minimize loss with adam(decay = 0.1, amsgrad = true)";
        Object builder = CompiledModel.of("Model", source, folder)
                .trainer()
                .getMethod("builder")
                .invoke(null);
        call(builder, "p", 2);
        call(builder, "M", (Object) new float[6]);
        call(builder, "v", (Object) new float[2]);
        call(builder, "s", 1f);
        Object trainer = call(builder, "build");
        Object[] data = {new float[6], new float[6], new float[2], new float[2], 1f, 1f};
        Method step = Arrays.stream(trainer.getClass().getMethods())
                .filter(method -> method.getName().equals("step"))
                .findFirst()
                .orElseThrow();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long steps = 20_000;
        for (int i = 0; i < steps; i++) {
            step.invoke(trainer, data);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < steps; i++) {
            step.invoke(trainer, data);
        }
        // The reflective call boxes the loss that it returns: at most 24 bytes, and nothing besides.
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / steps).isLessThanOrEqualTo(24);
    }

    /** What the updates look like, in the gradient program of a float model with a matrix, a scalar and a hyperparameter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sgd-nesterov | sgd(rate, momentum = 0.9, nesterov = true, decay = 0.01)",
                "adagrad | adagrad(rate, rate_decay = 0.1, initial_accumulator = rate)",
                "rmsprop-centered | rmsprop(alpha = rate, centered = true, momentum = 0.5)",
                "adam | adam(rate)",
                "adamw-amsgrad | adamw(rate, amsgrad = true)"
            })
    void updateIsToBeRead(String golden, String rule) throws IOException {
        String source = """
                input X[n, d]
                hyper rate = 0.1
                param W[d, 2] ~ zeros
                param b ~ zeros
                loss = sum((X * W + b)^2)
                minimize loss with %s
                """.formatted(rule);
        String model = Compiler.compile(new SourceFile("Model.grad", "generated", source))
                .files()
                .get(0)
                .content();
        String program = model.substring(model.indexOf("class GradientProgram"));
        String update = program.substring(
                program.indexOf("        void startUpdates() {"), program.indexOf("\n        private Rows[] enough"));
        Path file = Path.of("src/test/resources/update-rules", golden + ".java.txt");
        if (Boolean.getBoolean("gradsmith.updateGoldens") && System.getenv("CI") == null) {
            Files.writeString(file, update);
        }
        assertThat(update).isEqualTo(Files.readString(file));
    }
}
