package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.model.Precision;
import dev.gradsmith.graph.op.Variable;
import dev.gradsmith.graph.update.ChosenRule;
import dev.gradsmith.graph.update.KnownRules;
import dev.gradsmith.graph.update.UpdateFormula;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX's own operator cases, for what the language has in common with it: {@code src/test/resources/reference/README.md}. */
class OnnxReferenceTest {
    private static final Path FOLDER = Path.of("src/test/resources/reference");

    @TempDir
    private Path folder;

    record Case(String name, List<String> declarations, String expression, List<double[]> inputs, double[] expected) {
        static Case of(String line) {
            String[] parts = line.split("; ", -1);
            return new Case(
                    parts[0],
                    List.of(parts[1].split("\\|")),
                    parts[2],
                    Arrays.stream(parts[3].split("\\|"))
                            .map(OnnxReferenceTest::numbers)
                            .toList(),
                    numbers(parts[4]));
        }

        String model() {
            StringBuilder model = new StringBuilder("precision float\n");
            declarations.forEach(
                    declaration -> model.append("input ").append(declaration).append('\n'));
            return model.append("z = ")
                    .append(expression)
                    .append("\noutput z\n")
                    .toString();
        }

        Object[] arguments() {
            List<Object> arguments = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                arguments.add(argument(declarations.get(i), inputs.get(i)));
            }
            return arguments.toArray();
        }

        private static Object argument(String declaration, double... values) {
            if (declaration.contains("index(")) {
                return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
            }
            Reals reals = new Reals(Precision.FLOAT);
            return declaration.contains("[") ? reals.array(values) : reals.scalar(values[0]);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    static Stream<Case> cases() throws IOException {
        return Files.readAllLines(FOLDER.resolve("onnx.csv")).stream().map(Case::of);
    }

    static Stream<String> updates() throws IOException {
        return Files.readAllLines(FOLDER.resolve("onnx_updates.csv")).stream();
    }

    @Test
    void thereAreEnoughCases() throws IOException {
        assertThat(cases().count()).isGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agrees(Case reference) {
        CompiledModel compiled = CompiledModel.of("Operator", reference.model(), folder);
        GeneratedObject model = GeneratedObject.builder(compiled.model()).object("build");
        new Closeness(1e-5).check(reference.name(), model.array("z", reference.arguments()), reference.expected());
    }

    /** The formula that is emitted for a rule, from the states that the case begins with. */
    @ParameterizedTest
    @MethodSource("updates")
    void updateAgrees(String line) {
        String[] parts = line.split("; ", -1);
        Graph graph = new Graph();
        Map<String, Node> options = new HashMap<>();
        Set<String> flags = new HashSet<>();
        for (String option : parts[2].split(" ")) {
            String[] pair = option.split("=");
            if (pair.length == 1) {
                flags.add(option);
            } else {
                options.put(pair[0], graph.constant(Double.parseDouble(pair[1])));
            }
        }
        UpdateFormula formula =
                UpdateFormula.of(ChosenRule.of(KnownRules.find(parts[1]).orElseThrow(), options, flags, graph), graph);
        List<double[]> before = Arrays.stream(parts[4].split("\\|"))
                .map(OnnxReferenceTest::numbers)
                .toList();
        List<double[]> after = Arrays.stream(parts[5].split("\\|"))
                .map(OnnxReferenceTest::numbers)
                .toList();
        for (int i = 0; i < before.get(0).length; i++) {
            check(parts, formula, column(before, i), column(after, i));
        }
    }

    private static double[] column(List<double[]> values, int column) {
        return values.stream().mapToDouble(one -> one[column]).toArray();
    }

    private static void put(Map<String, NDArray> given, Node variable, double value) {
        given.put(((Variable) variable.op()).name(), NDArray.scalar(value));
    }

    private static void check(String[] parts, UpdateFormula formula, double[] before, double... after) {
        Map<String, NDArray> given = new HashMap<>();
        put(given, formula.parameter(), before[0]);
        put(given, formula.gradient(), before[1]);
        put(given, formula.step(), Double.parseDouble(parts[3]));
        List<Node> results = new ArrayList<>(List.of(formula.next()));
        for (int i = 0; i < formula.states().size(); i++) {
            put(given, formula.states().get(i).before(), before[2 + i]);
            results.add(formula.states().get(i).after());
        }
        double[] found = new ReferenceEvaluator(new Sizes(Map.of()), given)
                .evaluate(results).stream().mapToDouble(NDArray::value).toArray();
        new Closeness(1e-5).check(parts[0], found, after);
    }
}
