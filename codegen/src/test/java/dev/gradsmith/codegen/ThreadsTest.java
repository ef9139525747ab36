package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.graph.model.Precision;
import dev.gradsmith.runtime.Execution;
import dev.gradsmith.runtime.Kernels;
import dev.gradsmith.runtime.vector.VectorKernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every model of the zoo, trained with one, two and seven threads, in plain Java and on the Vector API: the parameters end with the same bits.
 */
class ThreadsTest {
    private static final Path ZOO = Path.of("../examples/src/main/grad/dev/gradsmith/examples/zoo");
    private static final int STEPS = 3;

    @TempDir
    private Path folder;

    static Set<String> models() throws IOException {
        return ZooReferenceTest.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void endsWithTheSameBits(String name) throws IOException {
        assertSameBits(name, new Reals(Precision.FLOAT));
    }

    @ParameterizedTest
    @MethodSource("models")
    void endsWithTheSameBitsInDoublePrecision(String name) throws IOException {
        assertSameBits(name, new Reals(Precision.DOUBLE));
    }

    private void assertSameBits(String name, Reals reals) throws IOException {
        String text = Files.readString(ZOO.resolve(name + ".grad")).replaceAll("(?m)^precision .*$", "");
        CompiledModel compiled = CompiledModel.of(name, reals.declaration() + text, folder);
        List<double[]> expected = trained(compiled, name, reals, 1, Kernels.plain());
        for (int threads : new int[] {1, 2, 7}) {
            for (Kernels kernels : List.of(Kernels.plain(), VectorKernels.INSTANCE)) {
                List<double[]> found = trained(compiled, name, reals, threads, kernels);
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(found.get(i))
                            .as("%d threads, %s", threads, kernels.getClass().getSimpleName())
                            .isEqualTo(expected.get(i));
                }
            }
        }
    }

    private List<double[]> trained(CompiledModel compiled, String name, Reals reals, int threads, Kernels kernels)
            throws IOException {
        ZooReference reference = ZooReference.of(name);
        GeneratedObject builder = GeneratedObject.builder(compiled.model());
        builder.call("execution", Execution.threads(threads).withKernels(kernels));
        GeneratedObject model = reference.build(builder, reals);
        GeneratedObject trainer = GeneratedObject.trainerOf(compiled.trainer(), model);
        Object[] data = ManyRows.of(name, reference.data(reals));
        for (int step = 0; step < STEPS; step++) {
            trainer.call("step", data);
        }
        List<double[]> parameters = new ArrayList<>();
        for (ZooReference.Gradient gradient : reference.gradients()) {
            parameters.add(model.array(gradient.parameter()));
        }
        return parameters;
    }
}
