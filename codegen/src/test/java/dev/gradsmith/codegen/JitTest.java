package dev.gradsmith.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * HotSpot compiles every method that the steps of a large model call: read off its own log, in a virtual machine of its own. The model has ten thousand
 * operators, four to a layer ({@code -Dgradsmith.jitTestLayers=2500}).
 */
class JitTest {
    private static final int LAYERS = Integer.getInteger("gradsmith.jitTestLayers", 2500);
    private static final int STEPS = 200;
    private static final long MINUTES = 15;

    /**
     * A line of the log: time, number, flags, level, {@code generated.Deep$GradientProgram$Rows::block1Part7 @ 5 (6400 bytes)}. Where there is a place in the method,
     * only a loop has been replaced that was under way: the next call is interpreted.
     */
    private static final Pattern COMPILED =
            Pattern.compile("generated\\.(\\S+)::(\\S+)( @ \\S+)? \\(\\d+ bytes\\)(.*)");

    @TempDir
    private Path folder;

    private static String model() {
        String layers = IntStream.rangeClosed(1, LAYERS)
                .mapToObj(i -> "h%d = tanh(h%d + w[%d] * x)".formatted(i, i - 1, i % 20))
                .collect(Collectors.joining("\n"));
        return """
                input x[n]
                target t[n]
                param w[20] ~ normal(0, 1)
                h0 = w[0] * x
                %s
                output h%d
                minimize mean((h%d - t)^2) with sgd(0.01)
                """.formatted(layers, LAYERS, LAYERS);
    }

    private static String driver() {
        return """
                package generated;

                public final class Driver {
                    private Driver() {}

                    public static void main(String[] arguments) {
                        DeepTrainer trainer = DeepTrainer.builder().seed(1).build();
                        float[] x = {0.5f, -1, 2, 0, 1, 3, -2, 0.25f};
                        float[] t = {1, 0, 1, 0, 1, 0, 1, 0};
                        for (int i = 0; i < %1$d; i++) {
                            trainer.step(x, t);
                        }
                        Deep model = trainer.model();
                        for (int i = 0; i < %1$d; i++) {
                            model.h%2$d(x);
                        }
                    }
                }
                """.formatted(STEPS, LAYERS);
    }

    @Test
    void compilesEveryMethod() throws IOException, InterruptedException {
        CompiledModel.of("Deep", model(), folder).with("Driver", driver());
        Map<String, Integer> sizes = MethodSizes.of(folder);
        Path log = folder.resolve("jit.log");
        run(log);

        assertThat(sizes)
                .allSatisfy((method, size) -> assertThat(size).as(method).isLessThan(MethodSizes.MOST));
        Set<String> called =
                sizes.keySet().stream().filter(JitTest::isPartOfStep).collect(Collectors.toCollection(TreeSet::new));
        assertThat(called).hasSizeGreaterThan(50);
        assertThat(compiled(log)).containsAll(called);
    }

    /** What computes rows and moves parameters, at every step. */
    private static boolean isPartOfStep(String method) {
        return method.matches("Deep\\$(Gradient|H\\d+)Program\\$Rows\\.(block|pass|sums|reset|resetUnsliced)\\d.*")
                || method.matches("Deep\\$(Gradient|H\\d+)Program\\.(stage\\d+.*|update|run)");
    }

    private void run(Path log) throws IOException, InterruptedException {
        String classPath = folder + File.pathSeparator + System.getProperty("java.class.path");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // So that methods are compiled while the thread goes no further: none is missed at the end.
                        "-Xbatch",
                        // A short method that is a part of its caller would not be compiled by itself.
                        "-XX:-Inline",
                        "-XX:-TieredCompilation",
                        "-XX:CompileThreshold=100",
                        "-Xlog:jit+compilation=debug:file=" + log,
                        "-cp",
                        classPath,
                        "generated.Driver"))
                .inheritIO()
                .start();
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static Set<String> compiled(Path log) throws IOException {
        Set<String> methods = new TreeSet<>();
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = COMPILED.matcher(line);
            if (matcher.find()) {
                assertThat(matcher.group(4)).as(line).doesNotContain("not compilable", "COMPILE SKIPPED");
                if (matcher.group(3) == null) {
                    methods.add(matcher.group(1) + "." + matcher.group(2));
                }
            }
        }
        return methods;
    }
}
