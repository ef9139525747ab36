package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.graph.model.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loss and gradients of every model of the examples' zoo against PyTorch's, in both precisions: {@code src/test/resources/reference/README.md}.
 * The model files are compiled as they are but for the line of their precision. Dropout is compared outside of training, where it is the identity.
 */
class ZooReferenceTest {
    private static final Path ZOO = Path.of("../examples/src/main/grad/dev/gradsmith/examples/zoo");

    @TempDir
    private Path folder;

    static Set<String> models() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        ZooReference.lines().forEach(line -> names.add(line.model()));
        return names;
    }

    @Test
    void everyModelHasAReference() throws IOException {
        try (Stream<Path> files = Files.list(ZOO)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".grad", "")))
                    .containsExactlyInAnyOrderElementsOf(models());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void agreesInDouble(String model) throws IOException {
        check(model, new Reals(Precision.DOUBLE), new Closeness(1e-10));
    }

    @ParameterizedTest
    @MethodSource("models")
    void agreesInFloat(String model) throws IOException {
        check(model, new Reals(Precision.FLOAT), new Closeness(1e-5));
    }

    private void check(String name, Reals reals, Closeness closeness) throws IOException {
        String text = Files.readString(ZOO.resolve(name + ".grad")).replaceAll("(?m)^precision .*$", "");
        CompiledModel compiled = CompiledModel.of(name, reals.declaration() + text, folder);
        ZooReference reference = ZooReference.of(name);
        GeneratedObject model = reference.build(GeneratedObject.builder(compiled.model()), reals);
        Object[] data = reference.data(reals);

        closeness.check("loss", model.array("loss", data), reference.loss());
        if (text.contains("dropout")) {
            checkFunction(model.object("function", data), reference, closeness);
            return;
        }
        GeneratedObject gradients = model.object("gradients", data);
        closeness.check("loss", gradients.array("loss"), reference.loss());
        reference.gradients().forEach(gradient -> gradient.check(gradients.array(gradient.parameter()), closeness));
    }

    /** The gradient outside of training is that of the model as a function of its parameters in the order of their declaration. */
    private static void checkFunction(GeneratedObject function, ZooReference reference, Closeness closeness) {
        double[] at = reference.parameters();
        double[] all = new double[at.length];
        function.call("gradient", at, all);
        int from = 0;
        for (ZooReference.Gradient gradient : reference.gradients()) {
            int to = from + reference.sizeOf(gradient.parameter());
            gradient.check(Arrays.copyOfRange(all, from, to), closeness);
            from = to;
        }
        assertThat(from).isEqualTo(all.length);
    }
}
