package dev.gradsmith.codegen;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generated classes against the reference evaluator, which reads the graph as it was before any rewrite. */
class GeneratedCodeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}, {1} rows, {2} threads")
    @CsvSource({
        "Fixed, 1, 1",
        "Fixed, 7, 1",
        "Fixed, 9000, 3",
        "Symbolic, 1, 1",
        "Symbolic, 130, 1",
        "Symbolic, 9000, 2",
        "Network, 1, 1",
        "Network, 65, 1",
        "Network, 9000, 2",
        "TwoPasses, 2, 1",
        "TwoPasses, 150, 1",
        "Gram, 3, 1",
        "Gram, 70, 1",
        "Functions, 1, 1",
        "Functions, 200, 1",
        "NestedChoices, 5, 1",
        "NestedChoices, 150, 1",
        "NestedChoicesInRow, 5, 1",
        "NoBatch, 1, 1",
        "Head, 4, 1",
        "Head, 90, 1",
        "LeastSquares, 100, 1",
        "Chains, 1, 1",
        "Chains, 2000, 1",
        "Chains, 9000, 2",
        "Curvature, 1, 1",
        "Curvature, 150, 1",
        "Rosenbrock, 1, 1",
        "Layers, 3, 1",
        "Layers, 70, 1",
        "Labels, 1, 1",
        "Labels, 100, 1",
        "Labels, 9000, 2",
        "Opened, 5, 1",
        "Opened, 150, 1",
        "GatedPasses, 5, 1",
        "GatedPasses, 150, 1",
        "GatedPasses, 9000, 2",
        "KeptRows, 5, 1",
        "KeptRows, 150, 1",
        "RepeatedRows, 3, 1",
        "RepeatedRows, 150, 1",
        "Pieces, 1, 1",
        "Pieces, 66, 1",
        "Loop, 5, 1",
        "Review, 6, 1",
        "Thin, 5, 1",
        "Turned, 5, 1",
        "Turned, 9000, 2",
        "Sequence, 2, 1",
        "Sequence, 9000, 2",
        "TwoBlocks, 5, 1",
        "TwoBlocks, 9000, 2",
        "TwoSums, 5, 1",
        "TwoSums, 9000, 2",
        "Widths, 3, 1",
        "Widths, 9000, 2"
    })
    void agreesWithTheReferenceEvaluator(String name, int rows, int threads) throws ReflectiveOperationException {
        String source = CompiledModel.source(name);
        Comparison comparison = new Comparison(name, source, CompiledModel.of(name, source, folder), rows, threads);
        comparison.checkOutputs();
        comparison.checkGradients();
        comparison.checkFunction();
        comparison.checkStep();
    }
}
