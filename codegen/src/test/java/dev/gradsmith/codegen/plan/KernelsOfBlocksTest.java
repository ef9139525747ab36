package dev.gradsmith.codegen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.check.Checker;
import dev.gradsmith.dsl.parse.ModelParser;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.model.Definition;
import dev.gradsmith.graph.model.ModelGraph;
import dev.gradsmith.graph.rewrite.Simplifier;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pass that walks blocks of rows is made of. */
class KernelsOfBlocksTest {
    private static final String DATA = "input x[n, 300]\ninput v[n]\nparam p[300] ~ zeros\n";

    private static List<Kernel> kernels(String statements) {
        return passes(statements)
                .flatMap(pass -> Stream.concat(pass.parts().stream(), pass.sums().stream()))
                .flatMap(List::stream)
                .toList();
    }

    private static Stream<Stage.Pass> passes(String statements) {
        DiagnosticSink sink = new DiagnosticSink();
        ModelGraph model = Checker.check(ModelParser.parse("M", "M.grad", DATA + statements, sink), sink)
                .orElseThrow(() -> new AssertionError(sink.diagnostics()));
        List<Node> simple = Simplifier.simplify(
                model.graph(), model.outputs().stream().map(Definition::node).toList());
        List<Program.Result> results =
                simple.stream().map(node -> new Program.Result("result", node)).toList();
        Program program = new Program(results, List.of());
        return Planner.plan(program, model.batch()).passes().stream();
    }

