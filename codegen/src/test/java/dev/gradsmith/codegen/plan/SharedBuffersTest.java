package dev.gradsmith.codegen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.check.Checker;
import dev.gradsmith.dsl.parse.ModelParser;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of a block that are not needed at the same time have one array; the tests of generated code say that none is missed. */
class SharedBuffersTest {
    private static ModelGraph model(String source) {
        DiagnosticSink sink = new DiagnosticSink();
        return Checker.check(ModelParser.parse("M", "M.grad", source, sink), sink)
                .orElseThrow(() -> new AssertionError(sink.diagnostics()));
    }

    private static String chain(int layers) {
        return "input x[n, 300]\nh0 = exp(x)\n"
                + IntStream.range(1, layers)
                        .mapToObj(i -> "h%d = tanh(h%d)".formatted(i, i - 1))
                        .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 40})
    void aChainNeedsTwo(int layers) {
        ModelGraph model = model(chain(layers) + "\noutput h" + (layers - 1));
        List<Program.Result> results = model.outputs().stream()
                .map(output -> new Program.Result(output.name(), output.node()))
                .toList();
        Plan plan = Planner.plan(new Program(results, List.of()), model.batch());
        long own = plan.stored().stream()
                .filter(node ->
                        !plan.rowResults().contains(node) && !plan.shared().containsKey(node))
                .count();
        assertThat(own).isEqualTo(2);
    }

    @Test
    void memoryIsCountedInBytes() {
        ModelGraph model = model("""
                input x[n, 300]
                target t[n]
                param w[300] ~ zeros
                minimize mean((x*w - t)^2) with adam(0.1)
                """);
        Program program = Programs.of(model).gradient().orElseThrow();
        Plan plan = Planner.plan(program, model.batch());
        MemoryPlan memory = MemoryPlan.of(model, plan);
        assertThat(memory.parameters()).hasToString("1200");
        assertThat(memory.states()).hasToString("2400");
        assertThat(memory.data()).hasToString("1204");
        assertThat(memory.examples()).hasToString("0");
        assertThat(memory.sums()).hasToString("1204");
    }
}
