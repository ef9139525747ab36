package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.check.Checker;
import dev.gradsmith.dsl.parse.ModelParser;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.NDArray;
import dev.gradsmith.graph.evaluate.ReferenceEvaluator;
import dev.gradsmith.graph.evaluate.Sizes;
import dev.gradsmith.graph.model.Definition;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.model.Precision;
import dev.gradsmith.graph.rewrite.Simplifier;
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

/** The table of docs/differentiation.md, row by row, against the reference evaluator and against generated code in both precisions. */
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

        Object argument(Reals reals) {
            double[] numbers = numbers(at);
            return isVector() ? reals.array(numbers) : reals.scalar(numbers[0]);
        }

        void check(int derivative, double[] found, double tolerance, SoftAssertions softly) {
            double[] wanted = numbers(expected.get(derivative));
            boolean same = wanted.length == found.length;
            for (int i = 0; same && i < wanted.length; i++) {
                same = isClose(found[i], wanted[i], tolerance);
            }
            softly.assertThat(same)
                    .as("%s of %s at %s is %s", PREFIXES.get(derivative), function, at, Arrays.toString(found))
                    .isTrue();
        }

        /** Relative to the number wanted; next to 0 also where float has no more digits. */
        private static boolean isClose(double found, double wanted, double tolerance) {
            if (!Double.isFinite(wanted)) {
                return Double.compare(found, wanted) == 0;
            }
            double scale = Math.abs(wanted) < 1e-30 ? 1 : Math.abs(wanted);
            return Math.abs(found - wanted) <= tolerance * scale;
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
                .filter(line -> line.startsWith("| `"))
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            ROWS.add(Row.of(i, lines.get(i)));
        }
        assertThat(ROWS).hasSizeGreaterThan(100);
    }

    private static String source(Reals reals) {
        StringBuilder source = new StringBuilder(reals.declaration());
        ROWS.forEach(row -> source.append(row.declaration()).append('\n'));
        ROWS.forEach(row -> source.append(row.definitions()));
        return source.toString();
    }

    /** After the rewrites, because some of them keep what the formula as it is written would lose. */
    @Test
    void referenceEvaluatorGivesWhatThePageSays() {
        DiagnosticSink sink = new DiagnosticSink();
        String source = source(new Reals(Precision.DOUBLE));
        ModelGraph model = Checker.check(ModelParser.parse("Edges", "Edges.grad", source, sink), sink)
                .orElseThrow(() -> new AssertionError(sink.diagnostics()));
        List<Node> nodes = Simplifier.simplify(
                model.graph(),
                model.definitions().stream().map(Definition::node).toList());
        Map<String, NDArray> values = new HashMap<>();
        ROWS.forEach(row -> values.put(row.variable(), row.point()));
        ReferenceEvaluator evaluator = new ReferenceEvaluator(new Sizes(Map.of()), values);
        SoftAssertions softly = new SoftAssertions();
        for (Row row : ROWS) {
            for (int i = 0; i < 3; i++) {
                double[] found =
                        evaluator.evaluate(nodes.get(3 * row.number() + i)).values();
                row.check(i, found, 1e-12, softly);
            }
        }
        softly.assertAll();
    }

    @Test
    void generatedCodeInDoubleGivesWhatThePageSays() {
        checkGenerated(new Reals(Precision.DOUBLE), 1e-12);
    }

    @Test
    void generatedCodeInFloatGivesWhatThePageSays() {
        checkGenerated(new Reals(Precision.FLOAT), 2e-6);
    }

    private void checkGenerated(Reals reals, double tolerance) {
        CompiledModel compiled = CompiledModel.of("Edges", source(reals), folder);
        GeneratedObject builder = GeneratedObject.builder(compiled.model());
        ROWS.forEach(row -> builder.call(row.variable(), row.argument(reals)));
        GeneratedObject model = builder.object("build");
        SoftAssertions softly = new SoftAssertions();
        for (Row row : ROWS) {
            for (int i = 0; i < 3; i++) {
                row.check(i, model.array(Row.PREFIXES.get(i) + row.number()), tolerance, softly);
            }
        }
        softly.assertAll();
    }
}