    private static List<String> kinds(String statements) {
        return kernels(statements).stream()
                .map(kernel -> kernel.getClass().getSimpleName())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y = 2*x + 1",
                "y = abs(x) .* x / 3 - x",
                "y = relu(x) - sqrt(x)",
                "y = max(x, 0.5) + min(x, 2)",
                "y = x^2",
            })
    void arithmeticIsOneFlatLoop(String definition) {
        assertThat(kinds(definition + "\noutput y")).containsExactly("Flat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"y = where(x > 0, x, 2*x)", "y = x^2.5", "y = sin(x)", "y = x .* sign(x)"})
    void conditionsAndOtherFunctionsAreNot(String definition) {
        assertThat(kinds(definition + "\noutput y")).containsExactly("Loop");
    }

    @Test
    void functionsOfOneNumberToARowAreComputedInBlocks() {
        assertThat(kinds("y = tanh(2*v)\noutput y")).containsExactly("Flat", "Function");
        assertThat(passes("y = 2*v + 1\noutput y"))
                .extracting(Stage.Pass::shape)
                .containsExactly(Stage.Walk.UNROLLED);
        assertThat(passes("y = mean(tanh(2*v))\noutput y"))
                .extracting(Stage.Pass::shape)
                .containsExactly(Stage.Walk.UNROLLED);
    }

    /** Three operations each. */
    private static String chain(int length, String argument) {
        return "abs(0.5 - 0.3*".repeat(length) + argument + ")".repeat(length);
    }

    /** C2 makes no vector instructions of a longer body: the same operations take twenty times as long. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "v"})
    void aLongFormulaIsSeveralShortLoops(String data) {
        List<Kernel> kernels = kernels("y = " + chain(30, data) + "\noutput y");
        assertThat(kernels)
                .hasSize(3)
                .allSatisfy(kernel -> assertThat(body(kernel)).matches(FlatBody::isShort));
    }

    @Test
    void theLongerPartOfAFormulaIsStored() {
        List<Kernel> kernels = kernels("y = " + chain(4, "x") + " .* " + chain(10, "x^2") + "\noutput y");
        assertThat(kernels)
                .extracting(kernel -> body(kernel).operations().size())
                .containsExactly(31, 13);
    }

    @Test
    void loopsAreFusedAsFarAsTheyStayShort() {
        String columns = IntStream.range(0, 8)
                .mapToObj(i -> "y" + i + " = x + " + i + "\noutput y" + i + "\n")
                .collect(Collectors.joining());
        assertThat(kinds(columns)).containsExactly("Flat", "Flat");
    }

    @Test
    void aLongChainOfNumbersIsComputedInBlocks() {
        assertThat(passes("y = " + chain(13, "v") + "\noutput y"))
                .extracting(Stage.Pass::shape)
                .containsExactly(Stage.Walk.UNROLLED);
        assertThat(passes("y = " + chain(14, "v") + "\noutput y"))
                .extracting(Stage.Pass::shape)
                .containsExactly(Stage.Walk.BLOCKS);
    }

    private static FlatBody body(Kernel kernel) {
        Kernel.Flat loop = (Kernel.Flat) kernel;
        FlatLoops loops = new FlatLoops(
                node -> loop.stores().contains(node) || loop.reads().contains(node));
        return loop.stores().stream()
                .map(node -> loops.body(node).orElseThrow())
                .reduce(FlatBody::and)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "log", "tanh", "sigmoid", "softplus", "expm1", "log1p"})
    void functionsOfTheRuntime(String function) {
        assertThat(kinds("y = " + function + "(2*x)\noutput y")).containsExactly("Flat", "Function");
    }

    @Test
    void whatRepeatsIsSpread() {
        List<Kernel> rows = kernels("y = x + p\noutput y");
        assertThat(rows).hasSize(2);
        assertThat(Spread.of(rows.get(0).results().get(0))).contains(Spread.ROWS);
        assertThat(rows.get(1)).isInstanceOf(Kernel.Flat.class);
        List<Kernel> elements = kernels("y = x - mean(x, 1)\noutput y");
        assertThat(elements).hasSize(4);
        assertThat(elements.get(0)).isInstanceOf(Kernel.Fold.class);
        assertThat(elements.get(1)).isInstanceOf(Kernel.Flat.class);
        assertThat(Spread.of(elements.get(2).results().get(0))).contains(Spread.ELEMENTS);
        assertThat(elements.get(3)).isInstanceOf(Kernel.Flat.class);
    }

    @Test
    void sumsOverRowsAreKernels() {
        assertThat(kinds("s = sum(x^2)\noutput s")).containsExactly("Flat", "Sum");
        assertThat(kinds("s = sum(x^2, 0)\noutput s")).containsExactly("Flat", "Sum");
        assertThat(kinds("s = max(x^2, axis = 0)\noutput s")).containsExactly("Loop");
    }

    @Test
    void theDerivativeOfReluIsAKernel() {
        assertThat(kinds("y = grad(sum(relu(2*x) .* x^3), x)\noutput y")).contains("Gated");
        assertThat(kinds("y = (2*x) .* where(x^3 > 0, 1, 0)\noutput y")).contains("Gated");
        assertThat(kinds("y = (2*x) .* where(x^3 >= 0, 1, 0)\noutput y")).doesNotContain("Gated");
        assertThat(kinds("y = (2*x) .* where(x^3 > 0, 2, 0)\noutput y")).doesNotContain("Gated");
    }

    @Test
    void matricesAreSummedApartFromTheRows() {
        assertThat(passes("g = x'*(2*x)\noutput g")).allMatch(Stage.Pass::sumsApart);
        assertThat(passes("g = x'*(2*v)\noutput g")).noneMatch(Stage.Pass::sumsApart);
    }

    /** A function of one number for each row between the two products with the data: each block is read from memory once, and out of cache again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(z - v)^2",
                "softplus(-v .* z)",
                "exp(z) - v .* z",
                "max(0, 1 - v .* z)",
                "where(abs(z - v) < 1, (z - v)^2, 2*abs(z - v) - 1)",
            })
    void aLinearModelOfManyColumnsIsTwoKernels(String loss) {
        String model = "input A[n, 100]\nparam q[100] ~ zeros\nz = A*q\ng = grad(mean(" + loss + "), q)\noutput g";
        assertThat(passes(model))
                .singleElement()
                .satisfies(pass -> assertThat(pass.shape()).isEqualTo(Stage.Walk.BLOCKS));
        assertThat(kinds(model).stream().filter("Product"::equals)).hasSize(2);
        String narrow = model.replace("100", "20");
        assertThat(passes(narrow)).allMatch(pass -> pass.shape() == Stage.Walk.UNROLLED);
    }
}
