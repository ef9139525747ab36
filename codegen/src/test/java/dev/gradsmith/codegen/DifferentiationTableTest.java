package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.check.Checker;
import dev.gradsmith.dsl.parse.ModelParser;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.model.Definition;
import dev.gradsmith.graph.model.ModelGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of docs/differentiation.md, row by row, against the reference evaluator and against generated code. */
class DifferentiationTableTest {
    private static final Path PAGE = Path.of("../docs/differentiation.md");
    private static final List<Row> ROWS = new ArrayList<>();

    @TempDir
    private Path folder;

    /**
     * @param at the point, a number or a vector
     * @param expected f, its derivative and its second derivative, as the page has them
     */
    private record Row(int number, String function, String at, List<String> expected) {
        private static final List<String> PREFIXES = List.of("f", "df", "ddf");

        static Row of(int number, String line) {
            String[] cells = line.split("\\|", -1);
            List<String> expected =
                    Arrays.stream(cells, 3, 6).map(String::strip).toList();
            return new Row(number, cells[1].strip().replace("`", ""), cells[2].strip(), expected);
        }

        String variable() {
            return "x" + number;
        }

        String declaration() {
            return "param " + variable() + (isVector() ? "[" + numbers(at).length + "]" : "");
        }

        /** What does not depend on x any more has the derivative 0, which {@code grad} gives of what depends on it. */
        String definitions() {
            String x = variable();
            return "f%d = sum(%s)%n".formatted(number, function.replaceAll("\\bx\\b", x))
                    + "df%d = grad(f%d, %s)%n".formatted(number, number, x)
                    + "ddf%1$d = grad(sum(df%1$d) + stop_gradient(sum(%2$s)), %2$s)%n".formatted(number, x);
        }

        boolean isVector() {
            return at.startsWith("[");
        }

        NDArray point() {
            double[] numbers = numbers(at);
            return isVector() ? NDArray.of(new int[] {numbers.length}, numbers) : NDArray.scalar(numbers[0]);
        }

        Object argument() {
            double[] numbers = numbers(at);
            return isVector() ? numbers : (Object) numbers[0];
        }

        void check(int derivative, double[] found, SoftAssertions softly) {
            if (expected.get(derivative).equals("–")) {
                return;
            }
            double[] wanted = numbers(expected.get(derivative));
            boolean same = wanted.length == found.length;
            for (int i = 0; same && i < wanted.length; i++) {
                same = isClose(found[i], wanted[i]);
            }
            softly.assertThat(same)
                    .as("%s of %s at %s is %s", PREFIXES.get(derivative), function, at, Arrays.toString(found))
                    .isTrue();
        }

        private static boolean isClose(double found, double wanted) {
            if (Double.isFinite(wanted)) {
                return Math.abs(found - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted));
            }
            return Double.compare(found, wanted) == 0;
        }

        private static double[] numbers(String text) {
            return Arrays.stream(text.replaceAll("[\\[\\]]", "").split(","))
                    .map(String::strip)
                    .map(one -> one.replace("inf", "Infinity").replace("nan", "NaN"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }

    @BeforeAll
    static void readTable() throws IOException {
        List<String> lines = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `") && !line.startsWith("| `f`"))
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            ROWS.add(Row.of(i, lines.get(i)));
        }
        assertThat(ROWS).hasSizeGreaterThan(50);
    }

    private static String source() {
        StringBuilder source = new StringBuilder("precision double\n");
        ROWS.forEach(row -> source.append(row.declaration()).append('\n'));
        ROWS.forEach(row -> source.append(row.definitions()));
        return source.toString();
    }

    @Test
    void referenceEvaluatorGivesWhatThePageSays() {
        DiagnosticSink sink = new DiagnosticSink();
        ModelGraph model = Checker.check(ModelParser.parse("Edges", "Edges.grad", source(), sink), sink)
                .orElseThrow(() -> new AssertionError(sink.diagnostics()));
        Map<String, NDArray> values = new HashMap<>();
        ROWS.forEach(row -> values.put(row.variable(), row.point()));
        ReferenceEvaluator evaluator = new ReferenceEvaluator(new Sizes(Map.of()), values);
        SoftAssertions softly = new SoftAssertions();
        for (Row row : ROWS) {
            for (int i = 0; i < 3; i++) {
                Definition definition = model.definitions().get(3 * row.number() + i);
                row.check(i, evaluator.evaluate(definition.node()).values(), softly);
            }
        }
        softly.assertAll();
    }

    @Test
    void generatedCodeGivesWhatThePageSays() {
        CompiledModel compiled = CompiledModel.of("Edges", source(), folder);
        GeneratedObject builder = GeneratedObject.builder(compiled.model());
        ROWS.forEach(row -> builder.call(row.variable(), row.argument()));
        GeneratedObject model = builder.object("build");
        SoftAssertions softly = new SoftAssertions();
        for (Row row : ROWS) {
            for (int i = 0; i < 3; i++) {
                row.check(i, model.array(Row.PREFIXES.get(i) + row.number()), softly);
            }
        }
        softly.assertAll();
    }
}
