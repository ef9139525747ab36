package dev.gradsmith.benchmarks;

import dev.gradsmith.compiler.Compilation;
import dev.gradsmith.compiler.Compiler;
import dev.gradsmith.compiler.GeneratedFile;
import dev.gradsmith.compiler.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the text of a model to Java, in a warm virtual machine, and from there to classes by javac. How large the generated classes are is said on
 * the console.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class CompilerBenchmark {
    /** Operators of the model, before differentiation. */
    @Param({"100", "1000", "10000"})
    public int operators;

    private String text = "";
    private List<GeneratedFile> generated = List.of();

    @Setup
    public void setUp() {
        StringBuilder model = new StringBuilder("input x[n]\ntarget t[n]\nparam w[20] ~ normal(0, 1)\nh0 = w[0] * x\n");
        int layers = operators / 4;
        for (int i = 1; i <= layers; i++) {
            model.append("h%d = tanh(h%d + w[%d] * x)\n".formatted(i, i - 1, i % 20));
        }
        text = model.append("loss = mean((h" + layers + " - t)^2)\nminimize loss with sgd(rate = 0.01)\noutput h"
                        + layers + "\n")
                .toString();
        generated = gradsmith().files();
        long lines = generated.stream().flatMap(file -> file.content().lines()).count();
        int characters =
                generated.stream().mapToInt(file -> file.content().length()).sum();
        System.out.printf("%d operators: %d lines, %d characters of Java%n", operators, lines, characters);
    }

    @Benchmark
    public Compilation gradsmith() {
        return Compiler.compile(new SourceFile("Deep.grad", "generated", text));
    }

    /** What comes after it in a build. */
    @Benchmark
    public int javac() throws IOException {
        return JavaCompilation.of(generated).classes();
    }
}
