package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.compiler.Compilation;
import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.compiler.SourceFile;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What generated sources look like, and what a step costs in memory. */
class GeneratedSourceTest {
    @TempDir
    private Path folder;

    private static Compilation compile(String name, String source) {
        return Compiler.compile(new SourceFile("models/" + name + ".grad", "generated", source));
    }

    /** Of the gradient's program, its class alone. */
    private static String gradientProgram(String name) {
        String model = compile(name, CompiledModel.source(name)).files().get(0).content();
        return model.substring(model.indexOf("class GradientProgram"), model.indexOf("class HessianProgram"));
    }

    private static long count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1L;
    }

    @Test
    void leastSquaresReadsItsDataInOnePass() {
        String fixed = gradientProgram("Fixed");
        assertThat(count(fixed, "void pass")).isEqualTo(2); // one that drives, one that walks
        String rows = fixed.substring(fixed.indexOf("final class Rows"));
        assertThat(count(rows, " = X[")).isEqualTo(3); // each of the three features once
        String symbolic = gradientProgram("Symbolic");
        assertThat(count(symbolic, "void block")).isEqualTo(1);
    }

    @Test
    void sameModelGivesTheSameBytes() {
        String source = CompiledModel.source("Network");
        assertThat(compile("Network", source).files())
                .isEqualTo(compile("Network", source).files());
    }

    @Test
    void formulasStandAboveTheStatements() {
        assertThat(gradientProgram("Symbolic")).contains("// ∂loss/∂w = 2 X' (y - yhat)");
    }

    @ParameterizedTest
    @CsvSource({"Fixed, 12, 4", "Symbolic, 12, 4"})
    void stepAllocatesNothing(String name, int features, int rows) throws ReflectiveOperationException {
        boolean isFloat = name.equals("Fixed");
        Object builder = CompiledModel.of(name, CompiledModel.source(name), folder)
                .trainer()
                .getMethod("builder")
                .invoke(null);
        if (!isFloat) {
            builder.getClass().getMethod("d", int.class).invoke(builder, features / rows);
            builder.getClass().getMethod("b", double.class).invoke(builder, 0.5);
        }
        Object trainer = builder.getClass().getMethod("build").invoke(builder);
        Object x = isFloat ? new float[features] : new double[features];
        Object y = isFloat ? new float[rows] : new double[rows];
        Method step = trainer.getClass().getMethod("step", x.getClass(), y.getClass());
        Object[] arguments = {x, y};
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long steps = 20_000;
        for (int i = 0; i < steps; i++) {
            step.invoke(trainer, arguments);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < steps; i++) {
            step.invoke(trainer, arguments);
        }
        // The reflective call boxes the loss that it returns: at most 24 bytes, and nothing besides.
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / steps).isLessThanOrEqualTo(24);
    }

    /** A model that passes over its rows twice keeps row values; the last batch of an epoch is often shorter. */
    @Test
    void shorterBatchAllocatesNothing() throws ReflectiveOperationException {
        CompiledModel compiled = CompiledModel.of("Centred", """
                input  x[n, 2]
                target t[n]
                param  w[2] ~ ones
                y = x * w
                c = y - mean(y)
                minimize mean((c - mean(c^2) - t)^2) with sgd(0.01)
                """, folder);
        Object trainer = GeneratedObject.builder(compiled.trainer()).call("build");
        Method step = trainer.getClass().getMethod("step", float[].class, float[].class);
        Object[] whole = {new float[64], new float[32]};
        Object[] rest = {new float[40], new float[20]};
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int rounds = 20_000;
        long before = 0;
        for (int i = 0; i < 2 * rounds; i++) {
            before = i == rounds ? threads.getCurrentThreadAllocatedBytes() : before;
            step.invoke(trainer, whole);
            step.invoke(trainer, rest);
        }
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / rounds).isLessThanOrEqualTo(2 * 24);
    }

    @ParameterizedTest
    @ValueSource(strings = {"builder", "class", "int", "seed", "hashCode"})
    void namesThatJavaHasAreRefused(String name) {
        Compilation compilation = compile("Model", "param " + name + " ~ ones\nloss = " + name + "^2\n");
        assertThat(compilation.diagnostics()).hasSize(1);
        assertThat(compilation.diagnostics().get(0).message()).contains("'" + name + "' has a meaning of its own");
    }

    @Test
    void fileNameThatNoClassCanHaveIsRefused() {
        Compilation compilation = compile("my-model", "param w ~ ones\nloss = w^2\n");
        assertThat(compilation.diagnostics()).hasSize(1);
        assertThat(compilation.files()).isEqualTo(List.of());
    }
}
